import { inDuration } from '../core/report/format';
import { momentLabel } from '../core/report/labels';
import type { ListedInquiry } from '../core/report/listed';
import type { Report } from '../core/report/report';
import { wordsOf } from '../core/report/words/words';
import { counted, type Language } from '../core/text/wording';
import { MINUTE_MS } from '../core/time/lengths';

/** Inquiries one by one, under a heading. */
export interface InquiryList {
	readonly title: string;
	readonly entries: readonly Entry[];
	/** What is not listed, in words; '' when that is nothing. */
	readonly rest: string;
}

interface Entry {
	readonly moment: string;
	/** Name of the sender, or the address. */
	readonly who: string;
	/** '' where `who` is the address. */
	readonly address: string;
	/** The subject, or to whom it went. */
	readonly what: string;
	readonly source: string;
	/** Whether it was answered; '' when nobody knows. */
	readonly answer: string;
	readonly isWaiting: boolean;
}

/** Returns the inquiries to be named one by one: those that wait, then the newest; none without inquiries. */
export function listsOf(report: Report, language: Language): InquiryList[] {
	const words = wordsOf(language);
	const { newest, waiting } = report.lists;
	const toEntries = (inquiries: readonly ListedInquiry[]) =>
		inquiries.map((inquiry) => entryOf(inquiry, report, language));
	const left = (report.totals.waiting ?? 0) - waiting.length;
	const lists = [
		{
			...{ title: words.waitingList, entries: toEntries(waiting) },
			rest: left > 0 ? counted(words.moreWaiting, left, language) : '',
		},
		{ title: words.newest, entries: toEntries(newest), rest: '' },
	];
	return lists.filter(({ entries }) => entries.length > 0);
}

function entryOf(inquiry: ListedInquiry, { now, zone }: Report, language: Language): Entry {
	const { at, sender, senderName, recipient, subject, source, isAnswered } = inquiry;
	return {
		moment: momentLabel(at, zone, language),
		who: senderName || sender || wordsOf(language).none.sender,
		address: senderName === '' ? '' : sender,
		what: subject || recipient,
		source,
		answer: answerInWords(inquiry, now, language),
		isWaiting: isAnswered === false,
	};
}

function answerInWords(
	{ at, isAnswered, responseMinutes }: ListedInquiry,
	now: number,
	language: Language,
): string {
	const words = wordsOf(language);
	if (isAnswered === false) {
		return words.waitsFor.replace('$', () => inDuration((now - at) / MINUTE_MS, language));
	}
	if (responseMinutes !== null) {
		return words.answeredAfter.replace('$', () => inDuration(responseMinutes, language));
	}
	return isAnswered === true ? words.isAnswered : '';
}
