/** Returns the lines of a table as Prettier would write it; the first row is its head. */
export function markdownTable([head = [], ...rows]: ReadonlyArray<readonly string[]>): string[] {
	const widths = head.map((_, column) =>
		Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length)),
	);
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
	const rule = widths.map((width) => '-'.repeat(width));
	return [line(head), line(rule), ...rows.map(line)];
}
