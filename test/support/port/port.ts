import { accountActions } from '../imap/embedded/account';
import { Store } from '../imap/embedded/store';
import type { TestServer } from '../imap/server';

/** Mail in memory, and no server in front of it. Its `port` is a number to tell it by. */
export interface Port extends TestServer {
	readonly name: 'port';
	/** Visits since the last `reset`, refused ones too. */
	readonly visits: number;
	reset(): void;
}

interface Place {
	readonly store: Store;
	readonly password: string;
	noteVisit(): void;
}

const PASSWORD = 'secret';
/** Nothing is ever there. */
export const CLOSED_PORT = 1;

const places = new Map<number, Place>();

/** Returns a mailbox port in place of a server: the same mail, read without a connection or IMAP. */
export function openPort(): Port {
	const store = new Store({ changed() {}, removed() {} });
	const port = CLOSED_PORT + 1 + places.size;
	let visits = 0;
	places.set(port, { store, password: PASSWORD, noteVisit: () => visits++ });
	return {
		...{ name: 'port', host: '127.0.0.1', port, tlsPort: port, password: PASSWORD },
		...accountActions(store),
		stop: async () => {},
		get visits() {
			return visits;
		},
		reset: () => {
			visits = 0;
		},
	};
}

/** Returns what lies behind a port number; null when nothing does. */
export function storeAt(port: number): Place | null {
	return places.get(port) ?? null;
}
