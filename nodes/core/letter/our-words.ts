import { attributionLength } from './attribution';
import { fromValue, headerBlockLength, isHeaderBlock } from './header-block';
import { toLines, withoutMarks, type Line } from './lines';

/**
 * Returns what we wrote of a letter and the older mail below it: the pieces whose reply line or header
 * block names an address of ours.
 */
export function ourWords(letter: string, isOurs: (address: string) => boolean): string {
	const lines = toLines({ text: letter.slice(0, MAX_SEARCHED) }).map(withoutMarks);
	const ours: string[] = [];
	let isOfOurs = false;
	let index = 0;
	while (index < lines.length) {
		const opening = openingAt(lines, index);
		if (opening === null) {
			if (isOfOurs) ours.push(lines[index]?.text ?? '');
			index++;
		} else {
			if (opening.address !== null) isOfOurs = isOurs(opening.address);
			index += opening.length;
		}
	}
	return ours.join('\n');
}

/** As much as is searched for phones. */
const MAX_SEARCHED = 64 * 1024;

/** Whose mail begins at a line, and how many lines say so. */
function openingAt(
	lines: readonly Line[],
	index: number,
): { address: string | null; length: number } | null {
	if (isHeaderBlock(lines, index)) {
		const length = Math.max(1, headerBlockLength(lines, index));
		return { address: addressIn(fromValue(lines, index)), length };
	}
	const length = attributionLength(lines, index, () => true);
	if (length === 0) return null;
	const words = lines.slice(index, index + length).map(({ bare }) => bare);
	return { address: addressIn(words.join(' ')), length };
}

function addressIn(words: string): string | null {
	const [found] = words.match(/[^\s<>()[\]"';,:]{1,64}@[^\s<>()[\]"';,:]{1,253}/) ?? [];
	return found?.toLowerCase() ?? null;
}
