import iconv from 'iconv-lite';
import { parseAddresses } from '../../../nodes/mime/addresses';
import { parseHeaderBlock } from '../../../nodes/mime/header-section';
import { inCharset } from '../../support/mail/encoding';

const read = (block: string | Buffer) => parseHeaderBlock(Buffer.from(block));
const subjectOf = (block: string | Buffer) => read(block).headers['subject']?.[0];

describe('a header value is decoded', () => {
	test.each([
		['plain', 'Subject: Hello', 'Hello'],
		['without a space', 'Subject:Hello', 'Hello'],
		['folded', 'Subject: Hello\r\n\tworld', 'Hello world'],
		['folded with bare LF', 'Subject: Hello\n world', 'Hello world'],
		['in base64', 'Subject: =?utf-8?B?0J/RgNC40LLQtdGC?=', 'Привет'],
		['in quoted-printable', 'Subject: =?koi8-r?Q?=F0=D2=C9=D7=C5=D4?= =?koi8-r?Q?=21?=', 'Привет!'],
		[
			'split inside a character',
			'Subject: =?utf-8?B?0J/R?=\r\n =?utf-8?B?gNC40LLQtdGC?=',
			'Привет',
		],
		['in a charset nobody knows', 'Subject: =?x-nope?Q?abc?=', 'abc'],
		['raw UTF-8', 'Subject: Привет', 'Привет'],
		['with NUL', 'Subject: a\0b', 'ab'],
	])('%s', (_, block, subject) => {
		expect(subjectOf(block)).toBe(subject);
	});

	test.each(['koi8-r', 'windows-1251'])('raw %s without a declaration', (charset) => {
		const block = 'From: Анна Петрова <ann@example.com>\r\nSubject: Запрос цены\r\n\r\n';
		const { headers } = read(inCharset(block, charset));
		expect(headers).toMatchObject({
			subject: ['Запрос цены'],
			from: ['Анна Петрова <ann@example.com>'],
		});
	});

	test.each([
		['utf-8', 'iso-8859-1'],
		['utf-8', 'us-ascii'],
		['utf-8', 'windows-1251'],
		['windows-1251', 'iso-8859-1'],
		['windows-1251', 'windows-1252'],
	])('%s in an encoded word that says %s', (actual, declared) => {
		const word = `=?${declared}?B?${inCharset('Запрос цены', actual).toString('base64')}?=`;
		const block = Buffer.from(`From: ${word} <ann@example.com>\r\nSubject: ${word}\r\n\r\n`);
		const { headers, fields } = read(block);
		expect(headers['subject']).toEqual(['Запрос цены']);
		expect(parseAddresses(fields['from'] ?? [])).toEqual([
			{ name: 'Запрос цены', address: 'ann@example.com' },
		]);
	});

	test('in UTF-8 that was misread before it was encoded', () => {
		const misread = inCharset('Запрос цены', 'utf-8').toString('latin1');
		const word = `=?utf-8?B?${Buffer.from(misread).toString('base64')}?=`;
		expect(subjectOf(`Subject: ${word}`)).toBe('Запрос цены');
	});

	test('raw windows-1251 beside raw UTF-8', () => {
		const block = [
			Buffer.from('From: Анна\r\nSubject: '),
			inCharset('Запрос цены', 'windows-1251'),
		];
		const { headers } = read(Buffer.concat(block));
		expect(headers).toMatchObject({ from: ['Анна'], subject: ['Запрос цены'] });
	});
});

describe('a header block is split into fields', () => {
	test('a field that occurs twice keeps its order', () => {
		expect(read('Received: b\r\nReceived: a\r\n').headers['received']).toEqual(['b', 'a']);
	});

	test('what follows the empty line is not header', () => {
		expect(subjectOf('From: a\r\n\r\nSubject: body\r\n')).toBeUndefined();
	});

	test('lines that are not fields are skipped', () => {
		expect(subjectOf('>From ann Mon Jan\r\ngarbage\r\n: empty\r\nSubject: Hello')).toBe('Hello');
	});

	test('a name behind a no-break space is not a name', () => {
		const block = Buffer.from(
			'\xa0From: boss@shop.example\r\nFrom: ann@client.example\r\n',
			'latin1',
		);
		expect(parseHeaderBlock(block).fields['from']).toEqual(['ann@client.example']);
	});

	test('a null Return-Path differs from a missing one', () => {
		expect(read('Return-Path: <>').headers['return-path']).toEqual(['<>']);
		expect(read('From: a').headers['return-path']).toBeUndefined();
	});

	test('a field named like a property of all objects is only a field', () => {
		const { headers } = read('__proto__: a\r\nconstructor: b\r\n');
		expect(Object.entries(headers)).toEqual([
			['__proto__', ['a']],
			['constructor', ['b']],
		]);
	});

	test('a megabyte of one field hides no other', () => {
		const block = `To: ${'ann@example.com,\r\n '.repeat(60_000)}x@example.com\r\nSubject: Hello\r\n`;
		expect(subjectOf(block)).toBe('Hello');
		expect(read(block).headers['to']?.[0]?.length).toBeLessThanOrEqual(64 * 1024);
	});
});

