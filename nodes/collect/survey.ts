import {
	cursorBefore,
	cursorBehind,
	endBackfill,
	LATE_WINDOW,
	pendingUids,
	searchFrom,
} from '../core/memory/cursor';
import type { Cursor } from '../core/memory/cursor';
import { isUnchanged, planFolder } from '../core/reading/folder-plan';
import { earlierMailOf } from '../core/reading/backfill';
import { MAX_UID, type FolderStatus, type Mailbox } from '../core/mailbox/mailbox';
import { MailboxError } from '../core/errors/mailbox-error';
import type { FolderQueue } from '../core/reading/queue';
import type { Start } from '../core/counting/start';
import { cursorOf, withCursor, withNothingLeft, type PollState } from '../core/memory/state';
import type { Notice } from '../core/items/status-item';
import type { OpenFolders } from './open-folders';
import type { PollMemory } from './poll-memory';
import { DAY_MS } from '../core/time/lengths';

/** What is to be done in the folders of a mailbox. */
export interface Survey {
	/** The state with a cursor for every folder that could be read. */
	readonly state: PollState;
	/** The state has other cursors than before. */
	readonly isChanged: boolean;
	readonly queues: readonly FolderQueue[];
	/** There is mail that waits until earlier mail is in. */
	readonly holdsBack: boolean;
	readonly folders: ReadonlyArray<{ readonly path: string; readonly messages: number | null }>;
	readonly notices: readonly Notice[];
	/** Folders that could not be opened; the others are collected all the same. */
	readonly problems: readonly MailboxError[];
	/** Looks at folders that left nothing to settle, to be remembered when the poll succeeds. */
	readonly quiet: ReadonlyMap<string, FolderStatus>;
	/** Each folder that could be read, as it was found. */
	readonly looks: ReadonlyMap<string, FolderStatus>;
}

/** What a survey goes by. */
export interface SurveyOrder {
	readonly state: PollState;
	readonly folders: readonly string[];
	/** Those of them that no poll tried before. */
	readonly added: readonly string[];
	readonly start: Start;
	/** As in the settings. */
	readonly warmStartMs: number;
	readonly quiet: PollMemory['quiet'];
	/** Unix ms. */
	readonly now: number;
}

/**
 * Looks at each folder in turn: STATUS first, and only where something changed EXAMINE and a search. One after
 * the other: STATUS of several folders could be on its way at once (RFC 9051 §5.5), but imapflow sends a command
 * only when the one before is answered, and its LIST-STATUS (RFC 5819) asks for every folder of the mailbox.
 */
export async function survey(
	mailbox: Mailbox,
	opened: OpenFolders,
	order: SurveyOrder,
): Promise<Survey> {
	const { now } = order;
	let { state } = order;
	const queues: FolderQueue[] = [];
	const notices: Notice[] = [];
	const problems: MailboxError[] = [];
	const quiet = new Map<string, FolderStatus>();
	const looks = new Map<string, FolderStatus>();
	const imported: string[] = [];
	const joined: string[] = [];
	let isChanged = false;

	for (const folder of order.folders) {
		const look = await lookAt(mailbox, opened, folder, { ...order, state }).catch(toFolderProblem);
		if (look instanceof MailboxError) {
			problems.push(look);
			continue;
		}
		const before = cursorOf(state, folder);
		looks.set(folder, look.status);
		if (look.cursor !== null) state = withCursor(state, folder, look.cursor);
		// The end of a warm start concerns nobody: none of that mail is collected.
		if (before?.backfill?.kind === 'import' && look.cursor?.backfill === null)
			imported.push(folder);
		if (before === undefined && state.connectedAt !== null) joined.push(folder);
		isChanged ||= look.cursor !== null && look.cursor !== before;
		if (look.pending.length > 0) queues.push({ folder, pending: look.pending });
		else if (look.wasSearched) quiet.set(folder, look.status);
		if (look.isRecreated) notices.push({ event: 'folderRecreated', since: now, folder });
	}
	if (joined.length > 0) {
		// Said, and so saved: a baseline that is forgotten would be set again, behind mail that came since.
		notices.push({ event: 'settingsChanged', since: now, what: 'folders', folders: joined });
	}
	if (imported.length > 0) {
		notices.push({
			...{ event: 'importProgress', since: now, what: 'import', folders: imported },
			...{ left: 0, reachedAt: null },
		});
	}
	const nothingLeft = [...looks.keys()].filter(
		(path) => !queues.some(({ folder }) => folder === path),
	);
	const first = earlierMailFirst(state, queues);
	return {
		// Not a change to be saved by itself: it comes along with the next one.
		state: withNothingLeft(state, nothingLeft),
		isChanged,
		queues: first,
		holdsBack: first.length < queues.length,
		folders: [...looks].map(([path, { messages }]) => ({ path, messages })),
		notices,
		problems,
		quiet,
		looks,
	};
}

