import type { Notice } from '../core/items/status-item';
import type { FolderStatus } from '../core/mailbox/mailbox';
import type { QuietLook } from '../core/reading/folder-plan';
import type { Trouble } from '../core/reading/trouble';
import { NO_FAILURES, type Failures } from '../core/memory/failures';
import type { LoggedFailures } from './failure-log';
import type { ClosestFolders } from './folder-problem';
import type { Proved } from '../core/proof/proof-tally';
import type { ProofRun } from '../core/proof/proof-run';
import { DAY_MS } from '../core/time/lengths';

/**
 * What this process knows of a trigger besides its saved state. Everything here may vanish at any moment
 * without harm: it saves work and noise, never a decision about mail. Times in ms.
 */
export interface PollMemory {
	/** By folder. */
	readonly quiet: Map<string, QuietLook>;
	/** The folders as the last poll that succeeded found them; empty when it left mail for the next one. */
	seen: ReadonlyMap<string, FolderStatus>;
	/** How many polls could not read a message, by folder and UID. */
	readonly attempts: Map<string, number>;
	/** Settled since the last emit: how many messages, and since when. */
	unsaved: { readonly count: number; readonly since: number } | null;
	/** Null: this process does not know yet what was saved. */
	failures: Failures | null;
	/** The error to throw again without a connection, until a moment: n8n calls a failing activation five times. */
	keptError: { readonly error: Error; readonly until: number } | null;
	/** Tells the connection and folders the failures were seen with from all others; '' while unknown. */
	connectionKey: string;
	readonly logged: LoggedFailures;
	/** Which existing folder a missing one was most likely meant to be, for as long as it is missing. */
	readonly closestFolders: ClosestFolders;
	/** What the last poll was reading when it ended early. */
	trouble: Trouble | null;
	/** How many polls ended while files of a message were downloaded, by mail. */
	readonly brokenDownloads: Map<string, number>;
	lastPollAt: number | null;
	/** Between the last two polls. */
	intervalMs: number | null;
	/** Other triggers on the same mailbox that Status named. */
	readonly rivals: Set<string>;
	/** Until then (ms) nothing is kept or listened to: the server permits the mailbox too few connections. */
	plainUntil: number;
	/** Status told of that. */
	saidFewConnections: boolean;
	/** The proof under way. */
	proof: ProofRun | null;
	/** What the last proof came to, until the next execution says it. */
	proved: Proved | null;
	/** When the last proof of this process began. */
	lastProofAt: number | null;
	/** Somebody switched the workflow on: a proof is due, and its result is said at once. */
	isProofAsked: boolean;
	/** The oldest pairs were dropped, and that was said. */
	saidLedgerFull: boolean;
	/** What Status said in executions that did not reach the workflow. */
	unsaid: readonly Notice[];
}

/** Returns the memory of a trigger that this process has not polled for yet. */
export function newPollMemory(): PollMemory {
	return {
		quiet: new Map(),
		seen: new Map(),
		attempts: new Map(),
		unsaved: null,
		failures: null,
		keptError: null,
		connectionKey: '',
		logged: new Map(),
		closestFolders: new Map(),
		trouble: null,
		brokenDownloads: new Map(),
		lastPollAt: null,
		intervalMs: null,
		rivals: new Set(),
		plainUntil: 0,
		saidFewConnections: false,
		proof: null,
		proved: null,
		lastProofAt: null,
		isProofAsked: false,
		saidLedgerFull: false,
		unsaid: [],
	};
}

/** Notes when this poll began (ms). One that fails is a poll all the same: the workflow is on. */
export function noteInterval(memory: PollMemory, isActivation: boolean, now: number): void {
	const passed = memory.lastPollAt === null ? 0 : now - memory.lastPollAt;
	if (!isActivation && passed > 0) memory.intervalMs = Math.min(passed, LONGEST_INTERVAL_MS);
	memory.lastPollAt = now;
}

const LONGEST_INTERVAL_MS = DAY_MS;

/** What the user changed is tried and heard of at once; `connectionKey` stands for the connection and the folders. */
export function forgetFailuresOfOtherSettings(memory: PollMemory, connectionKey: string): void {
	if (memory.connectionKey === connectionKey) return;
	// What was saved is of these settings, as far as this process can tell.
	const isKnown = memory.connectionKey !== '';
	memory.connectionKey = connectionKey;
	if (!isKnown) return;
	memory.failures = NO_FAILURES;
	memory.keptError = null;
	memory.proof = null;
	memory.logged.clear();
}
