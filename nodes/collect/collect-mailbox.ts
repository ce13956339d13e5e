import type { Claim } from '../core/account/claim';
import { keyOf } from '../core/account/trigger-id';
import type { Notice } from '../core/items/status-item';
import { encodeFailures, type Failures } from '../core/memory/failures';
import type { NoteUnexpected } from '../core/errors/unexpected';
import type { FolderStatus, Mailbox } from '../core/mailbox/mailbox';
import { collect } from './collect';
import { connectedNotice } from './connected-notice';
import { afterContact, afterSuccess, isBackForGood } from './failure-policy';
import type { Downloads } from './downloads';
import { withClosestFolder } from './folder-problem';
import { openFolders } from './open-folders';
import type { OpenedState } from './open-state';
import type { PollMemory } from './poll-memory';
import { prove, sayingProof } from './proof';
import type { Settings } from './settings';
import { saySilence } from './silence-notice';
import { survey, type Survey } from './survey';
import type { Turn } from './turn';

/** One poll, with all it needs besides the mailbox. */
export interface Poll<Stored> {
	readonly settings: Settings;
	readonly opened: OpenedState;
	readonly turn: Turn<Stored>;
	readonly memory: PollMemory;
	/** Returns what downloads files until a moment (Unix ms), or null when none are wanted. */
	readonly downloadsUntil: (until: number) => Downloads<Stored> | null;
	/** Another running trigger on the same mailbox. */
	readonly rival: Claim | null;
	/** An exception ends an activation that somebody is watching. */
	readonly mayThrow: boolean;
	/** Somebody has just switched the workflow on, which asks for a proof. */
	readonly isSwitchedOn: boolean;
	readonly timeLimitMs: number;
	/** When the poll began, Unix ms. */
	readonly now: number;
	/** Returns the time, Unix ms. */
	readonly clock: () => number;
	/** Keeps word of what goes wrong with a message for a reason that nobody foresaw. */
	readonly noteUnexpected: NoteUnexpected;
}

/**
 * Looks at the folders, settles their mail and passes it on. Throws `MailboxError`: what ended the connection,
 * or a folder that cannot be read, the others having been collected.
 */
export async function collectMailbox<Stored>(mailbox: Mailbox, poll: Poll<Stored>): Promise<void> {
	const { settings, opened, memory, rival, now, clock, noteUnexpected } = poll;
	const turn = sayingProof(poll.turn, memory, settings);
	const { folders, start, warmStartMs } = settings;
	const { state, added } = opened;
	const opening = openFolders(mailbox);
	const looking = { state, folders, added, start, warmStartMs, quiet: memory.quiet, now };
	const surveyed = await survey(mailbox, opening, looking);
	const [problem] = surveyed.problems;
	const isFirstContact = state.connectedAt === null;
	const endsPoll = surveyed.folders.length === 0 || (isFirstContact && poll.mayThrow);
	if (problem !== undefined && endsPoll)
		throw await withClosestFolder(mailbox, problem, memory.closestFolders);

	const quiet = saySilence(surveyed.state, surveyed, settings, now);
	const notices = [
		...memory.unsaid,
		...opened.notices,
		...contactNotices(opened, settings, surveyed, now),
		...rivalNotice(rival, memory, now),
		...connectionsNotice(memory, now),
		...surveyed.notices,
		...quiet.notices,
	];
	const { connectedAt, brokenSince, failures } = surveyed.state;
	const contacted = {
		...quiet.state,
		connectedAt: connectedAt ?? now,
		brokenSince: isBackForGood(failures, now) ? null : brokenSince,
		failures: (problem === undefined ? afterSuccess : afterContact)(failures, now),
	};
	const stopAt = now + poll.timeLimitMs * WORKING_SHARE;
	const downloads = poll.downloadsUntil(now + poll.timeLimitMs * DOWNLOADING_SHARE);
	const [heard] = memory.seen.keys();
	memory.seen = new Map();
	const collected = await collect(
		mailbox,
		opening,
		{ ...surveyed, state: contacted, isChanged: surveyed.isChanged || hadFailures(failures) },
		{ settings, turn, memory, notices, stopAt, downloads, now, clock, noteUnexpected },
	);
	if (rival !== null) memory.rivals.add(keyOf(rival));
	rememberQuiet(memory, surveyed.quiet, now);
	if (collected.isDone && !surveyed.holdsBack) memory.seen = busiestFirst(surveyed, heard);
	const order = { settings, turn, memory, stopAt, now, clock, noteUnexpected };
	const isAsked = poll.isSwitchedOn && !isFirstContact;
	await prove(mailbox, opening, { ...order, ...collected, isAsked });
	if (problem === undefined) memory.closestFolders.clear();
	else throw await withClosestFolder(mailbox, problem, memory.closestFolders);
}

/** No new batch is begun after this share of the time, so that the last one can end. */
const WORKING_SHARE = 0.6;
/** Nothing is downloaded after this share of it: the mail itself must go out. */
const DOWNLOADING_SHARE = 0.5;

/** What was noted of failed polls changes with each that succeeds. */
function hadFailures(failures: Failures): boolean {
	return encodeFailures(failures) !== null;
}

/** What is to be said about the mailbox having been reached. */
function contactNotices(
	{ state }: OpenedState,
	settings: Settings,
	{ folders }: Survey,
	now: number,
): Notice[] {
	if (state.connectedAt === null) return [connectedNotice(settings, folders, state.startedAt)];
	if (state.brokenSince === null || !isBackForGood(state.failures, now)) return [];
	return [{ event: 'recovered', since: now, brokenSince: state.brokenSince }];
}

/** Said once for each other trigger. */
function rivalNotice(rival: Claim | null, memory: PollMemory, now: number): Notice[] {
	if (rival === null || memory.rivals.has(keyOf(rival))) return [];
	const { workflowName: workflow, nodeName: node } = rival;
	return [{ event: 'connectedTwice', since: now, workflow, node }];
}

/** Said once: what it costs is a minute, not a message. */
function connectionsNotice(memory: PollMemory, now: number): Notice[] {
	if (memory.saidFewConnections || memory.plainUntil <= now) return [];
	memory.saidFewConnections = true;
	return [{ event: 'fewConnections', since: now, until: memory.plainUntil }];
}

/** The server tells of one folder only while it is listened to: that in which mail arrived last. */
function busiestFirst({ looks, queues }: Survey, before: string | undefined): Survey['looks'] {
	const [busiest] = [...queues].sort((a, b) => b.pending.length - a.pending.length);
	const first = busiest?.folder ?? before;
	const look = first === undefined ? undefined : looks.get(first);
	return first === undefined || look === undefined ? looks : new Map([[first, look], ...looks]);
}

function rememberQuiet(
	memory: PollMemory,
	looks: ReadonlyMap<string, FolderStatus>,
	now: number,
): void {
	for (const [folder, status] of looks) {
		const before = memory.quiet.get(folder);
		const isSame = JSON.stringify(before?.status) === JSON.stringify(status);
		const since = isSame ? (before?.since ?? now) : now;
		memory.quiet.set(folder, { status, since, searchedAt: now });
	}
}
