import { attributionLength } from './attribution';
import { isFollowedByHeaders, isHeaderBlock } from './header-block';
import { isQuoted, withoutMarks, type Line } from './lines';
import { isSeparator } from './separators';

/** Returns for each line whether it belongs to older mail that the letter answers or forwards. */
export function findHistory(lines: readonly Line[]): boolean[] {
	const isHistory = lines.map(({ mark }) => mark === 'certain');
	const nextWritten = nextWrittenLines(lines);
	const opensQuote = (index: number): boolean => {
		const next = lines[nextWritten[index] ?? lines.length];
		return next !== undefined && (isQuoted(next) || next.bare.startsWith('|'));
	};
	let firstReply = lines.length;
	let end = lines.length;
	let index = 0;
	while (index < lines.length) {
		if (opensOlderMail(lines, index)) {
			end = index;
			break;
		}
		const length = replyLineLength(lines, index, opensQuote);
		if (length === 0) {
			index++;
			continue;
		}
		firstReply = Math.min(firstReply, index);
		isHistory.fill(true, index, index + length);
		index += length;
		if (isQuoted(lines[index - 1] ?? BLANK)) continue;
		if (!opensQuote(index)) {
			end = index;
			break;
		}
		index = takeBars(lines, nextWritten[index] ?? index, isHistory);
	}
	isHistory.fill(true, end);
	for (let at = firstReply; at < end; at++) {
		if (isQuoted(lines[at] ?? BLANK)) isHistory[at] = true;
	}
	markLooseQuotes(lines, Math.min(firstReply, end), isHistory);
	return isHistory;
}

const BLANK: Line = { text: '', bare: '', mark: 'none', isSignature: false, startsHistory: false };

/** For each line the index of the first one from there on that is not blank. */
function nextWrittenLines(lines: readonly Line[]): number[] {
	const next = new Array<number>(lines.length);
	let found = lines.length;
	for (let index = lines.length - 1; index >= 0; index--) {
		if (lines[index]?.bare !== '') found = index;
		next[index] = found;
	}
	return next;
}

function opensOlderMail(lines: readonly Line[], index: number): boolean {
	const line = lines[index] ?? BLANK;
	if (line.bare.startsWith('>')) return false;
	// Gmail's quote element holds a forwarded message as it is, and answers between quotes as well.
	if (line.mark === 'certain') return isSeparator(lines, index);
	if (line.mark !== 'none') return false;
	return (
		isSeparator(lines, index) ||
		isHeaderBlock(lines, index) ||
		(line.startsHistory && isFollowedByHeaders(lines, index))
	);
}

/** The reply line stands above the quote, or is the first of the quoted lines (Apple, Mail.ru). */
function replyLineLength(
	lines: readonly Line[],
	index: number,
	opensQuote: (index: number) => boolean,
): number {
	const line = lines[index] ?? BLANK;
	if (line.bare === '' || line.mark === 'certain') return 0;
	if (!isQuoted(line)) return attributionLength(lines, index, opensQuote);
	if (index > 0 && isQuoted(lines[index - 1] ?? BLANK)) return 0;
	return attributionLength(lines.slice(index, index + 4).map(withoutMarks), 0, () => true);
}

/** `|` in front of quoted lines is taken for a mark only right below a reply line. */
function takeBars(lines: readonly Line[], start: number, isHistory: boolean[]): number {
	let index = start;
	while (lines[index]?.bare.startsWith('|')) isHistory[index++] = true;
	return index;
}

/**
 * Quotes without a reply line, which is all some programs leave of the history: those the letter begins
 * or ends with. One in the middle may be the writer's own, or what `>` means there.
 */
function markLooseQuotes(lines: readonly Line[], end: number, isHistory: boolean[]): void {
	const own = (index: number) => {
		const { bare, mark } = lines[index] ?? BLANK;
		return bare !== '' && (mark === 'none' || mark === 'possible');
	};
	let first = 0;
	while (first < end && !own(first)) first++;
	if (first === end) return;
	let last = end - 1;
	while (last > first && !own(last)) last--;
	const quote = (from: number, to: number) => {
		for (let index = from; index < to; index++) {
			if (lines[index]?.mark === 'likely') isHistory[index] = true;
		}
	};
	const opening = lines.slice(0, first).filter(({ bare }) => bare !== '');
	const beginsQuoted =
		opening.length > 1 || (opening.length === 1 && lines[first - 1]?.bare === '');
	if (beginsQuoted) quote(0, end);
	else if (!lines[last]?.bare.endsWith(':')) quote(last + 1, end);
}
