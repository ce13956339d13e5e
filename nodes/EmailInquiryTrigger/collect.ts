import type { Mailbox, MessageText } from '../core/mailbox';
import { MAX_RETRIES } from '../core/cursor';
import { withFetched, type FolderQueue } from '../core/queue';
import { isReported, settleBatch, type Batch } from '../core/settle-batch';
import type { SettledMail } from '../core/settled-mail';
import { cursorOf, type PollState } from '../core/state';
import type { Notice } from '../core/status';
import {
	isHopeless,
	readingLimit,
	troubleAfter,
	troubleWith,
	type ReadingPhase,
} from '../core/trouble';
import type { Memory } from './memory';
import type { Settings } from './settings';
import type { Survey } from './survey';
import type { Turn } from './turn';

/**
 * Settles the mail of a survey in batches and hands each to n8n. Returns the last state. Stops early at
 * `stopAt` (Unix ms), when the turn is spent, or after `MAX_EMITS`: what is left comes with the next poll.
 */
export async function collect(
	mailbox: Mailbox,
	surveyed: Survey,
	facts: {
		readonly settings: Settings;
		readonly turn: Turn;
		readonly memory: Memory;
		readonly notices: readonly Notice[];
		readonly stopAt: number;
		readonly now: number;
	},
): Promise<PollState> {
	const { settings, turn, memory } = facts;
	const folders = openFolders(mailbox);
	let notices = facts.notices;
	let { state, queues } = surveyed;
	let isKept = !surveyed.isChanged;

	for (let emits = 0; emits < MAX_EMITS && !turn.isSpent(); ) {
		const batch = await nextBatch();
		const texts = await readTexts(batch.mails);
		notices = [...notices, ...skippedNotice(batch, facts.now)];
		const news = { mails: batch.mails, unreadable: batch.unreadable, texts, notices };
		noteUnsaved(memory, batch.mails.length, facts.now);
		if (notices.length > 0 || hasItems(batch, settings) || isSavePoint(batch, memory, facts.now)) {
			state = turn.publish(batch.state, news);
			notices = [];
			emits++;
			isKept = true;
		} else {
			isKept = isKept && batch.state === state;
			state = batch.state;
		}
		queues = batch.queues;
		if (batch.end === 'done' || Date.now() >= facts.stopAt) break;
	}
	if (!isKept) turn.keep(state);
	rememberAttempts(memory, state);
	return state;

	async function nextBatch(): Promise<Batch> {
		let batch = settle({ state, queues, mails: [], unreadable: [] });
		while (typeof batch.end === 'object') {
			const folder = batch.end.fetch;
			const queues: FolderQueue[] = [];
			for (const queue of batch.queues) {
				queues.push(queue.folder === folder ? await fetchNext(queue) : queue);
			}
			batch = settle({ ...batch, queues });
		}
		return batch;
	}

	async function fetchNext(queue: FolderQueue): Promise<FolderQueue> {
		const { folder, pending } = queue;
		const requested = pending.slice(0, readingLimit(memory.trouble, 'heads', HEADS_PER_FETCH));
		const hopeless = requested.filter((uid) => isHopeless(memory.trouble, 'heads', folder, uid));
		if (hopeless.length > 0) {
			const unread = new Map(hopeless.map((uid) => [uid, ENDS_POLLS]));
			memory.trouble = null;
			return withFetched(queue, hopeless, { heads: [], gone: [], unread });
		}
		const answer = await reading('heads', folder, requested, async () => {
			await folders.open(folder);
			return await mailbox.fetchHeads(requested);
		});
		return withFetched(queue, requested, answer);
	}

	/** Reads mails, and leaves word of them in memory should the poll end meanwhile. */
	async function reading<T>(
		phase: ReadingPhase,
		folder: string,
		uids: readonly number[],
		read: () => Promise<T>,
	): Promise<T> {
		const before = memory.trouble;
		memory.trouble = troubleWith(before, phase, folder, uids);
		const result = await read();
		memory.trouble = troubleAfter(before, phase, folder, uids);
		return result;
	}

	function settle(begun: Omit<Batch, 'end'>): Batch {
		const attemptsOf = (folder: string, uid: number, reason: string) =>
			reason === ENDS_POLLS
				? MAX_RETRIES
				: Math.max(
						memory.attempts.get(attemptKey(surveyed.state, folder, uid)) ?? 0,
						cursorOf(surveyed.state, folder)?.retries[uid] ?? 0,
					);
		const reported = readingLimit(memory.trouble, 'texts', settings.batchSize);
		const limit = { reported, settled: MAX_SETTLED };
		return settleBatch(begun, settings.rules, limit, attemptsOf, facts.now);
	}

	/** Phase 2: only mail that is handed on costs more than its headers. */
	async function readTexts(mails: readonly SettledMail[]): Promise<Map<SettledMail, MessageText>> {
		const wanted = mails.filter(
			({ verdict }) =>
				verdict.kind === 'inquiry' ||
				(verdict.kind === 'repeat' && settings.outputs.has('repeats')),
		);
		const texts = new Map<SettledMail, MessageText>();
		for (const folder of new Set(wanted.map(({ head }) => head.folder))) {
			const inFolder = wanted.filter(({ head }) => head.folder === folder);
			const [first] = inFolder;
			if (first !== undefined && isHopeless(memory.trouble, 'texts', folder, first.head.uid)) {
				memory.trouble = null;
				texts.set(first, TEXT_ENDS_POLLS);
				continue;
			}
			const heads = inFolder.map(({ head }) => head);
			const uids = heads.map(({ uid }) => uid);
			const found = await reading('texts', folder, uids, async () => {
				await folders.open(folder);
				return await mailbox.fetchTexts(heads);
			});
			for (const mail of inFolder) texts.set(mail, found.get(mail.head.uid) ?? VANISHED);
		}
		return texts;
	}
}

