import { LATE_WINDOW, type Backfill, type Cursor } from '../memory/cursor';
import type { FolderStatus } from '../mailbox/mailbox';
import { beginOf, type Start } from '../counting/start';
import { cursorOf, type PollState } from '../memory/state';
import { DAY_MS, MINUTE_MS } from '../time/lengths';

/** What a poll does with a folder. */
type FolderPlan =
	/** Look for mail behind the cursor. */
	| { readonly kind: 'read' }
	/** Set the cursor behind what is there; nothing of it is collected. */
	| { readonly kind: 'baseline'; readonly begin: number }
	/** Set the cursor before mail that is already there and collect it. */
	| { readonly kind: 'backfill'; readonly begin: number; readonly backfill: Backfill };

/** The last look at a folder in this process that left nothing to settle. */
export interface QuietLook {
	readonly status: FolderStatus;
	/** When the folder was first seen like this, ms. */
	readonly since: number;
	/** When it was last searched, ms. */
	readonly searchedAt: number;
}

/** A folder as EXAMINE found it, and what is known of it. */
export interface ExaminedFolder {
	readonly state: PollState;
	readonly folder: string;
	readonly status: FolderStatus;
	readonly start: Start;
	/** A warm start reads mail that arrived up to this long before the beginning; 0: there is no warm start. */
	readonly warmStartMs: number;
	/** This poll is the first that tries to read it. */
	readonly isNew: boolean;
	/** Unix ms. */
	readonly now: number;
}

/** True when there is nothing to do in a folder: all is as this process saw it at its last look. `now` is Unix ms. */
export function isUnchanged(
	cursor: Cursor | undefined,
	status: FolderStatus,
	quiet: QuietLook | undefined,
	now: number,
): boolean {
	if (cursor === undefined || quiet === undefined) return false;
	return !isRecreated(cursor, status) && isQuiet(cursor, status, quiet, now);
}

/** Returns what to do with a folder that is open. */
export function planFolder(examined: ExaminedFolder): FolderPlan {
	const { state, status } = examined;
	const cursor = cursorOf(state, examined.folder);
	if (cursor === undefined) return beginning(examined);
	if (!isRecreated(cursor, status)) return { kind: 'read' };
	const backfill = recovery(cursor, untilOf(status));
	return { kind: 'backfill', begin: cursor.begin, backfill };
}

/** After a new UIDVALIDITY mail is looked for from this long before the newest settled one. */
const RECOVERY_OVERLAP_MS = 2 * DAY_MS;
/** UIDNEXT may rise before the mail can be seen (replicas): the folder is searched for it for this long. */
const INVISIBLE_MAIL_MS = 10 * MINUTE_MS;
/** Mail seen late while as many others are deleted leaves STATUS as it was: a quiet folder is searched this often. */
const LOOK_AGAIN_MS = 30 * MINUTE_MS;

function beginning(examined: ExaminedFolder): FolderPlan {
	const { state, folder, status, start, warmStartMs, isNew, now } = examined;
	const wish = state.wishes.find((other) => other.folder === folder);
	const since = beginOf(wish?.since ?? now);
	const until = untilOf(status);
	if (start.from === 'date' && wish?.isInitial === true) {
		return {
			kind: 'backfill',
			begin: start.since,
			backfill: { kind: 'import', since: start.since, until },
		};
	}
	if (warmStartMs > 0) {
		const liveFrom = isNew ? null : since;
		const backfill = { kind: 'warmStart', since: since - warmStartMs, until, liveFrom } as const;
		return { kind: 'backfill', begin: since, backfill };
	}
	// The first look tells by UIDs what is new, a later one by arrival.
	if (isNew) return { kind: 'baseline', begin: since };
	return { kind: 'backfill', begin: since, backfill: { kind: 'border', since, until } };
}

/** UIDNEXT never falls (RFC 9051 §2.3.1.1); a little is a lagging replica, which the late window bears. */
function isRecreated(cursor: Cursor, status: FolderStatus): boolean {
	if ((status.uidValidity ?? cursor.uidValidity) !== cursor.uidValidity) return true;
	return status.uidNext !== null && cursor.lastUid - untilOf(status) >= LATE_WINDOW;
}

/** A history import that was under way goes on; what it had settled is in the ring. */
function recovery(cursor: Cursor, until: number): Backfill {
	const { backfill } = cursor;
	// The new UIDs no longer tell what was there before: from here on arrival does.
	if (backfill?.kind === 'warmStart') {
		return { ...backfill, until, liveFrom: backfill.liveFrom ?? cursor.begin };
	}
	if (backfill !== null) return { ...backfill, until };
	return { kind: 'recreated', since: cursor.highWater - RECOVERY_OVERLAP_MS, until };
}

function isQuiet(cursor: Cursor, status: FolderStatus, quiet: QuietLook, now: number): boolean {
	const isSame =
		status.uidNext !== null &&
		status.uidNext === quiet.status.uidNext &&
		status.uidValidity === quiet.status.uidValidity &&
		status.messages === quiet.status.messages;
	const isDone = cursor.backfill === null && Object.keys(cursor.retries).length === 0;
	const hasInvisibleMail = untilOf(status) > cursor.lastUid;
	const isFresh = now - quiet.searchedAt < LOOK_AGAIN_MS;
	const isPatient = !hasInvisibleMail || now - quiet.since >= INVISIBLE_MAIL_MS;
	return isSame && isDone && isFresh && isPatient;
}

function untilOf(status: FolderStatus): number {
	return Math.max(0, (status.uidNext ?? 1) - 1);
}
