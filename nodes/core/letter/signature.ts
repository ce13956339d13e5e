import { closingLength, isAlsoGreeting } from './closing';
import { isDisclaimer, isFooter } from './disclaimer';
import type { Line } from './lines';
import { isSentFrom } from './sent-from';
import { isContact, isName, isPostscript, isProse } from './signature-line';

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
		if (line === undefined) continue;
		const block = lines.slice(index + 1, end);
		// RFC 3676 §4.3; many programs lose the space.
		if (line.text === '-- ' && block.length <= 2 * MAX_BLOCK) return index;
		if (DELIMITERS.has(line.bare)) {
			const isEmpty = block.every(({ bare }) => bare === '') && found.includes(true, index);
			return isEmpty || isBlock(block) ? index : null;
		}
	}
	return null;
}

const DELIMITERS: ReadonlySet<string> = new Set(['--', '—', '–', '__', '---- ']);

function isBlock(lines: readonly Line[]): boolean {
	const written = lines.filter(({ bare }) => bare !== '');
	const [first] = written;
	if (first === undefined || written.length > MAX_BLOCK) return false;
	if (written.some(({ bare }) => isProse(bare) || isPostscript(bare))) return false;
	return closingLength(first.bare) > 0 || isName(first.bare) || isContact(first.bare);
}

/** A closing phrase with the short lines below it, up to prose that begins a paragraph of its own. */
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
	let written = 0;
	let hasName = closingLength(lines[closing]?.bare ?? '') === NAMED;
	for (let index = closing + 1; index < end; index++) {
		const bare = lines[index]?.bare ?? '';
		if (bare === '') continue;
		if (isPostscript(bare)) return index;
		if (isProse(bare)) return hasName && lines[index - 1]?.bare === '' ? index : null;
		hasName ||= isName(bare);
		if (!hasName && written === 0 && isAlsoGreeting(lines[closing]?.bare ?? '')) return null;
		if (++written > MAX_BLOCK) return null;
	}
	// `Best` alone may be the end of a list.
	const isOneWord = !/\s/.test(lines[closing]?.bare ?? '');
	return isOneWord && written === 0 ? null : end;
}

/** What `closingLength` answers for a closing phrase with a name behind it. */
const NAMED = 2;
