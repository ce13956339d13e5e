import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { markdownTable } from '../markdown-table';
import type { Search } from '../searches';

const PAGE = join(__dirname, '..', '..', '..', 'docs', 'NIGHTLY.md');

const INTRODUCTION = `# Random searches

What the last long search for rare faults came to: histories of a mailbox, random to the last step, judged by an oracle; histories in which the saved state is damaged, and what the daily proof finds of them; and polls whose server sends changed bytes. Written by \`npm test -- --nightly\`; \`npm test\` plays a few with a fresh seed at each run. A seed plays the same again: \`MODEL_SEED\`, \`FUZZ_SEED\`.`;

const COLUMNS = ['Search', 'Played', 'Seed', 'Seconds', 'Findings', 'Date'];

/** Writes docs/NIGHTLY.md from the searches that ended; rows of searches that did not run stay. */
export async function writeNightly(file: string): Promise<void> {
	const text = await readFile(file, 'utf8').catch(() => '');
	if (text === '') return;
	const date = new Date().toISOString().slice(0, 10);
	const rows = rowsOf(await readFile(PAGE, 'utf8').catch(() => ''));
	for (const line of text.trim().split('\n')) {
		const { name, played, seed, seconds, findings } = JSON.parse(line) as Search;
		rows.set(name, [
			name,
			played,
			String(seed),
			String(Math.round(seconds)),
			String(findings),
			date,
		]);
	}
	const sorted = [...rows.values()].sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
	await writeFile(PAGE, `${INTRODUCTION}\n\n${markdownTable([COLUMNS, ...sorted]).join('\n')}\n`);
}

/** The rows of a page, by the name of their search. */
function rowsOf(page: string): Map<string, string[]> {
	const rows = page
		.split('\n')
		.filter((line) => line.startsWith('| '))
		.map((line) =>
			line
				.slice(1, -1)
				.split('|')
				.map((cell) => cell.trim()),
		)
		.slice(2);
	return new Map(rows.map((row) => [row[0] ?? '', row]));
}
