/** Returns text in which lines that go on are joined (RFC 3676 §4); with `delSp` without the space at their end. */
export function unflow(text: string, delSp: boolean): string {
	const written = text.split(/\r?\n/);
	const isDeleted = delSp && !keepsSpaces(written);
	const lines: string[] = [];
	let open: { depth: number; pieces: string[] } | null = null;
	for (const line of written) {
		const depth = quoteDepth(line);
		const content = line.slice(depth).replace(/^ /, '');
		// The mark of a signature ends in a space all the same.
		const isMark = content === '-- ';
		if (open !== null && (open.depth !== depth || isMark)) {
			lines.push(quoted(open.depth, open.pieces));
			open = null;
		}
		const goesOn = content.endsWith(' ') && !isMark;
		open ??= { depth, pieces: [] };
		open.pieces.push(goesOn && isDeleted ? content.slice(0, -1) : content);
		if (goesOn) continue;
		lines.push(quoted(open.depth, open.pieces));
		open = null;
	}
	if (open !== null) lines.push(quoted(open.depth, open.pieces));
	return lines.join('\n');
}

/** Some programs say that they put a space more at the end of a line, and do not: words would grow together. */
function keepsSpaces(lines: readonly string[]): boolean {
	const flowed = lines.filter(
		(line, index) => / $/.test(line) && line !== '-- ' && index + 1 < lines.length,
	);
	return flowed.length > 0 && flowed.every((line) => ENDS_IN_WORD.test(line));
}

/** Not in two spaces, a number or an address that goes on, or writing without spaces. */
const ENDS_IN_WORD =
	/(?:^|\s)(?!\S{0,300}[/@=&%])[\p{L}\d'’"“”„«»()-]{0,40}[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek},.;:!?] $/u;

function quoteDepth(line: string): number {
	let depth = 0;
	while (line[depth] === '>') depth++;
	return depth;
}

function quoted(depth: number, pieces: readonly string[]): string {
	const content = pieces.join('');
	return depth === 0 ? content : `${'>'.repeat(depth)} ${content}`;
}
