import type { SettledMail } from '../core/counting/settled-mail';
import type { NoteUnexpected } from '../core/errors/unexpected';
import type { Notice } from '../core/items/status-item';
import type { Mailbox } from '../core/mailbox/mailbox';
import { cursorOf, type PollState } from '../core/memory/state';
import { takeBatch, type Batch, type BatchLimit } from '../core/reading/batch';
import { mailInOrder, type NextMail } from '../core/reading/mail-in-order';
import { settleEntry } from '../core/reading/settle-entry';
import { readingLimit, troubleAmong } from '../core/reading/trouble';
import { progressNotice, sayForms, sayWithheld, skippedNotice } from './batch-notices';
import { hasItems } from './delivery';
import type { Downloads } from './downloads';
import type { OpenFolders } from './open-folders';
import type { PollMemory } from './poll-memory';
import { attemptsBefore, readerOf, rememberAttempts } from './reader';
import { isSavePoint, isStepOfBackfill, noteUnsaved } from './save-point';
import type { Settings } from './settings';
import type { Survey } from './survey';
import type { Turn } from './turn';

/** How the mail of a survey is to be collected. */
interface Collection<Stored> {
	readonly settings: Settings;
	readonly turn: Turn<Stored>;
	readonly memory: PollMemory;
	/** What is to be said with the first batch. */
	readonly notices: readonly Notice[];
	/** Unix ms: no batch is begun behind this. */
	readonly stopAt: number;
	/** Null when no files are wanted. */
	readonly downloads: Downloads<Stored> | null;
	readonly now: number;
	/** Returns the time, Unix ms. */
	readonly clock: () => number;
	readonly noteUnexpected: NoteUnexpected;
}

/**
 * Settles the mail of a survey in batches and hands each to n8n. Stops early at `stopAt`, when the turn is
 * spent, or after `MAX_EMITS`: what is left comes with the next poll. Returns the state it came to, and whether
 * nothing is left.
 */
export async function collect<Stored>(
	mailbox: Mailbox,
	folders: OpenFolders,
	surveyed: Survey,
	collection: Collection<Stored>,
): Promise<{ readonly state: PollState; readonly isDone: boolean }> {
	const { settings, turn, memory, downloads, now, clock, noteUnexpected } = collection;
	const { queues } = surveyed;
	// A batch that is begun when no time is left for its files would go out without them.
	const stopAt = Math.min(collection.stopAt, downloads?.until ?? Infinity);
	const uidValidityOf = (folder: string) => cursorOf(surveyed.state, folder)?.uidValidity ?? '';
	const numbered = (folder: string) => ({ folder, uidValidity: uidValidityOf(folder) });
	// What was moved or deleted meanwhile makes no trouble anymore.
	memory.trouble = troubleAmong(memory.trouble, ({ folder, uidValidity }) =>
		uidValidity === uidValidityOf(folder)
			? queues.find((queue) => queue.folder === folder)?.pending
			: undefined,
	);
	const reader = readerOf(mailbox, folders, numbered, settings.rules, memory, noteUnexpected);
	const waiting = new Map(queues.map(({ folder, pending }) => [folder, pending.length]));
	const mail = mailInOrder(queues, reader.fetchNext);
	let { notices } = collection;
	let { state } = surveyed;
	let isKept = !surveyed.isChanged;
	let isDone = false;

	for (let emits = 0; emits < MAX_EMITS && !turn.isSpent(); ) {
		const settled = await takeBatch(mail, state, batchLimit(), settle);
		const said = sayWithheld(settled.state, settings, now);
		const { mails, unreadable } = settled;
		const texts = await reader.readTexts(mails, isHandedOn);
		const forms = sayForms({ mails, state: said.state }, texts, settings, now);
		const batch: Batch = { ...settled, state: forms.state };
		notices = [
			...notices,
			...skippedNotice(batch, now),
			...said.notices,
			...forms.notices,
			// Once per poll, so that a long import is seen to move.
			...(emits === 0 ? progressNotice(batch, waiting, now) : []),
		];
		const files = await downloads?.take(mails, texts, (folder) => folders.reopen(numbered(folder)));
		const delivery = { mails, unreadable, texts, notices, ...(files && { files }) };
		noteUnsaved(memory, mails.length, now);
		const isDue = isSavePoint(batch, memory, now) || isStepOfBackfill(state, batch.state);
		if (notices.length > 0 || hasItems(delivery, settings) || isDue) {
			state = turn.publish(batch.state, delivery);
			notices = [];
			emits++;
			isKept = true;
		} else {
			isKept = isKept && batch.state === state;
			state = batch.state;
		}
		isDone = batch.end === 'done';
		if (isDone || clock() >= stopAt) break;
	}
	if (!isKept) turn.keep(state);
	rememberAttempts(memory, state);
	return { state, isDone };

	/** Phase 2: only mail that is passed on costs more than its headers. */
	function isHandedOn({ decision }: SettledMail): boolean {
		if (decision.kind === 'repeat') return settings.outputs.has('repeats');
		return decision.kind === 'inquiry';
	}

	function settle(before: PollState, next: NextMail) {
		waiting.set(next.folder, (waiting.get(next.folder) ?? 1) - 1);
		const attemptsOf = attemptsBefore(memory, surveyed.state);
		return settleEntry(before, next, settings.rules, attemptsOf, now, noteUnexpected);
	}

	function batchLimit(): BatchLimit {
		return {
			// Reading heads may end a trouble with texts.
			get reported() {
				return readingLimit(memory.trouble, 'texts', settings.batchSize);
			},
			settled: MAX_SETTLED,
			...(downloads && { files: downloads }),
		};
	}
}

/** Executions that one poll starts at most. */
const MAX_EMITS = 20;
/** Mail in one batch, that without a trace included: bounds the memory of a poll. */
const MAX_SETTLED = 500;
