import { parseAddresses } from '../../../nodes/mime/addresses';

describe('address header values', () => {
	test.each<[string, string, [name: string, address: string][]]>([
		['a bare address', 'ann@example.com', [['', 'ann@example.com']]],
		['a name', 'Ann Smith <ann@example.com>', [['Ann Smith', 'ann@example.com']]],
		['a quoted name', '"Smith, Ann" <ann@example.com>', [['Smith, Ann', 'ann@example.com']]],
		[
			'an encoded name',
			'=?utf-8?B?0JDQvdC90LA=?= <ann@example.com>',
			[['Анна', 'ann@example.com']],
		],
		['an encoded comma', '=?utf-8?Q?a=2Cb?= <ann@example.com>', [['a,b', 'ann@example.com']]],
		[
			'several',
			'a@x.y, B <b@x.y>',
			[
				['', 'a@x.y'],
				['B', 'b@x.y'],
			],
		],
		[
			'a group',
			'Team: a@x.y, B <b@x.y>;',
			[
				['', 'a@x.y'],
				['B', 'b@x.y'],
			],
		],
		['an empty group', 'undisclosed-recipients:;', []],
		['an IDN as written', 'a@xn--e1afmkfd.xn--p1ai', [['', 'a@xn--e1afmkfd.xn--p1ai']]],
		['a Unicode domain as written', 'a@пример.рф', [['', 'a@пример.рф']]],
		['capitals as written', 'Ann@Example.COM', [['', 'Ann@Example.COM']]],
		['an invalid address as written', 'Ann <ann at example>', [['Ann', 'ann at example']]],
		['only a name', 'Ann', [['Ann', '']]],
		['a comment', 'ann@example.com (Ann)', [['Ann', 'ann@example.com']]],
		['nothing', '', []],
		['a null path', '<>', []],
	])('%s', (_, value, expected) => {
		const found = parseAddresses([value]).map(({ name, address }) => [name, address]);
		expect(found).toEqual(expected);
	});

	test('several values are one list', () => {
		expect(parseAddresses(['a@x.y', 'b@x.y'])).toHaveLength(2);
	});
});
