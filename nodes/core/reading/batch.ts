import type { SettledMail } from '../counting/settled-mail';
import type { PollState } from '../memory/state';
import type { NextMail } from './mail-in-order';
import type { SettledEntry, UnreadableMail } from './settle-entry';

/** What one execution of the workflow gets, and the state that goes with it. */
export interface Batch {
	readonly state: PollState;
	readonly mails: readonly SettledMail[];
	readonly unreadable: readonly UnreadableMail[];
	/** Why it ends here: it is full, or no mail is left. */
	readonly end: 'full' | 'done';
}

/** How much one batch takes. Asked before each message, as what is read may change it. */
export interface BatchLimit {
	/** Mail that becomes an inquiry, a repeat or ignored. */
	readonly reported: number;
	/** Mail in all, that which leaves no trace included. */
	readonly settled: number;
	/** Octets of files that are downloaded of a message, and how many of them are enough. */
	readonly files?: { bytesOf(mail: SettledMail): number; readonly enoughBytes: number };
}

/** Settles mail until a batch is full; the rest stays in `mail` for the next one. */
export async function takeBatch(
	mail: AsyncIterator<NextMail, void, undefined>,
	begun: PollState,
	limit: BatchLimit,
	settle: (state: PollState, next: NextMail) => SettledEntry,
): Promise<Batch> {
	let state = begun;
	let reported = 0;
	let fileBytes = 0;
	const mails: SettledMail[] = [];
	const unreadable: UnreadableMail[] = [];
	const isFull = () =>
		mails.length >= limit.settled ||
		reported >= limit.reported ||
		fileBytes >= (limit.files?.enoughBytes ?? Infinity);

	while (!isFull()) {
		const next = await mail.next();
		if (next.done === true) return { state, mails, unreadable, end: 'done' };
		const settled = settle(state, next.value);
		state = settled.state;
		if (settled.mail !== null) {
			mails.push(settled.mail);
			fileBytes += limit.files?.bytesOf(settled.mail) ?? 0;
		}
		if (settled.unreadable !== null) unreadable.push(settled.unreadable);
		if (settled.unreadable !== null || (settled.mail !== null && isReported(settled.mail))) {
			reported++;
		}
	}
	return { state, mails, unreadable, end: 'full' };
}

/** True for mail that the workflow hears of on one of the outputs. @internal */
export function isReported({ decision }: SettledMail): boolean {
	return decision.kind === 'inquiry' || decision.kind === 'repeat' || decision.kind === 'ignored';
}
