import { typedPhrases } from '../../../../nodes/core/lists/typed-phrases';

test.each<[string, unknown, readonly string[]]>([
	[
		'words and phrases',
		'news*, "invoice, paid"\nout of office',
		['news*', 'invoice, paid', 'out of office'],
	],
	['repetitions in other spellings', 'Счёт, СЧЕТ, счет', ['Счёт']],
	['an array', ['a, b', 'c'], ['a', 'b', 'c']],
	['nothing', '', []],
])('%s', (_, written, expected) => {
	expect(typedPhrases('Never With Subject', written).entries).toEqual(expected);
});

test.each<[string, string, string]>([
	['a star alone', 'news, *', "'Never With Subject', entry 2 would mean every message"],
	['a novel', 'x'.repeat(201), "'Never With Subject', entry 1 is longer than 200 characters"],
	[
		'a regular expression',
		'/news|sale/i',
		"'Never With Subject', entry 1 begins like a regular expression",
	],
])('%s is refused', (_, written, message) => {
	expect(() => typedPhrases('Never With Subject', written)).toThrow(message);
});
