import type { MessageHead } from '../../../nodes/core/mailbox/mailbox';
import { accountActions } from '../imap/embedded/account';
import { Store } from '../imap/embedded/store';
import type { TestServer } from '../imap/server';
import { Listeners } from '../listeners';

/** Mail in memory, and no server in front of it. Its `port` is a number to tell it by. */
export interface Port extends TestServer {
	readonly name: 'port';
	password: string;
	/** Visits since the last `reset`, refused ones too. */
	readonly visits: number;
	reset(): void;
	/** Those who listen for mail. */
	readonly listeners: Listeners;
	/**
	 * Asked before every step of a visit: `login`, then the port's functions with their folder, as `open INBOX`. It
	 * may throw, or return a promise that is waited for.
	 */
	onStep: OnStep;
	/** Changes the heads that a visit reads. */
	onHeads: OnHeads;
}

type OnHeads = (heads: readonly MessageHead[]) => readonly MessageHead[];
type OnStep = (step: string) => Promise<void> | void;

/** What is behind a port number. */
export interface Place {
	readonly store: Store;
	readonly listeners: Listeners;
	password: string;
	noteVisit(): void;
	onStep: OnStep;
	onHeads: OnHeads;
}

const PASSWORD = 'secret';
/** Nothing is ever there. */
export const CLOSED_PORT = 1;
/** Above all that are known for another protocol. */
const FIRST_PORT = 20_000;

const places = new Map<number, Place>();

/** Returns a mailbox port in place of a server: the same mail, read without a connection or IMAP. */
export function openPort(): Port {
	const listeners = new Listeners();
	const store = new Store({ changed: () => listeners.wake(), removed() {} });
	const port = FIRST_PORT + places.size;
	let visits = 0;
	const place: Place = {
		...{ store, listeners, password: PASSWORD, noteVisit: () => visits++, onStep: () => {} },
		onHeads: (heads) => heads,
	};
	places.set(port, place);
	return {
		...{ name: 'port', host: '127.0.0.1', port, tlsPort: port },
		...accountActions(store),
		listeners,
		stop: async () => {},
		get password() {
			return place.password;
		},
		set password(password) {
			place.password = password;
		},
		get visits() {
			return visits;
		},
		reset: () => {
			visits = 0;
		},
		get onStep() {
			return place.onStep;
		},
		set onStep(onStep) {
			place.onStep = onStep;
		},
		get onHeads() {
			return place.onHeads;
		},
		set onHeads(onHeads) {
			place.onHeads = onHeads;
		},
	};
}

/** Returns what is behind a port number; null when nothing does. */
export function storeAt(port: number): Place | null {
	return places.get(port) ?? null;
}
