import type { IgnoreReason, SettledMail } from '../counting/settled-mail';
import { timeInWords } from '../time/time';

/** Why a mail was withheld, in one word that never changes, for a flow to test. */
export type ReasonCode = IgnoreReason | 'repeat' | 'laterInquiry' | 'reply';

/** Returns why a mail was withheld in one word, or null for mail that was not. */
export function reasonCodeOf({ decision, receivedAt }: SettledMail): ReasonCode | null {
	if (decision.kind === 'ignored') return decision.reason;
	if (decision.kind !== 'repeat') return null;
	if (decision.repeatUntil === null) return 'reply';
	return receivedAt < decision.previousInquiryAt ? 'laterInquiry' : 'repeat';
}

/** Returns why a mail was withheld, in plain words. */
export function reasonInWords(mail: SettledMail, zone: string): string {
	const { decision, receivedAt, automatic } = mail;
	if (decision.kind === 'repeat') {
		if (decision.repeatUntil !== null && receivedAt < decision.previousInquiryAt) {
			return 'A later inquiry of this sender and recipient is already counted';
		}
		const previous = timeInWords(decision.previousInquiryAt, zone);
		if (decision.repeatUntil === null) {
			return `Reply in a conversation that was counted on ${previous}`;
		}
		return `Repeat of the inquiry of ${previous}; counts again from ${timeInWords(decision.repeatUntil, zone)}`;
	}
	if (decision.kind !== 'ignored') return '';
	const { reason, entry } = decision;
	if (entry !== undefined) return entry === '' ? IGNORED[reason] : `${IGNORED[reason]} (${entry})`;
	// That a mail is ours needs no proof by a header.
	const isProven = automatic?.kind === reason && reason !== 'own';
	return isProven ? `${IGNORED[reason]} (header ${automatic.signal})` : IGNORED[reason];
}

const IGNORED: Readonly<Record<IgnoreReason, string>> = {
	autoReply: 'Automatic reply',
	bounce: 'Delivery report',
	bulk: 'Newsletter or mailing list',
	calendar: 'Message of a calendar',
	own: 'Sent from this mailbox itself',
	neverFrom: 'Kept back by the filter Never From',
	onlyFrom: 'Kept back by the filter Only From',
	neverTo: 'Kept back by the filter Never To',
	neverWithSubject: 'Kept back by the filter Never With Subject',
	olderThanMemory:
		'Older than memory: it arrived before collecting began, or so long ago that it may have been counted already',
};
