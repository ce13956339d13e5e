import { inOneLine, type ReportItem } from './report-items';

/** An inquiry as it is listed, one by one; a text that is not given is ''. */
export interface ListedInquiry {
	/** Unix time in ms. */
	readonly at: number;
	readonly sender: string;
	readonly senderName: string;
	readonly recipient: string;
	readonly subject: string;
	readonly source: string;
	readonly isAnswered: boolean | null;
	readonly responseMinutes: number | null;
}

/** The inquiries of a period that are listed one by one, at most `MOST_LISTED` each. */
export interface Lists {
	/** Newest first. */
	readonly newest: readonly ListedInquiry[];
	/** Those known to wait for an answer, the longest first. */
	readonly waiting: readonly ListedInquiry[];
}

/** A longer list is a table's business. */
const MOST_LISTED = 10;

/** Takes the inquiries of a period one by one, in any order, and keeps those to be listed. */
export function listKeeper(): { add(item: ReportItem): void; lists(): Lists } {
	const newest: ReportItem[] = [];
	const waiting: ReportItem[] = [];
	return {
		add(item) {
			keep(newest, item, (a, b) => b.at - a.at || byText(a, b));
			if (item.isAnswered !== false) return;
			keep(waiting, item, (a, b) => a.at - b.at || byText(a, b));
		},
		lists: () => ({ newest: newest.map(listed), waiting: waiting.map(listed) }),
	};
}

/** Without sorting all: of 100,000 inquiries most are older than the tenth at once. */
function keep(
	kept: ReportItem[],
	item: ReportItem,
	order: (a: ReportItem, b: ReportItem) => number,
): void {
	const last = kept.at(-1);
	if (kept.length === MOST_LISTED && last !== undefined && order(item, last) >= 0) return;
	const place = kept.findIndex((other) => order(item, other) < 0);
	kept.splice(place === -1 ? kept.length : place, 0, item);
	kept.splice(MOST_LISTED);
}

/** Two of the same moment stand in the same order whatever the order of the items. */
function byText(a: ReportItem, b: ReportItem): number {
	const [left, right] = [a, b].map((item) => JSON.stringify(listed(item)));
	return left === right ? 0 : (left ?? '') < (right ?? '') ? -1 : 1;
}

function listed(item: ReportItem): ListedInquiry {
	const { at, sender, recipient, source, isAnswered, responseMinutes } = item;
	return {
		...{ at, sender, recipient, source, isAnswered, responseMinutes },
		senderName: inOneLine(item.senderName),
		subject: inOneLine(item.subject),
	};
}
