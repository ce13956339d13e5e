import type { Mailbox, MessageHead, MessageText } from '../core/mailbox';
import { MAX_RETRIES } from '../core/cursor';
import { withFetched, type FolderQueue } from '../core/queue';
import { settleBatch, type Batch } from '../core/settle-batch';
import type { SettledMail } from '../core/settled-mail';
import { cursorOf } from '../core/state';
import type { Notice } from '../core/status';
import {
	isHopeless,
	readingLimit,
	troubleAfter,
	troubleAmong,
	troubleWith,
	type Place,
	type ReadingPhase,
} from '../core/trouble';
import type { Downloads } from './attachments';
import { attemptKey, rememberAttempts } from './attempts';
import { progressNotice, sayWithheld, skippedNotice } from './batch-notices';
import type { Memory } from './memory';
import { nameClients } from '../shell/name-clients';
import { openFolders } from './open-folders';
import { hasItems } from './outputs';
import { isSavePoint, isStepOfBackfill, noteUnsaved } from './save-point';
import type { Settings } from './settings';
import type { Survey } from './survey';
import type { Turn } from './turn';

/**
 * Settles the mail of a survey in batches and hands each to n8n. Stops early at `stopAt` (Unix ms), when the
 * turn is spent, or after `MAX_EMITS`: what is left comes with the next poll.
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
		/** Null when no files are wanted. */
		readonly downloads: Downloads | null;
		readonly now: number;
	},
): Promise<void> {
	const { settings, turn, memory, downloads } = facts;
	// A batch that is begun when no time is left for its files would go out without them.
	const stopAt = Math.min(facts.stopAt, downloads?.until ?? Infinity);
	const uidValidityOf = (folder: string) => cursorOf(surveyed.state, folder)?.uidValidity ?? '';
	const folders = openFolders(mailbox, uidValidityOf);
	let notices = facts.notices;
	let { state, queues } = surveyed;
	let isKept = !surveyed.isChanged;
	// What was moved or deleted meanwhile makes no trouble any more.
	memory.trouble = troubleAmong(memory.trouble, ({ folder, uidValidity }) =>
		uidValidity === uidValidityOf(folder)
			? queues.find((queue) => queue.folder === folder)?.pending
			: undefined,
	);

	for (let emits = 0; emits < MAX_EMITS && !turn.isSpent(); ) {
		const settled = await nextBatch();
		const said = sayWithheld(settled.state, settings, facts.now);
		const batch = { ...settled, state: said.state };
		const texts = await readTexts(batch.mails);
		notices = [
			...notices,
			...skippedNotice(batch, facts.now),
			...said.notices,
			// Once per poll, so that a long import is seen to move.
			...(emits === 0 ? progressNotice(batch, facts.now) : []),
		];
		const files = await downloads?.take(batch.mails, texts, (folder) => folders.open(folder));
		const { mails, unreadable } = batch;
		const news = { mails, unreadable, texts, notices, ...(files && { files }) };
		noteUnsaved(memory, batch.mails.length, facts.now);
		const isDue = isSavePoint(batch, memory, facts.now) || isStepOfBackfill(state, batch.state);
		if (notices.length > 0 || hasItems(news, settings) || isDue) {
			state = turn.publish(batch.state, news);
			notices = [];
			emits++;
			isKept = true;
		} else {
			isKept = isKept && batch.state === state;
			state = batch.state;
		}
		queues = batch.queues;
		if (batch.end === 'done' || Date.now() >= stopAt) break;
	}
	if (!isKept) turn.keep(state);
	rememberAttempts(memory, state);

	function placeOf(folder: string): Place {
		return { folder, uidValidity: uidValidityOf(folder) };
	}

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
		const place = placeOf(folder);
		const hopeless = requested.filter((uid) => isHopeless(memory.trouble, 'heads', place, uid));
		if (hopeless.length > 0) {
			const unread = new Map(hopeless.map((uid) => [uid, ENDS_POLLS]));
			memory.trouble = null;
			return withFetched(queue, hopeless, { heads: [], gone: [], unread });
		}
		const answer = await reading('heads', place, requested, async () => {
			await folders.open(folder);
			return await mailbox.fetchHeads(requested);
		});
		const named = await nameClients(
			answer.heads,
			settings.rules,
			(heads) => readNamingTexts(place, heads),
			() => readingLimit(memory.trouble, 'texts', NAMING_TEXTS_PER_FETCH),
		);
		return withFetched(queue, requested, answer, named);
	}

	async function readNamingTexts(
		place: Place,
		heads: readonly MessageHead[],
	): Promise<ReadonlyMap<number, MessageText>> {
		const uids = heads.map(({ uid }) => uid);
		if (uids.some((uid) => isHopeless(memory.trouble, 'texts', place, uid))) return new Map();
		return await reading('texts', place, uids, () => mailbox.fetchTexts(heads));
	}

	/** Reads mails, and leaves word of them in memory should the poll end meanwhile. */
	async function reading<T>(
		phase: ReadingPhase,
		place: Place,
		uids: readonly number[],
		read: () => Promise<T>,
	): Promise<T> {
		const before = memory.trouble;
		memory.trouble = troubleWith(before, phase, place, uids);
		const result = await read();
		memory.trouble = troubleAfter(before, phase, place, uids);
		return result;
	}

	function settle(begun: Omit<Batch, 'end'>): Batch {
		const attemptsOf = (folder: string, uid: number, reason: string) =>
			reason === ENDS_POLLS
				? MAX_RETRIES
				: Math.max(
						memory.attempts.get(attemptKey(placeOf(folder), uid)) ?? 0,
						cursorOf(surveyed.state, folder)?.retries[uid] ?? 0,
					);
		const reported = readingLimit(memory.trouble, 'texts', settings.batchSize);
		const limit = {
			reported,
			settled: MAX_SETTLED,
			...(downloads && { isEnough: downloads.isEnough }),
		};
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
			const place = placeOf(folder);
			const [first] = inFolder;
			if (first !== undefined && isHopeless(memory.trouble, 'texts', place, first.head.uid)) {
				memory.trouble = null;
				texts.set(first, TEXT_ENDS_POLLS);
				continue;
			}
			const heads = inFolder.map(({ head }) => head);
			const uids = heads.map(({ uid }) => uid);
			const found = await reading('texts', place, uids, async () => {
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
/** Few, as each may be long and only the client's name is kept of it. */
const NAMING_TEXTS_PER_FETCH = 20;

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
