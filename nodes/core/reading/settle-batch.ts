import { deferUid, forgetUid, MAX_RETRIES, settleUids, type Cursor } from '../memory/cursor';
import type { MessageHead } from '../mailbox/mailbox';
import { nextStep, withoutFirst, type FolderQueue, type QueueEntry } from './queue';
import type { Rules } from '../counting/rules';
import { settleMail } from '../counting/settle';
import type { Naming } from '../who/sender';
import type { SettledMail } from '../counting/settled-mail';
import { cursorOf, withCursor, type PollState } from '../memory/state';

/** A mail that the server lists but does not deliver. */
export interface UnreadableMail {
	readonly folder: string;
	readonly uid: number;
	readonly uidValidity: string;
	readonly reason: string;
}

/** What one execution of the workflow gets, and the state that goes with it. */
export interface Batch {
	readonly state: PollState;
	readonly queues: readonly FolderQueue[];
	readonly mails: readonly SettledMail[];
	readonly unreadable: readonly UnreadableMail[];
	/** Why it ends here: it is full, nothing is left, or the next mail of a folder must be fetched first. */
	readonly end: 'full' | 'done' | { readonly fetch: string };
}

/** How much one batch takes. */
export interface BatchLimit {
	/** Mails that become inquiries, repeats or ignored. */
	readonly reported: number;
	/** Mails in all, those that leave no trace included. */
	readonly settled: number;
	/** True when these mails are enough for one batch by what else is read of them. */
	readonly isEnough?: (mails: readonly SettledMail[]) => boolean;
}

/**
 * Returns the next batch of the queues. `begun` is a batch to go on with after a fetch. `attemptsOf` tells
 * how many polls tried to read a mail before, `now` is Unix ms.
 */
export function settleBatch(
	begun: Omit<Batch, 'end'>,
	rules: Rules,
	limit: BatchLimit,
	attemptsOf: (folder: string, uid: number, reason: string) => number,
	now: number,
): Batch {
	let { state, queues } = begun;
	const mails = [...begun.mails];
	const unreadable = [...begun.unreadable];
	const isFull = () =>
		mails.length >= limit.settled ||
		unreadable.length + mails.filter(isReported).length >= limit.reported ||
		limit.isEnough?.(mails) === true;

	while (!isFull()) {
		const step = nextStep(queues);
		if (step.kind === 'done') return { state, queues, mails, unreadable, end: 'done' };
		if (step.kind === 'fetch') {
			return { state, queues, mails, unreadable, end: { fetch: step.folder } };
		}
		const settled = settleEntry(step.folder, step.entry);
		state = settled;
		queues = withoutFirst(queues, step.folder);
	}
	return { state, queues, mails, unreadable, end: 'full' };

	function settleEntry(folder: string, entry: QueueEntry): PollState {
		const cursor = knownCursor(state, folder);
		switch (entry.kind) {
			case 'mail': {
				// A text that tells the client is asked for as often as a mail that the server does not deliver.
				const isPutOff =
					entry.named === 'unreadable' &&
					attemptsOf(folder, entry.uid, TEXT_UNREAD) + 1 < MAX_RETRIES;
				if (isPutOff) return settleUnread(folder, entry.uid, TEXT_UNREAD);
				const settled = trySettling(entry.head, entry.named);
				if (settled === null)
					return settleUnread(folder, entry.uid, 'its headers cannot be understood');
				mails.push(settled.mail);
				return settled.state;
			}
			case 'gone':
				return withCursor(state, folder, forgetUid(cursor, entry.uid));
			case 'unread':
				return settleUnread(folder, entry.uid, entry.reason);
		}
	}

	/** Whatever a mail holds, it must not keep those behind it. */
	function trySettling(head: MessageHead, named: Naming): ReturnType<typeof settleMail> | null {
		try {
			return settleMail(state, head, rules, now, named);
		} catch {
			return null;
		}
	}

	function settleUnread(folder: string, uid: number, reason: string): PollState {
		const cursor = knownCursor(state, folder);
		const attempts = attemptsOf(folder, uid, reason) + 1;
		if (attempts < MAX_RETRIES) return withCursor(state, folder, deferUid(cursor, uid, attempts));
		if (isOfWarmUp(cursor, uid)) {
			return withCursor(state, folder, settleUids(cursor, [uid], cursor.highWater));
		}
		unreadable.push({ folder, uid, uidValidity: cursor.uidValidity, reason });
		return withCursor(state, folder, settleUids(cursor, [uid], cursor.highWater));
	}
}

/** True for mail that the workflow hears of on one of the outputs. */
export function isReported({ verdict }: SettledMail): boolean {
	return verdict.kind === 'inquiry' || verdict.kind === 'repeat' || verdict.kind === 'ignored';
}

const TEXT_UNREAD = 'its text cannot be read';

/** None of these is an inquiry, so nobody misses it. */
function isOfWarmUp({ backfill }: Cursor, uid: number): boolean {
	const isNothingLive = (backfill?.liveFrom ?? null) === null;
	return backfill?.kind === 'warmUp' && isNothingLive && uid <= backfill.until;
}

function knownCursor(state: PollState, folder: string): Cursor {
	const cursor = cursorOf(state, folder);
	if (cursor === undefined) throw new TypeError('A queue needs a cursor');
	return cursor;
}
