import { addressInWords, headersThatFit, lineOf } from '../../../../nodes/core/mail/item-limits';

test.each([
	['plain words', 'Offer for 20 chairs', 'Offer for 20 chairs'],
	['line breaks and NUL', 'a\r\n\0b', 'a b'],
	['a turned direction', 'price \u202Efdp.exe\u202C', 'price  fdp.exe'],
	['an emoji of several characters', '👩\u200D💻 hi', '👩\u200D💻 hi'],
	['too many letters', 'a'.repeat(50), 'a'.repeat(20)],
	['an emoji on the edge', `${'a'.repeat(19)}📎`, 'a'.repeat(19)],
])('a line of %s', (_what, text, expected) => {
	expect(lineOf(text, 20)).toBe(expected);
});

test('an address comes with its name, and is cut', () => {
	expect(addressInWords({ name: 'Ann', address: 'ann@client.example' })).toBe(
		'Ann <ann@client.example>',
	);
	expect(addressInWords({ name: 'a'.repeat(5_000), address: 'b' })).toHaveLength(600);
});

test('headers are kept in order as long as they fit', () => {
	const long = 'x'.repeat(40_000);
	const kept = headersThatFit({ from: ['a'], received: [long, long, long], subject: ['b'] });
	expect(Object.keys(kept)).toEqual(['from', 'received']);
	expect(kept['received']?.map(({ length }) => length)).toEqual([40_000, 25_535]);
});
