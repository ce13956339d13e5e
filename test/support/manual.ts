import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** Written by a script from a table of its own, see providers-page.test.ts. */
const isGenerated = (path: string) => path.endsWith('/providers.md');
const russian = markdownIn('docs/ru').filter((path) => !isGenerated(path));

/** Pages for users, by language: the path from the top of the repository. The others under docs/ are for engineers. */
export const PAGES = {
	ru: ['README.ru.md', 'examples/README.ru.md', ...russian],
	en: [
		'README.md',
		'examples/README.md',
		...russian.map((path) => path.replace('docs/ru/', 'docs/')),
	],
} as const;

export type ManualLanguage = keyof typeof PAGES;

/** Returns the text of a page. */
export function page(path: string): string {
	return readFileSync(join(ROOT, path), 'utf8');
}

/** Returns all pages of a language in one text. */
export function manual(language: ManualLanguage): string {
	return PAGES[language].map(page).join('\n');
}

export function markdownIn(folder: string): string[] {
	return readdirSync(join(ROOT, folder))
		.filter((name) => name.endsWith('.md'))
		.sort()
		.map((name) => join(folder, name));
}

/** Returns the JSON that stands behind `<!-- example: name -->`. */
export function exampleIn(text: string, name: string): unknown {
	const block = new RegExp(`<!-- example: ${name} -->\\s*\`\`\`json\\n([\\s\\S]*?)\`\`\``).exec(
		text,
	);
	return JSON.parse(block?.[1] ?? '{}');
}

/** Returns a text without its blocks of code. */
export function prose(text: string): string {
	return text.replace(/^```[\s\S]*?^```$/gm, '');
}

/** Returns headings in their order: how deep, and in which words. */
export function headings(text: string): ReadonlyArray<{ depth: number; title: string }> {
	return [...prose(text).matchAll(/^(#+) (.+)$/gm)].map(([, marks = '', title = '']) => ({
		depth: marks.length,
		title,
	}));
}

/** Returns the anchors that GitHub gives to the headings of a text. */
export function anchors(text: string): ReadonlySet<string> {
	return new Set(
		headings(text).map(({ title }) =>
			title
				.toLowerCase()
				.replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
				.replace(/ /g, '-'),
		),
	);
}

/** Returns the cells of all tables, row by row, without the rules below their heads. */
export function rows(text: string): string[][] {
	return [...prose(text).matchAll(/^\|(.+)\|$/gm)]
		.map(([, line = '']) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()))
		.filter((cells) => !cells.every((cell) => /^-+$/.test(cell)));
}

/** Returns what links of a text lead to. */
export function linksIn(text: string): string[] {
	return [...prose(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
}

/** Returns what is written as code, once each: fields, codes, values. */
export function codesIn(text: string): string[] {
	return distinct(prose(text).matchAll(/`([^`\n]+)`/g));
}

/** Returns what is written as n8n's screen has it, once each. */
export function labelsIn(text: string): string[] {
	const withoutCode = prose(text).replace(/`[^`\n]+`/g, '``');
	return distinct(withoutCode.matchAll(/(?<![\p{L}\p{N}_])_([^_\n]+)_(?![\p{L}\p{N}_])/gu));
}

function distinct(matches: Iterable<RegExpMatchArray>): string[] {
	return [...new Set([...matches].map(([, words = '']) => words))].sort();
}
