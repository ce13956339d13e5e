import { closingLength, isAlsoGreeting } from './closing';
import { isDisclaimer, isFooter } from './disclaimer';
import type { Line } from './lines';
import { isSentFrom } from './sent-from';
import { isOrderLine } from './order-line';
import { isOfCompany } from './company-line';
import { isCaselessName, isContact, isName, isPostscript, isProse } from './signature-line';

/** A signature stands at the end. */
const WINDOW = 60;
/** Name, job, company, address, some numbers and links. */
const MAX_BLOCK = 14;

/** Returns for each line of what was written without a break whether it was added by itself. */
export function findSignature(lines: readonly Line[]): boolean[] {
	const found = lines.map((line) => line.isSignature);
	const start = Math.max(0, lines.length - WINDOW);
	markSingleLines(lines, start, found);
	const tail = disclaimerStart(lines, start);
	found.fill(true, tail);
	let end = lastOpen(lines, found, tail);
	// A mailing list puts its own below the writer's.
	for (let round = 0; round < 2; round++) {
		const delimiter = delimiterBefore(lines, start, end, found);
		if (delimiter === null) break;
		found.fill(true, delimiter, end);
		end = lastOpen(lines, found, delimiter);
	}
	markClosings(lines, start, end, found);
	return found;
}

/** `Sent from my iPhone`, with the name that some programs put right above it, and the lines of scanners. */
function markSingleLines(lines: readonly Line[], start: number, found: boolean[]): void {
	for (let index = start; index < lines.length; index++) {
		const bare = lines[index]?.bare ?? '';
		if (isFooter(bare)) found[index] = true;
		if (!isSentFrom(bare)) continue;
		found[index] = true;
		let above = index;
		while (above > 0 && index - above < 4 && isNameOrContact(lines[above - 1]?.bare)) above--;
		if (above > 0 && lines[above - 1]?.bare === '') found.fill(true, above, index);
	}
}

function isNameOrContact(bare = ''): boolean {
	return bare !== '' && (isName(bare) || (isContact(bare) && !isProse(bare)));
}

/** The first of the last paragraphs from which on all is legal text. */
function disclaimerStart(lines: readonly Line[], start: number): number {
	let paragraph = '';
	let first = start;
	for (let index = start; index <= lines.length; index++) {
		const line = lines[index];
		if (line !== undefined && line.bare !== '') {
			if (paragraph === '') first = index;
			// The first words of a line tell; whole paragraphs may be one line.
			if (paragraph.length < 2000) paragraph += ` ${line.text.slice(0, 800)}`;
			continue;
		}
		if (paragraph !== '' && isDisclaimer(paragraph)) return first;
		paragraph = '';
	}
	return lines.length;
}

/** Past the last line that is neither blank nor found already. */
function lastOpen(lines: readonly Line[], found: readonly boolean[], tail: number): number {
	let end = tail;
	while (end > 0 && (found[end - 1] || lines[end - 1]?.bare === '')) end--;
	return end;
}

function delimiterBefore(
	lines: readonly Line[],
	start: number,
	end: number,
	found: readonly boolean[],
): number | null {
	for (let index = end - 1; index >= start; index--) {
		const line = lines[index];
		if (line === undefined || !isDelimiter(line)) continue;
		const block = lines.slice(index + 1, end);
		const isFoundBelow = block.every(({ bare }) => bare === '') && found.includes(true, index);
		// RFC 3676 §4.3; many programs lose the space.
		if (line.text === '-- ') {
			return block.length <= 2 * MAX_BLOCK && !isListBelow(lines, index, block) ? index : null;
		}
		return isFoundBelow || isBlock(lines, start, index, block) ? index : null;
	}
	return null;
}

function isDelimiter({ text, bare }: Line): boolean {
	return text === '-- ' || DELIMITER.test(bare);
}

const DELIMITER = /^(?:-{2,80}|_{2,80}|[—–]{1,80})$/;