/** Returns an error that leaves the other folders readable; any other ends the poll. */
function toFolderProblem(error: unknown): MailboxError {
	if (error instanceof MailboxError && error.reach !== 'connection') return error;
	throw error;
}

interface Look {
	readonly status: FolderStatus;
	/** The cursor to settle from; null: as it was. */
	readonly cursor: Cursor | null;
	readonly pending: readonly number[];
	readonly wasSearched: boolean;
	readonly isRecreated: boolean;
}

async function lookAt(
	mailbox: Mailbox,
	opened: OpenFolders,
	folder: string,
	order: SurveyOrder,
): Promise<Look> {
	const known = cursorOf(order.state, folder);
	const gate = await mailbox.status(folder);
	if (isUnchanged(known, gate, order.quiet.get(folder), order.now)) {
		return { status: gate, cursor: null, pending: [], wasSearched: false, isRecreated: false };
	}
	// UIDVALIDITY and UIDNEXT may have changed between STATUS and EXAMINE; EXAMINE is what the search sees.
	const status = await opened.examine(folder);
	const plan = planFolder({ ...order, folder, status, isNew: order.added.includes(folder) });
	const isRecreated = known !== undefined && plan.kind === 'backfill';
	const base = { status, wasSearched: true, isRecreated };

	if (plan.kind === 'baseline') {
		const first = Math.max(1, (status.uidNext ?? MAX_UID) - LATE_WINDOW);
		const present = await mailbox.searchUids(first, MAX_UID);
		const cursor = cursorBehind(status, present, plan.begin);
		return { ...base, cursor, pending: pendingUids(cursor, present) };
	}
	const cursor = plan.kind === 'backfill' ? cursorBefore(status, plan.backfill, plan.begin) : known;
	if (cursor === undefined) throw new TypeError('Only a folder with a cursor is read');
	return { ...base, ...(await search(mailbox, cursor)) };
}

async function search(
	mailbox: Mailbox,
	cursor: Cursor,
): Promise<{ cursor: Cursor; pending: readonly number[] }> {
	const { backfill } = cursor;
	// In this order: a message that becomes visible between the two searches must not be taken for a known one.
	const from = backfill === null ? searchFrom(cursor) : backfill.until - LATE_WINDOW + 1;
	const present = await mailbox.searchUids(Math.max(1, from), MAX_UID);
	if (backfill === null) return { cursor, pending: pendingUids(cursor, present) };

	// SEARCH SINCE knows only days, in the server's zone: a day more, and exact times when settling.
	const found = await mailbox.searchSince(new Date(backfill.since - DAY_MS));
	const earlier = found.filter((uid) => uid <= backfill.until);
	const isBounded = backfill.kind === 'warmStart' && backfill.liveFrom === null;
	const wanted = isBounded ? earlier.slice(-MOST_OF_WARM_START) : earlier;
	const pending = pendingUids(
		cursor,
		wanted.filter((uid) => uid >= searchFrom(cursor)),
	);
	if (pending.length > 0) return { cursor, pending };
	const live = endBackfill(cursor, present);
	return { cursor: live, pending: pendingUids(live, present) };
}

/**
 * Of one folder: whoever gets more in a period is told of the clients of its end. Headers of so many messages are some
 * 30 MB. Where arrival tells what is live, none may be left out.
 */
const MOST_OF_WARM_START = 20_000;

/** Live mail waits until the earlier mail of all folders is in: else it would meet anchors that are still to come. */
function earlierMailFirst(
	state: PollState,
	queues: readonly FolderQueue[],
): readonly FolderQueue[] {
	const isEarlier = ({ folder }: FolderQueue) => earlierMailOf(state, folder) !== null;
	return queues.some(isEarlier) ? queues.filter(isEarlier) : queues;
}
