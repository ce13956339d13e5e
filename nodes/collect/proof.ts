import type { Notice } from '../core/items/status-item';
import { MailboxError } from '../core/errors/mailbox-error';
import type { NoteUnexpected } from '../core/errors/unexpected';
import type { FolderStatus, Mailbox } from '../core/mailbox/mailbox';
import type { Cursor } from '../core/memory/cursor';
import { cursorOf, type PollState } from '../core/memory/state';
import { proofDueAt } from '../core/proof/due';
import { lookUp } from '../core/proof/looked-up';
import type { FoundIn, ProofRun } from '../core/proof/proof-run';
import { ProofTally, PROVED_MS, withFound } from '../core/proof/proof-tally';
import { DAY_MS } from '../core/time/lengths';
import type { OpenFolders } from './open-folders';
import type { PollMemory } from './poll-memory';
import type { Settings } from './settings';
import type { Turn } from './turn';

/** What a proof goes by, behind the ordinary collecting of a poll. Times in ms. */
interface ProofOrder<Stored> {
	readonly settings: Pick<Settings, 'zone' | 'folders' | 'outputs'>;
	/** As the poll left it. */
	readonly state: PollState;
	/** Nothing was left that could be settled. */
	readonly isDone: boolean;
	/** Somebody switched the workflow on. */
	readonly isAsked: boolean;
	readonly turn: Turn<Stored>;
	readonly memory: PollMemory;
	/** Nothing is read behind this. */
	readonly stopAt: number;
	readonly now: number;
	/** Returns the time, Unix ms. */
	readonly clock: () => number;
	readonly noteUnexpected: NoteUnexpected;
}

/**
 * Once a day, and when it is asked for, looks up all mail of the last 48 hours in what the trigger remembers. What
 * it finds missing is settled by the next poll. Never throws: the mail itself was collected.
 */
export async function prove<Stored>(
	mailbox: Mailbox,
	opened: OpenFolders,
	order: ProofOrder<Stored>,
): Promise<void> {
	const { memory, state, turn } = order;
	memory.isProofAsked ||= order.isAsked;
	if (!order.isDone || turn.isSpent() || order.clock() >= order.stopAt) return;
	memory.proof ??= isDue(order) ? begin(order) : null;
	const run = memory.proof;
	if (run === null) return;
	try {
		if (!(await goOn(mailbox, opened, run, order))) return;
	} catch (error) {
		if (!(error instanceof MailboxError)) order.noteUnexpected(error);
		readLess(run);
		if (run.failures >= MAX_FAILURES) end(memory, run);
		return;
	}
	const proved = run.tally.proved(run.until, run.folders);
	const isAsked = memory.isProofAsked;
	end(memory, run);
	memory.proved = proved;
	const isAnswer = isAsked && order.settings.outputs.has('status') && proved.messages > 0;
	const { places } = run.tally;
	if (places.length === 0 && !isAnswer) return;
	const delivery = { mails: [], unreadable: [], texts: new Map(), notices: [] };
	turn.publish(withFound(state, places, run.nextUids), delivery);
}

/** Returns a turn whose next delivery also says what was proved: a proof has no execution of its own. */
export function sayingProof<Stored>(
	turn: Turn<Stored>,
	memory: Pick<PollMemory, 'proved'>,
	{ outputs }: Pick<Settings, 'outputs'>,
): Turn<Stored> {
	return {
		isSpent: () => turn.isSpent(),
		keep: (state) => turn.keep(state),
		publish(state, delivery) {
			const { proved } = memory;
			if (proved === null) return turn.publish(state, delivery);
			const said: Notice[] =
				outputs.has('status') && proved.messages > 0 ? [{ event: 'proved', ...proved }] : [];
			const notices = [...delivery.notices, ...said];
			const published = turn.publish(
				{ ...state, provedAt: proved.until },
				{ ...delivery, notices },
			);
			memory.proved = null;
			return published;
		},
	};
}

/** The connection may end so often over a proof, until that of the day is given up. */
const MAX_FAILURES = 20;
const HEADS_PER_FETCH = 200;

function isDue<Stored>({ memory, state, settings, now }: ProofOrder<Stored>): boolean {
	if (memory.isProofAsked) return true;
	const { connectedAt, provedAt, owner } = state;
	if (connectedAt === null) return false;
	const last = Math.max(connectedAt, provedAt ?? 0, memory.lastProofAt ?? 0);
	return last < proofDueAt(now, settings.zone, owner);
}

