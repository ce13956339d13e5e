// What we use of wildduck's IMAP protocol layer, which ships no types.
declare module '@zone-eu/wildduck/imap-core/index.js' {
	import type { EventEmitter } from 'node:events';
	import type { Server, Socket } from 'node:net';

	export const imapHandler: { compileStream(response: object): NodeJS.ReadableStream };

	export class IMAPServer extends EventEmitter {
		constructor(options: object);
		readonly server: Server;
		readonly connections: Set<Connection>;
		notifier: Notifier;
		connect(socket: Socket, options: object): void;
		close(done: () => void): void;
	}

	export interface Connection extends EventEmitter {
		readonly session: Session;
		/** While it idles: takes the line that ends IDLE. */
		_nextHandler: ((line: string, next: () => void) => void) | false;
		close(force: boolean): void;
	}

	export interface Session {
		readonly id: string;
		readonly user: { readonly id: string };
		readonly selected: { readonly condstoreEnabled: boolean } | false;
		readonly writeStream: { write(response: unknown, written?: () => void): boolean };
		/** `false` for a UID which this session does not know (yet). */
		formatResponse(command: string, uid: number, values?: object): object | false;
		getQueryResponse(query: readonly FetchItem[], mail: object): unknown[];
		matchSearchQuery(
			mail: object,
			query: readonly SearchTerm[],
			done: (error: Error | null, matches: boolean) => void,
		): void;
	}

	export interface FetchItem {
		readonly item: string;
		readonly path?: string;
		readonly type?: string;
		readonly partial?: { readonly startFrom: number; readonly maxLength: number };
	}

	export interface SearchTerm {
		readonly key: string;
		readonly value?: unknown;
	}

	/** Ends a command: `true` is OK, a string is NO with this response code, an error NO [TEMPFAIL]. */
	export type Done = (error: Error | null, result?: unknown, details?: object) => void;

	export interface Notifier {
		addListener(session: Session, listener: Listener): void;
		removeListener(session: Session, listener: Listener): void;
		getUpdates(
			mailbox: string,
			after: number,
			done: (error: null, updates: readonly object[]) => void,
		): void;
	}

	export type Listener = (message?: { readonly command: 'DROP'; readonly mailbox: string }) => void;
}

declare module '@zone-eu/wildduck/imap-core/lib/indexer/parse-mime-tree.js' {
	export default function parseMimeTree(raw: Buffer): object;
}

declare module '@zone-eu/wildduck/lib/errors.js' {
	export function setGelf(log: { emit(): void }): void;
}
