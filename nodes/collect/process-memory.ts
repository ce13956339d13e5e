import type { Account } from '../core/account/account';
import type { QuietLook } from '../core/reading/folder-plan';
import { keyOf, type TriggerId } from '../core/account/trigger-id';
import type { Trouble } from '../core/reading/trouble';

/**
 * What this process knows of a trigger besides its saved state. Everything here may vanish at any moment
 * without harm: it saves work and noise, never a decision about mail.
 */
export interface Memory {
	/** The poll under way, so that no second one starts beside it. */
	running: RunningPoll | null;
	/** Contexts that polled before: the first poll of a context is the one at activation. */
	readonly contexts: WeakSet<object>;
	/** By folder. */
	readonly quiet: Map<string, QuietLook>;
	/** How many polls could not read a mail, by folder and UID. */
	readonly attempts: Map<string, number>;
	/** Settled since the last emit: how many mails, and since when (ms). */
	unsaved: { count: number; since: number } | null;
	outage: Outage | null;
	/** Hash of the connection and folders the outage was seen with. */
	connection: string;
	/** What the last poll was reading when it ended early. */
	trouble: Trouble | null;
	/** How many polls ended while files of a mail were downloaded, by mail. */
	readonly brokenDownloads: Map<string, number>;
	/** The number of the state that was last returned for n8n to commit, and when (ms). */
	returned: { readonly seq: number; readonly at: number } | null;
	lastPollAt: number | null;
	/** Between the last two polls, ms. */
	interval: number | null;
	/** The account with its server, as the last poll had it. */
	located: Account | null;
	/** Other triggers on the same mailbox that Status named. */
	readonly rivals: Set<string>;
	/** The oldest pairs were dropped, and that was said. */
	saidLedgerFull: boolean;
}

export interface RunningPoll {
	/** Ends it at once: nothing is saved or emitted after this. */
	stop(): void;
	readonly ended: Promise<void>;
}

/** A run of polls that did not succeed. Times in ms. */
export interface Outage {
	readonly reach: 'folder' | 'connection';
	readonly since: number;
	readonly polls: number;
	readonly lastReportAt: number | null;
	/** No connection before this moment. */
	readonly pauseUntil: number;
	/** The error to throw again without a connection, until a moment: n8n calls a failing activation five times. */
	readonly verdict: { readonly error: Error; readonly until: number } | null;
}

const memories = new Map<string, Memory>();

/** Returns the memory of a trigger; one per workflow and node, however often n8n builds its context anew. */
export function memoryOf(id: TriggerId): Memory {
	const key = keyOf(id);
	const known = memories.get(key);
	if (known !== undefined) return known;
	const fresh: Memory = {
		running: null,
		contexts: new WeakSet(),
		quiet: new Map(),
		attempts: new Map(),
		unsaved: null,
		outage: null,
		connection: '',
		trouble: null,
		brokenDownloads: new Map(),
		returned: null,
		lastPollAt: null,
		interval: null,
		located: null,
		rivals: new Set(),
		saidLedgerFull: false,
	};
	memories.set(key, fresh);
	return fresh;
}
