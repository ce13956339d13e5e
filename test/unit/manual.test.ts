import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import {
	anchors,
	codesIn,
	headings,
	labelsIn,
	linksIn,
	markdownIn,
	page,
	PAGES,
	prose,
	rows,
} from '../support/manual';

const PAIRS = PAGES.en.map((english, index) => [english, PAGES.ru[index] ?? ''] as const);
const ALL = [...PAGES.en, ...PAGES.ru];

describe.each(PAIRS)('%s and %s', (english, russian) => {
	const [en, ru] = [page(english), page(russian)];

	test('link to each other', () => {
		expect(linksIn(en)).toContain(relative(dirname(english), russian));
		expect(linksIn(ru)).toContain(relative(dirname(russian), english));
	});

	test('have the same headings, level by level', () => {
		const depths = (text: string) => headings(text).map(({ depth }) => depth);
		expect(depths(ru)).toEqual(depths(en));
	});

	test('have tables and lists of the same length', () => {
		const shape = (text: string) => rows(text).map((cells) => cells.length);
		const points = (text: string) => [...prose(text).matchAll(/^(-|\d+\.) /gm)].length;
		expect(shape(ru)).toEqual(shape(en));
		expect(points(ru)).toEqual(points(en));
	});

	test('name the same fields and values', () => {
		expect(codesIn(ru)).toEqual(codesIn(en));
	});

	test('name the same parts of n8n’s screen, in its words', () => {
		expect(labelsIn(ru)).toEqual(labelsIn(en));
	});

	test('lead to the same places', () => {
		const targets = (path: string) =>
			linksIn(page(path))
				.map((link) => link.replace(/#.*/, ''))
				.filter((link) => link !== '')
				.map((link) => (link.startsWith('https:') ? link : join(dirname(path), link)))
				.map((link) => link.replace('docs/ru/', 'docs/').replace('README.ru.md', 'README.md'))
				.map((link) => link.replace(/-ru(?=\.png$)/, ''))
				.sort();
		expect(targets(russian)).toEqual(targets(english));
	});
});

test.each(ALL)('no cell of a table in %s is longer than 25 words', (path) => {
	const cells = rows(page(path)).flat();
	const words = (cell: string) => cell.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
	expect(cells.filter((cell) => words(cell).length > 25)).toEqual([]);
});

test.each(['README.md', 'README.ru.md'])('%s is short', (path) => {
	expect(page(path).length).toBeLessThanOrEqual(12_000);
});

test.each(['en', 'ru'] as const)('the first page leads to all others (%s)', (language) => {
	const [first = '', ...others] = PAGES[language];
	expect(linksIn(page(first))).toEqual(expect.arrayContaining(others));
});

const EVERYWHERE = ['.', 'docs', 'docs/ru', 'examples'].flatMap(markdownIn);

test.each(EVERYWHERE)('the links of %s lead somewhere', (path) => {
	const local = linksIn(page(path)).filter((link) => !/^[a-z]+:/.test(link));
	const broken = local.filter((link) => {
		const [file = '', anchor] = link.split('#');
		const target = file === '' ? path : join(dirname(path), file);
		if (!existsSync(join(__dirname, '../..', target))) return true;
		return anchor !== undefined && !anchors(page(target)).has(anchor);
	});
	expect(broken).toEqual([]);
});
