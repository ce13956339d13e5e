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

	test('lines that are no fields are skipped', () => {
		expect(subjectOf('>From ann Mon Jan\r\ngarbage\r\n: empty\r\nSubject: Hello')).toBe('Hello');
	});

	test('a name behind a no-break space is no name', () => {
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
