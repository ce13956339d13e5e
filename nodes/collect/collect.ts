import { MAX_RETRIES } from '../core/memory/cursor';
import type { Mailbox } from '../core/mailbox/mailbox';
import type { FolderQueue } from '../core/reading/queue';
import { settleBatch, type Batch } from '../core/reading/settle-batch';
import type { SettledMail } from '../core/counting/settled-mail';
import { cursorOf } from '../core/memory/state';
import type { Notice } from '../core/items/status-item';
import { readingLimit, troubleAmong } from '../core/reading/trouble';
import { hasItems } from './delivery';
import type { Downloads } from './downloads';
import { progressNotice, sayWithheld, skippedNotice } from './batch-notices';
import type { PollMemory } from './poll-memory';
import { openFolders } from './open-folders';
import { attemptKey, ENDS_POLLS, readerOf, rememberAttempts } from './reader';
import { isSavePoint, isStepOfBackfill, noteUnsaved } from './save-point';
import type { Settings } from './settings';
import type { Survey } from './survey';
import type { Turn } from './turn';

/**
 * Settles the mail of a survey in batches and hands each to n8n. Stops early at `stopAt` (Unix ms), when the
 * turn is spent, or after `MAX_EMITS`: what is left comes with the next poll.
 */
export async function collect<Stored>(
	mailbox: Mailbox,
	surveyed: Survey,
	facts: {
		readonly settings: Settings;
		readonly turn: Turn<Stored>;
		readonly memory: PollMemory;
		readonly notices: readonly Notice[];
		readonly stopAt: number;
		/** Null when no files are wanted. */
		readonly downloads: Downloads<Stored> | null;
		readonly now: number;
		readonly clock: Clock;
	},
): Promise<void> {
	const { settings, turn, memory, downloads } = facts;
	// A batch that is begun when no time is left for its files would go out without them.
	const stopAt = Math.min(facts.stopAt, downloads?.until ?? Infinity);
	const uidValidityOf = (folder: string) => cursorOf(surveyed.state, folder)?.uidValidity ?? '';
	const folders = openFolders(mailbox, uidValidityOf);
	const reader = readerOf(mailbox, folders, settings.rules, memory);
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
		const texts = await reader.readTexts(batch.mails.filter(isHandedOn));
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
		if (batch.end === 'done' || facts.clock() >= stopAt) break;
	}
	if (!isKept) turn.keep(state);
	rememberAttempts(memory, state);

	/** Phase 2: only mail that is handed on costs more than its headers. */
	function isHandedOn({ verdict }: SettledMail): boolean {
		if (verdict.kind === 'repeat') return settings.outputs.has('repeats');
		return verdict.kind === 'inquiry';
	}

	async function nextBatch(): Promise<Batch> {
		let batch = settle({ state, queues, mails: [], unreadable: [] });
		while (typeof batch.end === 'object') {
			const folder = batch.end.fetch;
			const queues: FolderQueue[] = [];
			for (const queue of batch.queues) {
				queues.push(queue.folder === folder ? await reader.fetchNext(queue) : queue);
			}
			batch = settle({ ...batch, queues });
		}
		return batch;
	}

	function settle(begun: Omit<Batch, 'end'>): Batch {
		const attemptsOf = (folder: string, uid: number, reason: string) =>
			reason === ENDS_POLLS
				? MAX_RETRIES
				: Math.max(
						memory.attempts.get(attemptKey(folders.placeOf(folder), uid)) ?? 0,
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
}

/** Returns the time, Unix ms. */
export type Clock = () => number;

/** Executions that one poll starts at most. */
const MAX_EMITS = 20;
/** Mails in one batch, those without a trace included: bounds the memory of a poll. */
const MAX_SETTLED = 500;
