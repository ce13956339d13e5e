import type { FolderStatus } from '../mailbox/mailbox';

/** How far a folder has been read. */
export interface Cursor {
	/** '0' for servers without UIDVALIDITY: constant, the ring does the rest. */
	readonly uidValidity: string;
	/** The highest settled UID. */
	readonly lastUid: number;
	/** Settled UIDs among the last `LATE_WINDOW` before `lastUid`: any other UID there is late mail. */
	readonly known: readonly number[];
	/** UIDs below `lastUid` that are not settled: how many polls could not read them. */
	readonly retries: Readonly<Record<number, number>>;
	/** INTERNALDATE in ms of the newest settled mail, or where collecting began. */
	readonly highWater: number;
	/** Up to this arrival (ms) nothing was left to settle here, however quiet the folder is; see `readToOf`. */
	readonly readTo: number;
	/** When collecting from this folder began (ms): mail that arrived earlier was there before. */
	readonly begin: number;
	/**
	 * Every UID from here on has to be settled if it arrived since `begin`; 0: that is told by arrival alone. Null: a
	 * state of before this was kept, where mail that lay there may have a later date than `begin`.
	 */
	readonly firstUid: number | null;
	/** Mail that was there before the cursor and is collected first; null when that is done or was not wanted. */
	readonly backfill: Backfill | null;
}

/** Mail up to `until` (UID) that arrived at `since` (ms) or later. */
export interface Backfill {
	/**
	 * `history`: the user asked for it. `border`: the mailbox could not be reached when collecting began,
	 * so its first messages are recognized by their arrival. `recreated`: the folder has a new UIDVALIDITY. `warmStart`:
	 * mail from before the beginning only opens pairs, so that yesterday's client is not new today.
	 */
	readonly kind: 'import' | 'border' | 'recreated' | 'warmStart';
	readonly since: number;
	readonly until: number;
	/** `warmStart`: mail that arrived at this moment (ms) or later is collected; null: none of it. */
	readonly liveFrom?: number | null;
}

/** Replicas may show a message after one with a higher UID; so far back it is still found. */
export const LATE_WINDOW = 256;
/** After this many polls a message that the server does not deliver is reported instead. */
export const MAX_RETRIES = 5;

/** Returns the arrival (ms) from which on the folder may still bring mail, back-dated mail apart. */
export function readToOf({ highWater, readTo }: Cursor): number {
	return Math.max(highWater, readTo);
}

/** True when nothing is left of what a folder held that was put off, or stands before the cursor. */
export function isDone({ backfill, retries }: Cursor): boolean {
	return backfill === null && Object.keys(retries).length === 0;
}

/** Returns the first UID of the search for new mail: late mail included. */
export function searchFrom(cursor: Cursor): number {
	return Math.max(1, cursor.lastUid - LATE_WINDOW + 1);
}

/** Returns the UIDs to settle, ascending, of those the server lists in the search range. */
export function pendingUids(cursor: Cursor, present: readonly number[]): number[] {
	const known = new Set(cursor.known);
	const isNew = (uid: number) => uid > cursor.lastUid || !known.has(uid);
	const retried = Object.keys(cursor.retries).map(Number);
	return [...new Set([...present.filter(isNew), ...retried])].sort((a, b) => a - b);
}

/** Returns the cursor with these UIDs settled; `receivedAt` is the newest of them in ms. */
export function settleUids(cursor: Cursor, uids: readonly number[], receivedAt: number): Cursor {
	const lastUid = Math.max(cursor.lastUid, ...uids);
	const isRetried = uids.some((uid) => uid in cursor.retries);
	return {
		...cursor,
		lastUid,
		known: knownFrom(lastUid - LATE_WINDOW + 1, cursor.known, uids),
		retries: isRetried ? withoutUids(cursor.retries, uids) : cursor.retries,
		highWater: Math.max(cursor.highWater, receivedAt),
	};
}

/** Returns the known UIDs from `first` on with others among them; one behind all of them is just put there. */
function knownFrom(first: number, known: readonly number[], uids: readonly number[]): number[] {
	const [uid] = uids;
	const isBehind = uids.length === 1 && uid !== undefined && uid > (known.at(-1) ?? 0);
	const all = isBehind ? [...known, uid] : [...new Set([...known, ...uids])].sort((a, b) => a - b);
	return all.filter((each) => each >= first);
}

function withoutUids(retries: Cursor['retries'], uids: readonly number[]): Cursor['retries'] {
	return Object.fromEntries(Object.entries(retries).filter(([uid]) => !uids.includes(Number(uid))));
}

