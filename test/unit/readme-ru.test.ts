import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { properties } from '../../nodes/EmailInquiryTrigger/trigger-properties';

const ROOT = join(__dirname, '../..');
const russian = readFileSync(join(ROOT, 'README.ru.md'), 'utf8');
const english = readFileSync(join(ROOT, 'README.md'), 'utf8');

const shownAtFirst = properties.filter(
	({ displayOptions, type, displayName }) =>
		displayOptions === undefined && type !== 'notice' && displayName !== 'Authentication',
);

test.each(shownAtFirst.map(({ displayName }) => displayName))('explains %s', (name) => {
	expect(russian).toMatch(new RegExp(`^\\| ${name} +\\|`, 'm'));
});

test('names the fields of a simplified item in their order', () => {
	const [, json = ''] = /<!-- example: simplified -->\s+```json\n([^`]+)```/.exec(english) ?? [];
	const fields = Object.keys(JSON.parse(json) as object);
	const named = [...russian.matchAll(/`(\w+)` \(/g)].map(([, name = '']) => name);
	expect(named).toEqual(expect.arrayContaining(fields));
	expect(named.filter((name) => fields.includes(name))).toEqual(fields);
});

test('each guide links to the other, and only to files there are', () => {
	expect(russian).toContain('(README.md)');
	expect(english).toContain('(README.ru.md)');
	const links = [...russian.matchAll(/\]\((?!https:)([^)#]+)/g)].map(([, path = '']) => path);
	for (const path of links) expect(() => readFileSync(join(ROOT, path))).not.toThrow();
});