function begin<Stored>({ settings, state, now }: ProofOrder<Stored>): ProofRun {
	const begun = Object.values(state.folders).map((cursor) => cursor.begin);
	const since = Math.max(now - PROVED_MS, Math.min(...begun, now));
	return {
		...{ since, until: now, tally: new ProofTally(since, state.provedAt ?? since) },
		...{ unsearched: [...settings.folders], left: [], folders: [], nextUids: new Map() },
		...{ perFetch: HEADS_PER_FETCH, reading: 0, failures: 0 },
	};
}

function end(memory: PollMemory, run: ProofRun): void {
	memory.proof = null;
	memory.isProofAsked = false;
	memory.lastProofAt = run.until;
}

/** Reads on until `stopAt`. Returns true when all is read. */
async function goOn<Stored>(
	mailbox: Mailbox,
	opened: OpenFolders,
	run: ProofRun,
	order: ProofOrder<Stored>,
): Promise<boolean> {
	for (;;) {
		const [folder] = run.unsearched;
		const [line] = run.left;
		if (folder !== undefined) await search(mailbox, opened, run, { ...order, folder });
		else if (line !== undefined) await read(mailbox, opened, run, { ...order, line });
		else return true;
		if (order.clock() >= order.stopAt) return false;
	}
}

/** Finds the mail of a folder. One that cannot be opened, or whose earlier mail is still being read, is left out. */
async function search(
	mailbox: Mailbox,
	opened: OpenFolders,
	run: ProofRun,
	{ state, folder }: { readonly state: PollState; readonly folder: string },
): Promise<void> {
	const cursor = cursorOf(state, folder);
	const status = cursor?.backfill === null ? await openedAs(opened, folder, cursor) : null;
	if (cursor !== undefined && status !== null) {
		// SEARCH SINCE knows only days, in the server's zone.
		const uids = await mailbox.searchSince(new Date(run.since - DAY_MS));
		const { uidValidity } = cursor;
		const { uidNext } = status;
		run.left.push({ folder, uidValidity, uids });
		run.folders.push(folder);
		if (uidNext !== null) run.nextUids.set(folder, { uidValidity, uidNext });
	}
	run.unsearched.shift();
}

/** Returns an opened folder, or null for one that cannot be opened or got new numbers: those the next poll reads. */
async function openedAs(
	opened: OpenFolders,
	folder: string,
	{ uidValidity }: Cursor,
): Promise<FolderStatus | null> {
	try {
		const status = await opened.examine(folder);
		return (status.uidValidity ?? uidValidity) === uidValidity ? status : null;
	} catch (error) {
		if (error instanceof MailboxError && error.reach === 'folder') return null;
		throw error;
	}
}

/** Reads and looks up the next messages of a folder. */
async function read<Stored>(
	mailbox: Mailbox,
	opened: OpenFolders,
	run: ProofRun,
	{ state, now, line, noteUnexpected }: ProofOrder<Stored> & { readonly line: FoundIn },
): Promise<void> {
	const { folder, uidValidity, uids } = line;
	if (uids.length === 0 || cursorOf(state, folder)?.uidValidity !== uidValidity) {
		run.left.shift();
		return;
	}
	const asked = uids.slice(0, run.perFetch);
	run.reading = asked.length;
	await opened.reopen(line);
	const { heads, unread } = await mailbox.fetchHeads(asked);
	for (const head of heads) {
		try {
			run.tally.add(lookUp(state, head, now), { folder, uidValidity, uid: head.uid });
		} catch (error) {
			// Whatever a message holds, it must not keep those behind it.
			noteUnexpected(error);
			run.tally.addUnread(1);
		}
	}
	run.tally.addUnread(unread.size);
	pass(run, asked.length);
}

/** After an end of the connection fewer are read at once; one alone is counted as unread, as the collecting passes it on. */
function readLess(run: ProofRun): void {
	run.failures++;
	if (run.reading !== 1) {
		run.perFetch = Math.max(1, Math.ceil(run.perFetch / 2));
		return;
	}
	run.tally.addUnread(1);
	pass(run, 1);
	run.perFetch = HEADS_PER_FETCH;
}

function pass(run: ProofRun, count: number): void {
	const [line] = run.left;
	if (line !== undefined) line.uids = line.uids.slice(count);
	run.reading = 0;
}
