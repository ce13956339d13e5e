import { LATE_WINDOW, type Backfill, type Cursor } from '../memory/cursor';
import type { FolderStatus } from '../mailbox/mailbox';
import { beginOf, type Start } from '../counting/start';
import { cursorOf, type PollState } from '../memory/state';

/** What a poll does with a folder. */
export type FolderPlan =
	/** All is as known. */
	| { readonly kind: 'nothing' }
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

interface Facts {
	readonly state: PollState;
	readonly folder: string;
	readonly status: FolderStatus;
	readonly start: Start;
	/** So far back (ms) mail of before the beginning is read to know its senders; 0: not at all. */
	readonly warmUpMs: number;
	readonly quiet: QuietLook | undefined;
	readonly isNew: boolean;
	readonly now: number;
}

/** Returns what to do with a folder; `isNew`: this poll is the first that tries to read it. */
export function planFolder(facts: Facts): FolderPlan {
	const { state, status, quiet } = facts;
	const cursor = cursorOf(state, facts.folder);
	if (cursor === undefined) return beginning(facts);
	if (isRecreated(cursor, status)) {
		const backfill = recovery(cursor, untilOf(status));
		return { kind: 'backfill', begin: cursor.begin, backfill };
	}
	return quiet !== undefined && isQuiet(cursor, status, quiet, facts.now)
		? { kind: 'nothing' }
		: { kind: 'read' };
}

/** After a new UIDVALIDITY mail is looked for from this long before the newest settled one. */
const RECOVERY_OVERLAP_MS = 2 * 86_400_000;
/** UIDNEXT may rise before the mail can be seen (replicas): so long it is searched for. */
const INVISIBLE_MAIL_MS = 10 * 60_000;
/** Mail seen late while as many others are deleted leaves STATUS as it was: so often it is searched for anyway. */
const LOOK_AGAIN_MS = 30 * 60_000;

function beginning({ state, folder, status, start, warmUpMs, isNew, now }: Facts): FolderPlan {
	const wish = state.wishes.find((other) => other.folder === folder);
	const since = beginOf(wish?.since ?? now);
	const until = untilOf(status);
	if (start.from === 'date' && wish?.isInitial === true) {
		return {
			kind: 'backfill',
			begin: start.since,
			backfill: { kind: 'history', since: start.since, until },
		};
	}
	if (warmUpMs > 0) {
		const liveFrom = isNew ? null : since;
		const backfill = { kind: 'warmUp', since: since - warmUpMs, until, liveFrom } as const;
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
	if (backfill?.kind === 'warmUp') {
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
