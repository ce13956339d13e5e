import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { markdownTable } from '../../support/markdown-table';

export type Section = (typeof SECTIONS)[number];

const SECTIONS = ['A broken network', 'A killed n8n', 'Queue mode'] as const;

const INTRODUCTION = `# Reliability

What became of mail while everything around the trigger broke: real n8n, a real mail server (Dovecot), and a network between them that a proxy breaks. Collected means that n8n holds an execution with the message.
`;

export interface Measured {
	readonly columns: readonly string[];
	/** By what they are about; in the order in which they stand on the page. */
	readonly rows: ReadonlyMap<string, readonly string[]>;
	/** All that a full run measures. */
	readonly wanted: readonly string[];
	/** Returns what a row of the page is about. */
	readonly aboutOf: (row: readonly string[]) => string;
}

/**
 * Writes one section of docs/RELIABILITY.md; the others stay as they are, and so do rows of the section that were
 * not measured now.
 */
export async function writeSection(
	repository: string,
	title: Section,
	texts: { readonly before: readonly string[]; readonly after: readonly string[] },
	{ columns, rows, wanted, aboutOf }: Measured,
): Promise<void> {
	const page = join(repository, 'docs', 'RELIABILITY.md');
	const sections = sectionsOf(await readFile(page, 'utf8').catch(() => ''));
	const kept = rowsOf(sections.get(title) ?? '', [...columns, 'Date']);
	const today = new Date().toISOString().slice(0, 10);
	const present = new Map<string, readonly string[]>([
		...kept.map((row) => [aboutOf(row), row] as const),
		...[...rows].map(([about, row]) => [about, [...row, today]] as const),
	]);
	const inOrder = wanted.flatMap((about) => {
		const row = present.get(about);
		return row === undefined ? [] : [row];
	});
	const table = markdownTable([[...columns, 'Date'], ...inOrder]).join('\n');
	const missing = wanted.filter((about) => !present.has(about));
	const notes = [...texts.after, ...missing.map((about) => `- Not measured: ${about}.`)];
	sections.set(title, `${[...texts.before, table, notes.join('\n')].join('\n\n')}\n`);
	const parts = SECTIONS.flatMap((name) => {
		const text = sections.get(name);
		return text === undefined ? [] : [`## ${name}\n\n${text}`];
	});
	await writeFile(page, [INTRODUCTION, ...parts].join('\n'));
}

/** Returns the rows of the section's table, if it has these columns. */
function rowsOf(section: string, columns: readonly string[]): string[][] {
	const [head, , ...rows] = section
		.split('\n')
		.filter((line) => line.startsWith('| '))
		.map((line) =>
			line
				.slice(1, -1)
				.split('|')
				.map((cell) => cell.trim()),
		);
	return head?.join() === columns.join() ? rows : [];
}

/** Returns the sentence that says when, with what and where a section was measured. */
export async function measuredNow(repository: string): Promise<string> {
	const manifest: unknown = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8'));
	const version =
		typeof manifest === 'object' && manifest !== null && 'version' in manifest
			? String(manifest.version)
			: '';
	return `Measured last on ${new Date().toISOString().slice(0, 10)} with version ${version} on ${cpus().length} processors, Node ${process.versions.node} for the tests.`;
}

function sectionsOf(page: string): Map<string, string> {
	const [, ...parts] = page.split(/^## /m);
	return new Map(
		parts.map((part) => {
			const end = part.indexOf('\n');
			return [part.slice(0, end), `${part.slice(end).trim()}\n`];
		}),
	);
}