/** Below a divider stands what the line above it announces, or an order. */
function isListBelow(lines: readonly Line[], index: number, block: readonly Line[]): boolean {
	const written = block.filter(({ bare }) => bare !== '');
	if (written.some(({ bare }) => isContact(bare))) return false;
	const above = lines[lines[index - 1]?.bare === '' ? index - 2 : index - 1];
	return /[:：]$/.test(above?.bare ?? '') || written.some(({ bare }) => isOrderLine(bare));
}

/** What follows a mark that may be a divider is a signature only when it looks like one. */
function isBlock(
	lines: readonly Line[],
	start: number,
	index: number,
	block: readonly Line[],
): boolean {
	const written = block.filter(({ bare }) => bare !== '').map(({ bare }) => bare);
	const first = written[0]?.replace(/\*/g, '');
	if (first === undefined || written.length > MAX_BLOCK) return false;
	if (written.some((bare) => isProse(bare) || isPostscript(bare) || isOrderLine(bare)))
		return false;
	const mark = lines[index]?.bare ?? '';
	// Sections are divided by the same line several times.
	if (mark.length > 1 && lines.slice(start, index).some(({ bare }) => bare === mark)) return false;
	if (closingLength(first) > 0 || MAILING_LIST.test(first)) return true;
	if (!isName(first) && (mark.length > 2 || !isContact(first))) return false;
	const isSure = written.some((bare) => isContact(bare) || isOfCompany(bare));
	return isSure || (mark.length <= 2 && written.length <= 2 && !isListBelow(lines, index, block));
}

/** What list servers put below every message. */
const MAILING_LIST = /mailing list$|^mailingliste|^liste de diffusion|^список рассылки/i;

/** A closing phrase with the lines of a signature below it, up to what is the writer's again. */
function markClosings(lines: readonly Line[], start: number, end: number, found: boolean[]): void {
	let index = start;
	while (index < end) {
		const length = closingLength(lines[index]?.bare ?? '');
		const stop = length === 0 ? null : blockEnd(lines, index, end);
		if (stop === null) index++;
		else {
			found.fill(true, index, stop);
			index = stop;
		}
	}
}

function blockEnd(lines: readonly Line[], closing: number, end: number): number | null {
	const closingLine = lines[closing]?.bare ?? '';
	const names = closingLength(closingLine) === NAMED ? [closingLine] : [];
	let written = 0;
	for (let index = closing + 1; index < end; index++) {
		const bare = lines[index]?.bare ?? '';
		if (bare === '') continue;
		if (isPostscript(bare)) return index;
		const isNewParagraph = lines[index - 1]?.bare === '';
		if (isProse(bare)) return names.length > 0 && isNewParagraph ? index : null;
		if (isOrderLine(bare)) return names.length > 0 || written === 0 ? index : null;
		if (names.length > 0 && isNewParagraph && !goesOn(lines, index, end, names)) return index;
		if (isName(bare) || (written === 0 && isCaselessName(bare))) names.push(bare);
		if (names.length === 0 && written === 0 && isAlsoGreeting(closingLine)) return null;
		if (++written > MAX_BLOCK) return null;
	}
	if (/\s/.test(closingLine)) return end;
	// `Best` alone may be the end of a list, and `Regards, Ann` is written by hand each time.
	const isGivenNameOnly = written === 1 && names.length === 1 && !/\s/.test(names[0] ?? '');
	return written === 0 || isGivenNameOnly ? null : end;
}

/** A further paragraph is of the signature when it tells how to reach its writer, or names writer or company. */
function goesOn(
	lines: readonly Line[],
	index: number,
	end: number,
	names: readonly string[],
): boolean {
	const words = new Set(names.join(' ').split(/[\s,]+/));
	for (let at = index; at < Math.min(end, index + MAX_BLOCK); at++) {
		const bare = lines[at]?.bare ?? '';
		if (bare === '' || isProse(bare) || isOrderLine(bare)) return false;
		if (isContact(bare) || isOfCompany(bare)) return true;
		if (bare.split(/[\s,]+/).some((word) => word.length > 2 && words.has(word))) return true;
	}
	return false;
}

/** What `closingLength` answers for a closing phrase with a name behind it. */
const NAMED = 2;