describe('identity', () => {
	const block = (extra = '') =>
		`Message-ID: <1@x>\r\nDate: today\r\nFrom: a@b.c\r\nSubject: Hi\r\n${extra}\r\n`;

	test('depends on the four fields alone', () => {
		expect(read(block('X-Spam: yes\r\n')).identity).toBe(read(block()).identity);
	});

	test.each(['<1@x>', 'today', 'a@b.c', 'Hi'])('changes with %s', (value) => {
		expect(read(block().replace(value, 'other')).identity).not.toBe(read(block()).identity);
	});

	test('takes the first of several', () => {
		expect(read(block('Subject: Other\r\n')).identity).toBe(read(block()).identity);
	});

	test('is empty without any of the four', () => {
		expect(read('To: a@b.c').identity).toBe('');
	});

	test('tells raw bytes apart that cannot be decoded', () => {
		const mail = (byte: number) => Buffer.concat([Buffer.from('Subject: '), Buffer.from([byte])]);
		expect(read(mail(0x98)).identity).not.toBe(read(mail(0x99)).identity);
	});
});

describe('an encoded word as programs write it', () => {
	test.each([
		['a raw question mark', '=?utf-8?Q?Price_for_40=3F_Or_41??=', 'Price for 40? Or 41?'],
		['a question mark in its middle', '=?utf-8?Q?Who?_And_when?=', 'Who? And when'],
		['a raw question mark before a code', '=?utf-8?Q?What?=3F!?=', 'What??!'],
		['spaces', '=?utf-8?Q?Zwei T=C3=BCren?=', 'Zwei Türen'],
		['nothing in it', '=?utf-8?Q??= =?utf-8?Q?A?=', 'A'],
		['text that touches it', 'Re:=?utf-8?Q?T=C3=BCr?=!', 'Re:Tür!'],
		['a character split over two', '=?gb2312?B?x+uxqLw=?= =?gb2312?B?2w==?=', '请报价'],
		['a character split over two in Q', '=?utf-8?Q?T=C3?= =?utf-8?Q?=BCr?=', 'Tür'],
		['a language', '=?utf-8*de?Q?T=C3=BCr?=', 'Tür'],
		['UTF-8 called something else', '=?iso-8859-1?Q?T=C3=BCr_aus_K=C3=B6ln?=', 'Tür aus Köln'],
		['a slip in its charset', '=?window-1251?B?z/Do4uXy?=', 'Привет'],
		['UTF-7', '=?unicode-1-1-utf-7?Q?T+APw-r?=', 'Tür'],
		['a last word cut in its middle', '=?utf-8?Q?T=C3=BCr_?= =?utf-8?Q?f=C3=BCr', 'Tür für'],
		['base64 without its end', '=?utf-8?B?0J/RgNC40LI=', 'Прив'],
		['half of its end', '=?utf-8?B?0J/RgNC40LI=?', 'Прив'],
		['words about one', 'What is =?utf-8?Q?', 'What is =?utf-8?Q?'],
	])('%s', (_, value, text) => {
		expect(subjectOf(`Subject: ${value}`)).toBe(text);
	});

	test.each([
		['Fr\xf6sche', 'iso-8859-1', 'Frösche'],
		['\xcf\xf0\xe8\xe2\xe5\xf2', 'windows-1251', 'Привет'],
	])('raw octets of its own charset: %s in %s', (octets, charset, text) => {
		const block = Buffer.from(`Subject: =?${charset}?Q?${octets}?=`, 'latin1');
		expect(subjectOf(block)).toBe(text);
	});

	test.each([
		['signs of addresses', '=?utf-8?Q?Lee,_Ann_<:)>?= <ann@client.example>', 'Lee, Ann <:)>'],
		['the whole of it', '=?utf-8?Q?Ann_T=C3=BCr_<ann@client.example>?=', 'Ann Tür'],
	])('%s in From', (_, value, name) => {
		expect(parseAddresses(read(`From: ${value}`).fields['from'] ?? [])).toEqual([
			{ name, address: 'ann@client.example' },
		]);
	});

	test.each(['=?utf-8?Q?', '=?utf-8?Q?a '.repeat(1), '=AA', '=?', '?='])(
		'60 kB of %j cost no work',
		(piece) => {
			expect(subjectOf(`Subject: ${piece.repeat(60_000 / piece.length)}`)).toBeDefined();
		},
	);
});

describe('raw 8-bit headers of each alphabet', () => {
	test.each([
		['windows-1253', 'Ζήτηση προσφοράς για πόρτες'],
		['windows-1255', 'בקשה להצעת מחיר'],
		['windows-1256', 'طلب عرض سعر للأبواب'],
		['windows-1250', 'Zapytanie o cenę łódki, pięć żółtych'],
		['gb18030', '水泵询价'],
		['big5', '水泵詢價，請回覆'],
		['shift_jis', 'ポンプのお見積り'],
		['euc-kr', '펌프 견적 요청'],
	])('%s', (charset, text) => {
		const block = Buffer.concat([Buffer.from('Subject: '), iconv.encode(text, charset)]);
		expect(subjectOf(block)).toBe(text);
	});
});
