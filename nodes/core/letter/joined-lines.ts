import { attributionLength, attributionStart } from './attribution';
import { cutLine, isQuoted, type Line } from './lines';
import { separatorStart } from './separators';

/** Returns lines in which a reply line, or what stands above older mail, begins a line of its own. */
export function withCutLines(lines: readonly Line[]): readonly Line[] {
	const cut = lines.flatMap((line, index) => {
		const at = isQuoted(line) ? -1 : startIn(lines, index);
		return at === -1 ? [line] : cutLine(line, at);
	});
	return cut.length === lines.length ? lines : cut;
}

function startIn(lines: readonly Line[], index: number): number {
	const { text, bare } = lines[index] ?? { text: '', bare: '' };
	const isQuoteNext = isQuoteBelow(lines, index);
	let at = attributionStart(bare, isQuoteNext);
	// The end of one that begins further up.
	const reaches = (from: number) =>
		attributionLength(lines, from, () => isQuoteNext) > index - from;
	if (at !== -1 && [index - 1, index - 2].some((from) => from >= 0 && reaches(from))) at = -1;
	if (at === -1) at = separatorStart(bare);
	// Patterns see a line without the spaces in front of it.
	return at === -1 ? -1 : at + text.length - text.trimStart().length;
}

function isQuoteBelow(lines: readonly Line[], index: number): boolean {
	const next = lines[index + 1]?.bare === '' ? lines[index + 2] : lines[index + 1];
	return next !== undefined && isQuoted(next);
}
