import { attributionLength } from './attribution';
import { hasLabel, isHeaderBlock } from './header-block';
import type { Line } from './lines';
import { lowerCase } from './lower-case';
import { isRule } from './rule-line';
import { FORWARDED, FORWARDED_BARE, ORIGINAL } from './separator-words';

/** True when everything from this line on is an older mail, whatever follows. */
export function isSeparator(lines: readonly Line[], index: number): boolean {
	const bare = lines[index]?.bare ?? '';
	if (bare.length > MAX_SEPARATOR) return separatorStart(` ${bare}`) === 1;
	if (!MAY_SEPARATE.test(bare)) return false;
	if (wordsBetweenDashes(bare) === '') return isRule(bare) && isAboveHeaders(lines, index + 1);
	return isNamed(bare, ORIGINAL) || isForwardSeparator(bare);
}

/** True for the line above a message that was forwarded, not answered. */
export function isForwardSeparator(bare: string): boolean {
	if (bare.length > MAX_SEPARATOR || !MAY_SEPARATE.test(bare)) return false;
	const isBare = /[:：]$/.test(bare) && FORWARDED_BARE.has(wordsBetweenDashes(bare.slice(0, -1)));
	return isBare || isNamed(bare, FORWARDED);
}

/** Returns where in a line with other words a line above older mail begins, as some telephones write it; -1 when none does. */
export function separatorStart(bare: string): number {
	const at = bare.search(/\s-{4,20}\s?[^-\s][^-]{2,40}-{4,20}/);
	if (at === -1) return -1;
	const start = at + 1;
	const rest = bare.slice(start);
	return isNamed(rest.slice(0, MAX_SEPARATOR), ORIGINAL) ||
		isNamed(rest.slice(0, MAX_SEPARATOR), FORWARDED)
		? start
		: -1;
}

const MAX_SEPARATOR = 120;
const MAY_SEPARATE = /^[-_=*—–]|[:：]$/;

function isNamed(bare: string, names: ReadonlySet<string>): boolean {
	const words = wordsBetweenDashes(bare);
	if (names.has(words)) return /^[\s*]*[-_=]{2}/.test(bare) && /[-_=]{2}[\s*]*$/.test(bare);
	// Some telephones write `--- Original message ---From: …` in one line.
	const closing = words.indexOf('--');
	return closing > 0 && bare.startsWith('--') && names.has(words.slice(0, closing).trim());
}

function wordsBetweenDashes(bare: string): string {
	let start = 0;
	let end = bare.length;
	while (start < end && isDash(bare[start])) start++;
	while (end > start && isDash(bare[end - 1])) end--;
	return lowerCase(bare.slice(start, end)).replace(/’/g, "'");
}

function isDash(character: string | undefined): boolean {
	return character !== undefined && '-_=*> \t\u00a0—–'.includes(character);
}

/** A line of dashes alone may be anybody's; above header lines it is the program's. */
function isAboveHeaders(lines: readonly Line[], index: number): boolean {
	const next = lines[index]?.bare === '' ? index + 1 : index;
	if (isHeaderBlock(lines, next)) return true;
	if (!hasLabel(lines[next], 'from', 'to', 'sent')) return false;
	const below = lines.slice(next, next + 10).filter(({ bare }) => bare !== '');
	return [1, 2, 3, 4].some((at) => attributionLength(below, at, () => false) > 0);
}
