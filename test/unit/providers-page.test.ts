import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROVIDERS } from '../../nodes/core/providers/providers';
import { needsOf, providersPage } from '../docs/providers-page';
import { RUSSIAN } from '../docs/providers-words';

describe.each([
	['en', 'docs/providers.md'],
	['ru', 'docs/ru/providers.md'],
] as const)('%s: %s', (language, path) => {
	const page = readFileSync(join(__dirname, '../..', path), 'utf8');

	test('is what npm run docs:providers makes of the table', () => {
		expect(page).toBe(providersPage(language));
	});

	test.each(PROVIDERS.map(({ name, helpUrl }) => [name, helpUrl]))(
		'%s has one row, with a link',
		(name, helpUrl) => {
			const rows = page.split('\n').filter((line) => line.startsWith(`| ${name} |`));
			expect(rows).toEqual([expect.stringContaining(`(${helpUrl})`)]);
		},
	);

	test('no text breaks a cell', () => {
		const rows = page.split('\n').filter((line) => line.startsWith('| '));
		const widths = new Set(rows.map((row) => row.split('|').length - 2));
		expect(widths).toEqual(new Set([3, 8]));
	});
});

test('Russian says what has to be done at each service', () => {
	const silent = PROVIDERS.filter((provider) => needsOf(provider, RUSSIAN) === undefined);
	expect(silent.map(({ name }) => name)).toEqual([]);
});
