import type { BodyPart } from '../../../nodes/core/mailbox/mailbox';
import { decodePart } from '../../../nodes/mime/part-content';

const read = (content: string | Buffer, part: Partial<BodyPart> = {}) =>
	decodePart(
		{
			...{ part: '1', type: 'text/plain', size: 1, charset: null, encoding: null },
			...{ disposition: null, fileName: null },
			...part,
		},
		{ bytes: typeof content === 'string' ? Buffer.from(content, 'latin1') : content, isCut: false },
	);

describe('flowed text (RFC 3676)', () => {
	test.each([
		['a line that goes on', 'One \r\ntwo\r\nthree', 'One two\nthree'],
		['a paragraph', 'One \r\ntwo\r\n\r\nthree', 'One two\n\nthree'],
		['a stuffed space', ' From here\r\n >no quote', 'From here\n>no quote'],
		['a quote', '> One \r\n> two\r\nthree', '> One two\nthree'],
		['a quote that goes on in a letter', '> One \r\ntwo', '> One \ntwo'],
		['quotes in quotes', '>> One \r\n>> two\r\n> three', '>> One two\n> three'],
		['the mark of a signature', 'One \r\n-- \r\nAnn', 'One \n-- \nAnn'],
	])('%s', (_, content, text) => {
		expect(read(content, { flowed: 'flowed' })).toEqual({ text, isHtml: false });
	});

	test('a space that is only there to say so goes', () => {
		expect(read('call 123- \r\n45-67', { flowed: 'delSp' }).text).toBe('call 123-45-67');
	});
});

describe('a transfer encoding with other text', () => {
	const base64 = (text: string) => Buffer.from(text).toString('base64').replace(/.{60}/g, '$&\r\n');

	test.each([
		[
			'a footer below base64',
			`${base64('Forty pumps')}\r\n-- \r\nChecked by Guard`,
			'Forty pumps\n-- \r\nChecked by Guard',
		],
		[
			'a footer below base64 without padding',
			`${base64('Forty pumps.')}\r\n\r\nScanned by the mail gateway\r\n`,
			'Forty pumps.\nScanned by the mail gateway\r\n',
		],
		['clear text that is called base64', 'Please send forty pumps.', 'Please send forty pumps.'],
		['base64 with rubbish in it', `${base64('Forty')}\r\n%%\r\n`, 'Forty'],
		['joined runs', `${base64('Forty p')}\r\n${base64('umps')}`, 'Forty pumps'],
	])('%s', (_, content, text) => {
		expect(read(content, { encoding: 'base64' }).text).toBe(text);
	});

	test('a footer below quoted-printable', () => {
		expect(read('T=C3=BCr\r\n=====\r\nList a = b', { encoding: 'quoted-printable' }).text).toBe(
			'Tür\r\n=====\r\nList a = b',
		);
	});

	test.each(['x-uuencode', 'x-uue', 'uuencode'])('%s', (encoding) => {
		const encoded = "begin 644 a.txt\r\n,1F]R='D@<'5M<',N\r\n`\r\nend\r\n";
		expect(read(encoded, { encoding }).text).toBe('Forty pumps.');
	});
});

describe('HTML', () => {
	test.each([
		['<meta charset="koi8-r">'],
		['<META http-equiv=Content-Type content="text/html; charset=koi8-r">'],
	])('says its charset itself: %s', (meta) => {
		const content = Buffer.concat([Buffer.from(meta), Buffer.from('f0d2c9', 'hex')]);
		expect(read(content, { type: 'text/html' }).text).toBe(`${meta}При`);
	});

	test.each([
		['<html><body>One</body></html>', true],
		['<!DOCTYPE html><p>One', true],
		['\n<div>One<br>two</div>', true],
		['<p>One</p>', true],
		['<p> is a tag of HTML', false],
		['See <b>this</b>', false],
		['<ann@client.example> wrote', false],
	])('called plain text: %j is HTML: %s', (content, isHtml) => {
		expect(read(content).isHtml).toBe(isHtml);
	});
});

test.each([
	[
		'text/enriched',
		'<bold>Forty</bold> pumps,\r\nplease.\r\n\r\n<<K2>',
		'Forty pumps, please.\n<K2>',
	],
	['text/enriched', '<color><param>red</param>Forty</color>', 'Forty'],
	['text/richtext', '<bold>Forty</bold> pumps<nl>please', 'Forty pumps\nplease'],
])('%s is read: %j', (type, content, text) => {
	expect(read(content, { type })).toEqual({ text, isHtml: false });
});

describe('HTML that is called plain text', () => {
	test.each([
		['lines that end in br', 'Hello,<br />\nI need <b>40 pumps</b><br />\nAnn'],
		['a comment in front', '<!-- form --><p>Hello</p>'],
		['a list', '<ul><li>40 pumps</li></ul>'],
		['labels in bold', '<strong>Name:</strong> Ann<br><strong>Phone:</strong> 1<br>'],
	])('is read as HTML: %s', (_, content) => {
		expect(read(content).isHtml).toBe(true);
	});

	test.each([
		['a question about tags', 'How do I fix <br> and <br> in my page?\nThanks, Ann'],
		['an address in angle brackets', 'Ask Ann <ann@client.example><br>\nThanks<br>\n'],
		['signs of comparison', 'Width < 80<br>\nHeight > 5<br>\n'],
	])('is not: %s', (_, content) => {
		expect(read(content).isHtml).toBe(false);
	});
});
