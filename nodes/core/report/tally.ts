import type { Span } from './period';
import type { ReportItem } from './report-items';

/** The figures of a group or of all. */
export interface Counts {
	readonly inquiries: number;
	/** Senders with an inquiry. Inquiries without a sender's address count for none. */
	readonly uniqueSenders: number;
	/** Those whose first inquiry among all items given is in the period. */
	readonly newSenders: number;
	readonly returningSenders: number;
	/** null: no such items were given at all. */
	readonly repeats: number | null;
	readonly ignored: number | null;
	/** Inquiries known to be answered; null: no item tells of any answer. */
	readonly answered: number | null;
	/** Inquiries known to have no answer; null: nobody looked for answers. */
	readonly waiting: number | null;
	/** When the first of these came, in ms. */
	readonly waitingSince: number | null;
	readonly response: ResponseTime | null;
}

/** How long clients waited for an answer, in minutes. */
interface ResponseTime {
	readonly median: number;
	readonly average: number;
}

/** What all items together tell, also those outside of the period. */
export interface Background {
	/** The first inquiry of each sender, in ms. */
	readonly firstInquiryAt: ReadonlyMap<string, number>;
	/** When the first inquiry came, Infinity without one. */
	readonly beginning: number;
	readonly hasRepeats: boolean;
	readonly hasIgnored: boolean;
	/** Whether an inquiry says how long its answer took, or that it was answered. */
	readonly hasAnswers: boolean;
	/** Whether answers were looked for, so that one without is known to wait. */
	readonly hasWaiting: boolean;
}

/** Counts of one period by key. Items are added one by one, in any order. */
export interface Tally<Key> {
	add(key: Key, item: ReportItem): void;
	keys(): Iterable<Key>;
	/** All zero for a key that never came. */
	countsOf(key: Key): Counts;
}

export function backgroundOf(items: readonly ReportItem[]): Background {
	const firstInquiryAt = new Map<string, number>();
	let beginning = Infinity;
	let hasRepeats = false;
	let hasIgnored = false;
	let hasAnswers = false;
	let hasWaiting = false;
	for (const { kind, sender, at, isAnswered, responseMinutes } of items) {
		if (kind === 'repeat') hasRepeats = true;
		if (kind === 'ignored') hasIgnored = true;
		if (kind !== 'inquiry') continue;
		if (isAnswered !== null) hasWaiting = true;
		if (isAnswered !== null || responseMinutes !== null) hasAnswers = true;
		beginning = Math.min(beginning, at);
		if (sender === '') continue;
		const first = firstInquiryAt.get(sender);
		if (first === undefined || at < first) firstInquiryAt.set(sender, at);
	}
	return { firstInquiryAt, beginning, hasRepeats, hasIgnored, hasAnswers, hasWaiting };
}

export function newTally<Key>(span: Span, background: Background): Tally<Key> {
	const entries = new Map<Key, Entry>();
	const nothing = toCounts(NOTHING, span, background);
	return {
		add(key, item) {
			let entry = entries.get(key);
			if (entry === undefined) {
				entry = { ...NOTHING };
				entries.set(key, entry);
			}
			count(entry, item);
		},
		keys: () => entries.keys(),
		countsOf: (key) => {
			const entry = entries.get(key);
			return entry === undefined ? nothing : toCounts(entry, span, background);
		},
	};
}

interface Entry {
	inquiries: number;
	repeats: number;
	ignored: number;
	answered: number;
	waiting: number;
	waitingSince: number;
	/** One alone without a set: with many small groups these would be most of a report's memory. */
	senders: Set<string> | string | null;
	minutes: number[] | null;
}

const NOTHING: Entry = {
	...{ inquiries: 0, repeats: 0, ignored: 0, answered: 0, waiting: 0, waitingSince: Infinity },
	...{ senders: null, minutes: null },
};

function count(entry: Entry, item: ReportItem): void {
	const { sender, responseMinutes } = item;
	switch (item.kind) {
		case 'repeat':
			entry.repeats++;
			return;
		case 'ignored':
			entry.ignored++;
			return;
		case 'inquiry':
			entry.inquiries++;
			if (sender !== '') entry.senders = withSender(entry.senders, sender);
			if (responseMinutes !== null) (entry.minutes ??= []).push(responseMinutes);
			countAnswer(entry, item);
	}
}

function countAnswer(entry: Entry, { isAnswered, responseMinutes, at }: ReportItem): void {
	if (isAnswered ?? responseMinutes !== null) {
		entry.answered++;
	} else if (isAnswered === false) {
		entry.waiting++;
		entry.waitingSince = Math.min(entry.waitingSince, at);
	}
}

function withSender(senders: Entry['senders'], sender: string): Entry['senders'] {
	if (senders === null || senders === sender) return sender;
	return typeof senders === 'string' ? new Set([senders, sender]) : senders.add(sender);
}

function sendersOf({ senders }: Entry): readonly string[] {
	if (senders === null) return [];
	return typeof senders === 'string' ? [senders] : [...senders];
}

function toCounts(entry: Entry, { start }: Span, background: Background): Counts {
	const senders = sendersOf(entry);
	let newSenders = 0;
	for (const sender of senders) {
		if ((background.firstInquiryAt.get(sender) ?? start) >= start) newSenders++;
	}
	return {
		inquiries: entry.inquiries,
		uniqueSenders: senders.length,
		newSenders,
		returningSenders: senders.length - newSenders,
		repeats: background.hasRepeats ? entry.repeats : null,
		ignored: background.hasIgnored ? entry.ignored : null,
		answered: background.hasAnswers ? entry.answered : null,
		waiting: background.hasWaiting ? entry.waiting : null,
		waitingSince: entry.waiting > 0 ? entry.waitingSince : null,
		response: responseOf(entry.minutes),
	};
}

function responseOf(minutes: readonly number[] | null): ResponseTime | null {
	if (minutes === null) return null;
	const sorted = Float64Array.from(minutes).sort();
	const middle = sorted.length >> 1;
	const upper = sorted[middle] ?? 0;
	const lower = sorted.length % 2 === 1 ? upper : (sorted[middle - 1] ?? 0);
	const sum = sorted.reduce((total, value) => total + value, 0);
	return { median: (lower + upper) / 2, average: sum / sorted.length };
}
