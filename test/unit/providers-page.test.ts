import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROVIDERS } from '../../nodes/core/providers/providers';
import { providersPage } from '../docs/providers-page';

const page = readFileSync(join(__dirname, '../../docs/providers.md'), 'utf8');

test('docs/providers.md is what npm run docs:providers makes of the table', () => {
	expect(page).toBe(providersPage());
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
