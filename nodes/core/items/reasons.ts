import type { IgnoreReason, SettledMail } from '../counting/settled-mail';
import { filled, type Language } from '../text/wording';
import { timeInWords } from '../time/time';
import { itemWordsOf } from './words/words-in';

/** Why a message was withheld, in one word that never changes, for a flow to test. */
export type ReasonCode = IgnoreReason | 'repeat' | 'laterInquiry' | 'reply';

/** Returns why a message was withheld in one word, or null for mail that was not. */
export function reasonCodeOf({ decision, receivedAt }: SettledMail): ReasonCode | null {
	if (decision.kind === 'ignored') return decision.reason;
	if (decision.kind !== 'repeat') return null;
	if (decision.repeatUntil === null) return 'reply';
	return receivedAt < decision.previousInquiryAt ? 'laterInquiry' : 'repeat';
}

/** Returns why a message was withheld, in plain words; '' for mail that was not. */
export function reasonInWords(mail: SettledMail, zone: string, language: Language = 'en'): string {
	const code = reasonCodeOf(mail);
	if (code === null) return '';
	const words = itemWordsOf(language);
	const reason = filled(words.reasons[code], timesOf(mail, zone, language));
	const { decision, automatic } = mail;
	if (decision.kind !== 'ignored') return reason;
	const { entry = '' } = decision;
	if (entry !== '') return filled(words.byEntry, { reason, entry });
	// That a message is ours needs no proof by a header.
	const isProven = automatic?.kind === code && code !== 'own';
	return isProven ? filled(words.byHeader, { reason, header: automatic.signal }) : reason;
}

function timesOf(
	{ decision }: SettledMail,
	zone: string,
	language: Language,
): Readonly<Record<string, string>> {
	if (decision.kind !== 'repeat') return {};
	const inWords = (ms: number) => timeInWords(ms, zone, language);
	const { previousInquiryAt, repeatUntil } = decision;
	return {
		previous: inWords(previousInquiryAt),
		...(repeatUntil !== null && { until: inWords(repeatUntil) }),
	};
}