/** Executions that one poll starts at most. */
const MAX_EMITS = 20;
/** Mails in one batch, those without a trace included: bounds the memory of a poll. */
const MAX_SETTLED = 500;
const HEADS_PER_FETCH = 200;
/** A null poll is not saved by n8n: after so many mails, or so long, an execution without items saves. */
const UNSAVED_MAILS = 200;
const UNSAVED_MS = 3_600_000;

const ENDS_POLLS = 'the connection ends each time it is read';

const WITHOUT_TEXT = { text: '', html: null, truncated: false, attachments: [] };
const VANISHED: MessageText = {
	...WITHOUT_TEXT,
	unreadable: 'The mail was moved or deleted before its text could be read.',
};
const TEXT_ENDS_POLLS: MessageText = {
	...WITHOUT_TEXT,
	unreadable: 'The text could not be read: the connection ends each time.',
};

/** Mail of an off-time is counted, so that nothing vanishes without a word. */
function skippedNotice({ mails, state }: Batch, now: number): Notice[] {
	const skipped = mails.filter(({ verdict }) => verdict.kind === 'skipped').length;
	if (skipped === 0) return [];
	const { from, until } = state.off ?? { from: now, until: now };
	return [{ event: 'skippedWhileOff', since: from, until, skipped }];
}

function hasItems(batch: Batch, { outputs }: Settings): boolean {
	return (
		batch.unreadable.length > 0 ||
		batch.mails.some(
			({ verdict: { kind } }) =>
				kind === 'inquiry' ||
				(kind === 'repeat' && outputs.has('repeats')) ||
				(kind === 'ignored' && outputs.has('ignored')),
		)
	);
}

/** A date the clock decided could come out differently in a replay: it is saved at once. */
function isSavePoint(batch: Batch, { unsaved }: Memory, now: number): boolean {
	if (batch.mails.some((mail) => mail.isClamped && isReported(mail))) return true;
	return unsaved !== null && (unsaved.count >= UNSAVED_MAILS || now - unsaved.since >= UNSAVED_MS);
}

function noteUnsaved(memory: Memory, settled: number, now: number): void {
	if (settled === 0) return;
	memory.unsaved = {
		count: (memory.unsaved?.count ?? 0) + settled,
		since: memory.unsaved?.since ?? now,
	};
}

/** A folder that is numbered anew gives its UIDs to other mails. */
function attemptKey(state: PollState, folder: string, uid: number | string): string {
	return `${cursorOf(state, folder)?.uidValidity}\n${uid}\n${folder}`;
}

function rememberAttempts(memory: Memory, state: PollState): void {
	memory.attempts.clear();
	for (const [folder, { retries }] of Object.entries(state.folders)) {
		for (const [uid, attempts] of Object.entries(retries)) {
			memory.attempts.set(attemptKey(state, folder, uid), attempts);
		}
	}
}

/** Opens a folder only when another one is open. */
function openFolders(mailbox: Mailbox): { open(folder: string): Promise<void> } {
	let current: string | null = null;
	return {
		async open(folder) {
			if (folder === current) return;
			await mailbox.open(folder);
			current = folder;
		},
	};
}
