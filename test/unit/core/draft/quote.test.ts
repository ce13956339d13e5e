import { inLines, withQuote } from '../../../../nodes/core/draft/quote';
import { letterOf } from '../../../../nodes/core/letter/letter';

const writer = { name: 'Ann Lee', address: 'ann@client.example' };
const writtenAt = Date.parse('2026-05-03T10:04:00+03:00');
const ZONE = 'Europe/Moscow';

test.each([
	['en', 'On 3 May 2026, 10:04, Ann Lee <ann@client.example> wrote:'],
	['ru', '3 мая 2026, 10:04, Ann Lee <ann@client.example> пишет:'],
] as const)('quotes as mail programs do (%s), and our own reading finds it', (language, line) => {
	const quoted = { text: 'Hello\r\n\r\n> old\n\n', writer, writtenAt };
	const text = withQuote('Our answer', quoted, language, ZONE);
	expect(text).toBe(`Our answer\n\n${line}\n> Hello\n>\n>> old`);
	expect(letterOf({ text })).toMatchObject({ text: 'Our answer', signature: '' });
});

test('leaves an answer alone when there is nothing to quote', () => {
	expect(withQuote('Our answer', { text: ' \n', writer, writtenAt }, 'en', ZONE)).toBe(
		'Our answer',
	);
});

test('cuts what nobody reads twice', () => {
	const text = withQuote('A', { text: 'line\n'.repeat(100_000), writer, writtenAt }, 'en', ZONE);
	expect(text.length).toBeLessThan(120_000);
	expect(text.endsWith('> […]')).toBe(true);
});

test('a name of several lines stays in one', () => {
	const tricky = { name: 'Ann\nBcc: x', address: 'ann@client.example' };
	const text = withQuote('A', { text: 'B', writer: tricky, writtenAt }, 'en', ZONE);
	expect(text.split('\n')).toHaveLength(4);
});

test('lines are ended alike, without control characters', () => {
	expect(inLines('a\r\nb\rc\u2028d\u0000\te\u0007')).toBe('a\nb\nc\nd\te');
});
