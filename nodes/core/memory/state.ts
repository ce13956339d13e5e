import { isDone, readToOf, type Cursor } from './cursor';
import { NO_ARRIVALS, type Arrivals } from './arrivals';
import { NO_FAILURES, type Failures } from './failures';
import { NO_KINDS, type KnownKinds } from './known-kinds';
import { EMPTY_LEDGER, type Ledger } from './ledger';
import { EMPTY_RING, type Ring } from './ring';
import type { Withheld } from './withheld-counts';

/** Whose state it is: that of a copied workflow, a re-added trigger or another account is not ours. */
export interface Owner {
	readonly workflowId: string;
	readonly nodeId: string;
	/** Hash of the account, never the address itself. */
	readonly account: string;
}

/** A time in which the workflow was off, in ms. */
export interface OffTime {
	readonly from: number;
	readonly until: number;
}

/** A folder the user chose, and the moment (ms) it was first tried to read it. */
export interface Wish {
	readonly folder: string;
	readonly since: number;
	/** It belongs to the beginning: a start date is meant for it, too. */
	readonly isInitial: boolean;
}

/** All that a trigger remembers between polls. Times in ms. */
export interface PollState {
	readonly owner: Owner;
	/** +1 per emit: of two copies of a state the one with the higher number is newer. */
	readonly seq: number;
	/** Secret of the hashes in ring and ledger, so that no address is in the state. */
	readonly salt: string;
	/** The moment of the first activation attempt, or of starting over. */
	readonly startedAt: number;
	readonly startKey: string;
	/** First successful poll; null while the mailbox was never reached. */
	readonly connectedAt: number | null;
	/** The last poll before this state was saved, and the time between polls; null while unknown. */
	readonly lastPollAt: number | null;
	readonly pollInterval: number | null;
	/** The last time the workflow was switched off: mail that arrived in it is not collected. */
	readonly off: OffTime | null;
	/** Since when the mailbox cannot be reached, once that was said; null otherwise. */
	readonly brokenSince: number | null;
	/** What users were told of failed polls, and how long the server is to be left alone. */
	readonly failures: Failures;
	/** From here on every settled message is in `ring`. */
	readonly ringFloor: number;
	/** What the ledger's keys are made of; another value makes them meaningless. */
	readonly pairScheme: string;
	readonly folders: Readonly<Record<string, Cursor>>;
	/** Folders to collect from that could not be read yet. */
	readonly wishes: readonly Wish[];
	/** Mail that was not judged is marked in it (of an off-time, or older than memory): a start date collects it. */
	readonly ring: Ring;
	/** What a warm start looked through is marked in it and in `threads`: a start date collects that mail. */
	readonly ledger: Ledger;
	/** Message-IDs of counted threads, as hashes → their last inquiry; empty unless replies are repeats. */
	readonly threads: Ledger;
	/** What was withheld since Status last said so. */
	readonly withheld: Withheld;
	/** What became of the mail of the last days, for the daily proof. */
	readonly kinds: KnownKinds;
	/** The end of the 48 hours that the proof looked at when Status last said so; null: it never did. */
	readonly provedAt: number | null;
	/** When mail usually arrives: what a silence is measured by. */
	readonly arrivals: Arrivals;
	/** Hashes of the senders of whose forms Status has spoken. */
	readonly saidForms: readonly string[];
}

/** Returns the state before the first poll. */
export function newState(facts: {
	readonly owner: Owner;
	readonly seq: number;
	readonly salt: string;
	readonly startedAt: number;
	readonly startKey: string;
	readonly ringFloor: number;
	readonly pairScheme: string;
}): PollState {
	return {
		...facts,
		connectedAt: null,
		lastPollAt: null,
		pollInterval: null,
		off: null,
		brokenSince: null,
		failures: NO_FAILURES,
		folders: {},
		wishes: [],
		ring: EMPTY_RING,
		ledger: EMPTY_LEDGER,
		threads: EMPTY_LEDGER,
		withheld: { since: facts.startedAt, counts: {} },
		kinds: NO_KINDS,
		provedAt: null,
		arrivals: NO_ARRIVALS,
		saidForms: [],
	};
}

/** Returns the cursor of a folder, whatever its name: there are folders called `constructor`. */
export function cursorOf(
	{ folders }: Pick<PollState, 'folders'>,
	folder: string,
): Cursor | undefined {
	return Object.hasOwn(folders, folder) ? folders[folder] : undefined;
}

/** Returns the state with another cursor for one folder. */
export function withCursor(state: PollState, folder: string, cursor: Cursor): PollState {
	const wishes = state.wishes.filter((wish) => wish.folder !== folder);
	return { ...state, wishes, folders: { ...state.folders, [folder]: cursor } };
}

/**
 * Returns the state after a look at these folders that left nothing to settle in them: whatever they bring from
 * now on arrived after all that was read so far. So a folder that stays quiet holds nothing back.
 */
export function withNothingLeft(state: PollState, folders: readonly string[]): PollState {
	const newest = Math.max(...Object.values(state.folders).map(({ highWater }) => highWater));
	const behind = folders.flatMap((folder) => {
		const cursor = cursorOf(state, folder);
		return cursor !== undefined && isDone(cursor) && readToOf(cursor) < newest
			? [[folder, { ...cursor, readTo: newest }] as const]
			: [];
	});
	if (behind.length === 0) return state;
	return { ...state, folders: { ...state.folders, ...Object.fromEntries(behind) } };
}

/**
 * Returns the moment (ms) from which on mail is still to come, back-dated mail apart: of several folders the one
 * that is furthest behind, or was never opened, decides. 0 when there is none.
 */
export function stillToComeFrom({
	folders,
	wishes,
	ringFloor,
}: Pick<PollState, 'folders' | 'wishes' | 'ringFloor'>): number {
	const moments = [
		...Object.values(folders).map(readToOf),
		...wishes.map(({ since, isInitial }) => (isInitial ? Math.min(since, ringFloor) : since)),
	];
	return moments.length === 0 ? 0 : Math.min(...moments);
}

/**
 * Returns the state for just these folders, and which of them are new: their cursors are set by what the
 * server holds now, or by arrival when it cannot be reached before a later poll.
 */
export function withFolders(
	state: PollState,
	folders: readonly string[],
	now: number,
): { state: PollState; added: readonly string[] } {
	const isChosen = (folder: string) => folders.includes(folder);
	const kept = Object.entries(state.folders).filter(([folder]) => isChosen(folder));
	const wishes = state.wishes.filter(({ folder }) => isChosen(folder));
	const isKnown = (folder: string) =>
		cursorOf(state, folder) !== undefined || wishes.some((wish) => wish.folder === folder);
	const added = folders.filter((folder) => !isKnown(folder));
	const isInitial = state.connectedAt === null;
	const wished = added.map((folder) => ({ folder, since: now, isInitial }));
	return {
		state: { ...state, folders: Object.fromEntries(kept), wishes: [...wishes, ...wished] },
		added,
	};
}
