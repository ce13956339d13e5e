/** Returns text in which lines that go on are joined (RFC 3676 §4); with `delSp` without the space at their end. */
export function unflow(text: string, delSp: boolean): string {
	const lines: string[] = [];
	let open: { depth: number; pieces: string[] } | null = null;
	for (const line of text.split(/\r?\n/)) {
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
		open.pieces.push(goesOn && delSp ? content.slice(0, -1) : content);
		if (goesOn) continue;
		lines.push(quoted(open.depth, open.pieces));
		open = null;
	}
	if (open !== null) lines.push(quoted(open.depth, open.pieces));
	return lines.join('\n');
}

function quoteDepth(line: string): number {
	let depth = 0;
	while (line[depth] === '>') depth++;
	return depth;
}

function quoted(depth: number, pieces: readonly string[]): string {
	const content = pieces.join('');
	return depth === 0 ? content : `${'>'.repeat(depth)} ${content}`;
}