/**
 * Returns the cursor without a UID that is gone. It moves no further: a server may list a UID that does
 * not exist yet, or never will, and what is before it must not be passed.
 */
export function forgetUid(cursor: Cursor, uid: number): Cursor {
	const others = Object.entries(cursor.retries).filter(([other]) => Number(other) !== uid);
	const { backfill, lastUid } = cursor;
	// A backfill ends at a UID the server named, so passing one of its own skips nothing.
	const isOfBackfill = backfill !== null && uid <= backfill.until;
	return {
		...cursor,
		lastUid: isOfBackfill ? Math.max(lastUid, uid) : lastUid,
		retries: Object.fromEntries(others),
	};
}

/** Returns the cursor with a UID put off that the server does not deliver: passed, but not forgotten. */
export function deferUid(cursor: Cursor, uid: number, attempts: number): Cursor {
	const { lastUid, known } = settleUids(cursor, [uid], cursor.highWater);
	return {
		...cursor,
		lastUid,
		known: known.filter((other) => other !== uid),
		retries: { ...cursor.retries, [uid]: attempts },
	};
}

/**
 * Returns the cursor behind everything the folder held when `status` was taken; `present` are the UIDs of
 * its late window. A UID from UIDNEXT on arrived since, so it is new.
 */
export function cursorBehind(
	status: FolderStatus,
	present: readonly number[],
	begin: number,
): Cursor {
	const uidNext = status.uidNext ?? (present.at(-1) ?? 0) + 1;
	return {
		uidValidity: status.uidValidity ?? '0',
		lastUid: uidNext - 1,
		known: present.filter((uid) => uid < uidNext && uid >= uidNext - LATE_WINDOW),
		retries: {},
		highWater: begin,
		readTo: begin,
		begin,
		firstUid: uidNext,
		backfill: null,
	};
}

/** Returns the cursor before the first mail of a backfill. */
export function cursorBefore(status: FolderStatus, backfill: Backfill, begin: number): Cursor {
	return {
		uidValidity: status.uidValidity ?? '0',
		lastUid: 0,
		known: [],
		retries: {},
		highWater: backfill.since,
		readTo: backfill.since,
		begin,
		firstUid: onlyOpensPairs(backfill) ? backfill.until + 1 : 0,
		backfill,
	};
}

function onlyOpensPairs({ kind, liveFrom = null }: Backfill): boolean {
	return kind === 'warmStart' && liveFrom === null;
}

/**
 * Returns the cursor with what it passed since it stood as `before` to be read again, and with what was put off
 * meanwhile. Of two that were to stand differently far back, the one further back holds.
 */
export function rewindCursor(cursor: Cursor, before: Cursor): Cursor {
	// The folder got new numbers meanwhile: it is found to have them once more.
	if (cursor.uidValidity !== before.uidValidity) return before;
	const lastUid = Math.min(cursor.lastUid, before.lastUid);
	const retries = Object.entries({ ...cursor.retries, ...before.retries });
	const isSettled = new Set(before.known);
	const isFurther = cursor.lastUid < before.lastUid;
	const known = isFurther
		? cursor.known.filter((uid) => isSettled.has(uid) || uid < searchFrom(before))
		: before.known;
	return {
		...cursor,
		lastUid,
		known: known.filter((uid) => !(uid in cursor.retries)),
		retries: Object.fromEntries(retries.filter(([uid]) => Number(uid) <= lastUid)),
		highWater: Math.min(cursor.highWater, before.highWater),
		readTo: Math.min(cursor.readTo, before.readTo),
		backfill: isFurther ? cursor.backfill : before.backfill,
	};
}

/** True for a UID that the next poll settles by itself: new, shown late, or put off. */
export function isPending(cursor: Cursor, uid: number): boolean {
	const { lastUid, known, retries } = cursor;
	return uid > lastUid || uid in retries || (uid >= searchFrom(cursor) && !known.includes(uid));
}

/** Returns the cursor with its backfill done: behind it, the late window known. */
export function endBackfill(cursor: Cursor, present: readonly number[]): Cursor {
	if (cursor.backfill === null) return cursor;
	const lastUid = Math.max(cursor.lastUid, cursor.backfill.until);
	const inWindow = present.filter((uid) => uid <= lastUid && !(uid in cursor.retries));
	const known = [...new Set([...cursor.known, ...inWindow])];
	return {
		...cursor,
		lastUid,
		known: known.filter((uid) => uid > lastUid - LATE_WINDOW).sort((a, b) => a - b),
		backfill: null,
	};
}
