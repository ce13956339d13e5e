import type { Line } from './lines';
import { LABELS, type Label } from './header-labels';
import { lowerCase } from './lower-case';
import { isRule } from './rule-line';

/** From, Sent, To, Cc, Subject and some more, with a blank line after each in text made from HTML. */
const MAX_LINES = 16;
const MAX_LABEL = 30;

/**
 * True when a block of header lines begins here, as programs write it above a reply's history: in any
 * order, with one or two of its lines missing. The fewer there are, the more must show that it is of a message.
 */
export function isHeaderBlock(lines: readonly Line[], index: number): boolean {
	const first = labelOf(lines[index]);
	if (first === undefined || first === 'other' || first === 'cc') return false;
	const block = readBlock(lines, index, first);
	const { labels } = block;
	if (!labels.has('from')) return labels.has('to') && labels.has('subject') && block.hasSentTime;
	const isMarked = lines[index]?.startsHistory === true || isBelowRule(lines, index);
	const isOfMail =
		block.hasAddress ||
		isMarked ||
		block.hasSentTime ||
		(labels.has('subject') && (labels.has('sent') || (labels.has('to') && block.hasDateTime)));
	// A form that names a visitor has From and Subject, a route has From, To and Date: neither is enough.
	const weight =
		labels.size + (block.hasSentTime ? 1 : 0) + (block.hasAddress ? 1 : 0) + (isMarked ? 1 : 0);
	if (!isOfMail || weight < 4) return false;
	return labels.size > 2 || block.hasSentTime;
}

/** True when at least two lines right below look like header lines, in whatever language. */
export function isFollowedByHeaders(lines: readonly Line[], index: number): boolean {
	const below = lines.slice(index, index + MAX_LINES).filter(({ bare }) => bare !== '');
	return below.slice(0, 4).filter(({ bare }) => /^[^:：]{1,30}[:：]\s?\S/.test(bare)).length >= 2;
}

/** True for a header line with one of these labels. */
export function hasLabel(line: Line | undefined, ...wanted: readonly Label[]): boolean {
	const found = labelOf(line);
	return found !== undefined && wanted.includes(found);
}

/** Returns what stands behind the first `From:` of the block that begins at `index`, '' without one. */
export function fromValue(lines: readonly Line[], index: number): string {
	const line = lines.slice(index, index + MAX_LINES).find((each) => hasLabel(each, 'from'));
	return line === undefined ? '' : line.bare.slice(line.bare.search(/[:：]/) + 1);
}

/** Returns how many lines from `index` on are header lines, blank lines between and below them included. */
export function headerBlockLength(lines: readonly Line[], index: number): number {
	const first = labelOf(lines[index]);
	return first === undefined ? 0 : readBlock(lines, index, first).length;
}

interface Block {
	readonly labels: ReadonlySet<Label>;
	/** Somebody's address is in it: routes and bookings have none. */
	readonly hasAddress: boolean;
	/** It says when the mail was sent, to the minute. */
	readonly hasSentTime: boolean;
	readonly hasDateTime: boolean;
	readonly length: number;
}

function readBlock(lines: readonly Line[], index: number, first: Label): Block {
	const labels = new Set<Label>();
	let hasAddress = false;
	let hasSentTime = false;
	let hasDateTime = false;
	let last: Label | undefined;
	let blanks = 0;
	let length = 0;
	for (const line of lines.slice(index, index + MAX_LINES)) {
		if (line.bare === '') {
			if (++blanks > 1) break;
			length++;
			continue;
		}
		const found = labelOf(line);
		const isMore =
			blanks === 0 && last !== undefined && ADDRESSES.has(last) && /[@;]/.test(line.bare);
		if (found === undefined && !isMore) break;
		// Another block begins.
		if (found === first && labels.size > 0) break;
		blanks = 0;
		length++;
		last = found ?? last;
		if (found !== undefined) labels.add(found);
		if (last !== 'subject' && line.bare.includes('@')) hasAddress = true;
		if (last === 'sent' && TIME.test(line.bare)) hasSentTime = true;
		if (last === 'date' && TIME.test(line.bare)) hasDateTime = true;
		if (last === 'date' && MAIL_DATE.test(line.bare)) hasSentTime = true;
	}
	return { labels, hasAddress, hasSentTime, hasDateTime, length };
}

/** Their values may go on in the next line. */
const ADDRESSES: ReadonlySet<Label> = new Set(['from', 'to', 'cc']);
/** As in the header of a message (RFC 5322 §3.3): no form and no booking writes a zone. */
const MAIL_DATE = /\b[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(?::\d\d)? [+-]\d{4}\b/;
const TIME = /\d[:.h]\d\d(?!\d)/;

function isBelowRule(lines: readonly Line[], index: number): boolean {
	let above = index - 1;
	if (lines[above]?.bare === '') above--;
	return isRule(lines[above]?.bare ?? '');
}

function labelOf(line: Line | undefined): Label | undefined {
	if (line === undefined || line.mark === 'certain') return undefined;
	const colon = line.bare.slice(0, MAX_LABEL + 6).search(/[:：]/);
	if (colon < 1 || colon > MAX_LABEL) return undefined;
	const name = lowerCase(line.bare.slice(0, colon))
		.replace(/[*_\s]+/g, ' ')
		.trim();
	const hasValue = /[^\s*]/.test(line.bare.slice(colon + 1));
	return hasValue ? LABELS.get(name) : undefined;
}
