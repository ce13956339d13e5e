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
		['a colon in an encoded word', '=?utf-8?Q?Ann_:)?= <ann@x.y>', [['Ann :)', 'ann@x.y']]],
		[
			'brackets in an encoded word',
			'=?utf-8?Q?Ann <Lee> B=C3=BCro?= <ann@x.y>',
			[['Ann <Lee> Büro', 'ann@x.y']],
		],
		['a comma in an encoded word', '=?utf-8?Q?Lee,_Ann?= <ann@x.y>', [['Lee, Ann', 'ann@x.y']]],
		[
			'no space behind an encoded word',
			'=?windows-1252?Q?Soci=E9t=E9_?=<ann@x.y>',
			[['Société', 'ann@x.y']],
		],
		['two encoded words', '=?utf-8?Q?Ann?= =?utf-8?Q?_Lee?= <ann@x.y>', [['Ann Lee', 'ann@x.y']]],
		[
			'name and address in one encoded word',
			'=?utf-8?B?0JDQvdC90LAgPGFubkB4Lnk+?=',
			[['Анна', 'ann@x.y']],
		],
		['an address in one encoded word', '=?utf-8?Q?ann=40x.y?=', [['', 'ann@x.y']]],
		['name and address in quotes', '"Ann <ann@x.y>"', [['Ann', 'ann@x.y']]],
		['an address as the name', '"ann@z.y" <ann@x.y>', [['ann@z.y', 'ann@x.y']]],
		['an empty encoded word', '=?utf-8?Q??= <ann@x.y>', [['', 'ann@x.y']]],
		['a quoted local part', 'Ken <"ken..s,a."@x.y>', [['Ken', '"ken..s,a."@x.y']]],
		['a bare quoted local part', '"ken sato"@x.y', [['', '"ken sato"@x.y']]],
		['a quoted bracket', '<"a>b"@x.y>', [['', '"a>b"@x.y']]],
		['single quotes', "'ann@x.y' <'ann@x.y'>", [["'ann@x.y'", "'ann@x.y'"]]],
		['a comma nobody quoted', 'Lee, Ann <ann@x.y>', [['Lee, Ann', 'ann@x.y']]],
		['a colon nobody quoted', 'Re: Sales <ann@x.y>', [['Re: Sales', 'ann@x.y']]],
		[
			'a group of many',
			'Us: a@x.y; Them: b@x.y, c@x.y;',
			[
				['', 'a@x.y'],
				['', 'b@x.y'],
				['', 'c@x.y'],
			],
		],
		[
			'semicolons',
			'a@x.y; B <b@x.y>',
			[
				['', 'a@x.y'],
				['B', 'b@x.y'],
			],
		],
		['two brackets', 'Ann <Sales> <ann@x.y>', [['Ann <Sales>', 'ann@x.y']]],
		['a route', '<@relay.y,@b.y:ann@x.y>', [['', 'ann@x.y']]],
		['a link', 'Ann <mailto:ann@x.y>', [['Ann', 'ann@x.y']]],
		['spaces around the sign', 'Ann < ann @ x.y >', [['Ann', 'ann@x.y']]],
		['a name without brackets', 'Ann Lee ann@x.y', [['Ann Lee', 'ann@x.y']]],
		['an open bracket', 'Ann <ann@x.y', [['Ann', 'ann@x.y']]],
		['an open quote', '"Ann <ann@x.y>', [['"Ann', 'ann@x.y']]],
		['nested comments', 'ann@x.y (Ann (the (other)))', [['Ann (the (other))', 'ann@x.y']]],
		['a comment before', '(office) ann@x.y', [['office', 'ann@x.y']]],
		[
			'a domain literal',
			'"Voicemail" <asterisk@[10.0.0.5]>',
			[['Voicemail', 'asterisk@[10.0.0.5]']],
		],
		['no domain', '"+7916" <+7916>', [['+7916', '+7916']]],
		['X.400', 'X400:c=DE;a= ;p=Firm;s=Lee;', [['X400:c=DE;a= ;p=Firm;s=Lee;', '']]],
		['X.500', 'Ann <EX:/O=FIRM/CN=ANN>', [['Ann', 'EX:/O=FIRM/CN=ANN']]],
		[
			'marks of direction',
			'=?utf-8?Q?=E2=80=AAann=40x=2E?= =?utf-8?Q?y=E2=80=AC?= <ann@x.y>',
			[['ann@x.y', 'ann@x.y']],
		],
		['nothing', '', []],
		['a null path', '<>', []],
	])('%s', (_, value, expected) => {
		const found = parseAddresses([value]).map(({ name, address }) => [name, address]);
		expect(found).toEqual(expected);
	});

	test('several values are one list', () => {
		expect(parseAddresses(['a@x.y', 'b@x.y'])).toHaveLength(2);
	});

	test('more than five hundred are read', () => {
		const list = Array.from({ length: 2_000 }, (_, index) => `a${index}@client.example`).join(', ');
		expect(parseAddresses([list]).at(-1)?.address).toBe('a1999@client.example');
	});

	test.each([
		['quotes', '"\\'.repeat(32_000)],
		['escaped quotes', `"${'\\"'.repeat(32_000)}`],
		['brackets', '<'.repeat(64_000) + '>'],
		['quoted brackets', '<"'.repeat(32_000) + '>'],
		['comments', '('.repeat(64_000) + ')'],
		['encoded words', '=?a?q?'.repeat(10_000)],
		['colons behind comments', `${'()'.repeat(10_000)}<a>${':'.repeat(40_000)};`],
		['X.400', `${'()'.repeat(10_000)}c=d;${';'.repeat(40_000)}`],
		['at signs', 'a @'.repeat(20_000)],
		['spaces', `a${' '.repeat(60_000)}@`],
	])('%s without end cost no more than their length', (_, value) => {
		const start = performance.now();
		parseAddresses([value]);
		expect(performance.now() - start).toBeLessThan(1_000);
	});
});
