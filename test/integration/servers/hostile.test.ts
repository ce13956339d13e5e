import { whereServer } from '../../support/imap/abilities';
import { startServer, type TestServer } from '../../support/imap/server';
import { newOffice } from '../../support/office';

let server: TestServer;
beforeAll(async () => {
	server = await startServer();
});
afterAll(async () => {
	await server.stop();
});

const MB = 1024 * 1024;
/** wildduck, the embedded server, takes six seconds for a header field of 1 MB. */
const FIELD_LENGTH = process.env['IMAP_SERVER'] === undefined ? MB / 4 : MB;
const FROM = 'From: Ann <ann@client.example>\r\n';
const lines = (...written: string[]) => written.join('\r\n');
const many = (count: number, write: (index: number) => string) =>
	Array.from({ length: count }, (_, index) => write(index));
const plain = (text: string, head = '') =>
	lines(`${FROM}${head}Subject: Hostile`, 'Content-Type: text/plain; charset=utf-8', '', text, '');
const html = (text: string) =>
	lines(`${FROM}Subject: Hostile`, 'Content-Type: text/html; charset=utf-8', '', text, '');
const attached = (parameters: string) =>
	lines(
		...[`${FROM}Subject: Hostile`, 'MIME-Version: 1.0'],
		...['Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'Hello', '--b'],
		...[`Content-Type: application/pdf; ${parameters}`, '', 'x', '--b--', ''],
	);

/** Multiparts in one another, the text in the innermost. */
function nested(depth: number): string {
	const open = many(depth, (index) =>
		lines(`Content-Type: multipart/mixed; boundary=b${index}`, '', `--b${index}`),
	);
	const close = many(depth, (index) => `--b${depth - 1 - index}--`);
	const text = lines('Content-Type: text/plain', '', 'Hello');
	return lines(`${FROM}Subject: Hostile`, 'MIME-Version: 1.0', ...open, text, ...close, '');
}

function wide(parts: number): string {
	const part = lines('--b', 'Content-Type: image/png; name=a.png', '', 'x');
	return lines(
		...[`${FROM}Subject: Hostile`, 'MIME-Version: 1.0'],
		...['Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'Hello'],
		...[...many(parts, () => part), '--b--', ''],
	);
}

/** Folded after each twenty: the embedded server needs long for more lines. */
const words = (count: number, write: (index: number) => string) =>
	many(count, write)
		.join(' ')
		.replace(/(?:\S+ ){20}/g, '$&\r\n ');

/** In lines that a server takes. */
const folded = (text: string) => text.replace(/.{900}/g, '$&\r\n ');

type Row = [what: string, raw: () => string, expected: object];

const TITLE = 'a mail with %s is an inquiry of bounded size, and the next one comes';

test.each<Row>([
	[
		'10,000 recipients',
		() => plain('Hello', `To: ${folded(many(10_000, (i) => `p${i}@firm.example`).join(', '))}\r\n`),
		{ text: 'Hello' },
	],
	[
		'10,000 lines of To',
		() => plain('Hello', many(10_000, (i) => `To: p${i}@firm.example\r\n`).join('')),
		{ text: 'Hello' },
	],
	[
		'10,000 recipients in groups',
		() =>
			plain('Hello', `Cc: ${folded(many(10_000, (i) => `g${i}: a@b.example;`).join(', '))}\r\n`),
		{ text: 'Hello' },
	],
	[
		'a huge header',
		() => plain('Hello', `X-Long: ${folded('a '.repeat(FIELD_LENGTH / 2))}\r\n`),
		{ text: 'Hello' },
	],
	[
		'a huge subject',
		() => lines(`${FROM}Subject: ${folded('word '.repeat(FIELD_LENGTH / 5))}`, '', 'Hello', ''),
		{ text: 'Hello' },
	],
	[
		'a huge subject in encoded words',
		() =>
			lines(
				`${FROM}Subject: ${words(FIELD_LENGTH / 50, () => '=?utf-8?B?0YHRh9GR0YIg0YHRh9GR0YI=?=')}`,
				'',
				'Hello',
				'',
			),
		{ text: 'Hello' },
	],
	[
		'1 MB of Received',
		() =>
			plain(
				'Hello',
				many(5_000, (i) => `Received: from a${i} by b; ${'x'.repeat(150)}\r\n`).join(''),
			),
		{ text: 'Hello' },
	],
	[
		'huge References',
		() =>
			plain(
				'Hello',
				`References: ${words(FIELD_LENGTH / 50, (i) => `<${i}.${'a'.repeat(30)}@client.example>`)}\r\n`,
			),
		{ text: 'Hello' },
	],
	[
		'a sender of 60,000 quotes',
		() =>
			lines(
				`From: ${folded('"'.repeat(60_000))} <ann@client.example>`,
				'Subject: Hostile',
				'',
				'Hello',
				'',
			),
		{},
	],
	['200 nested multiparts', () => nested(200), {}],
	['2,000 parts', () => wide(2_000), { text: 'Hello' }],
	[
		'100,000 quoted lines',
		() => plain(`Hello\r\n${'> quoted\r\n'.repeat(100_000)}`),
		{ text: 'Hello' },
	],
	[
		'quotes 900 deep',
		() => plain(`Hello\r\n${many(100, () => '>'.repeat(900)).join('\r\n')}`),
		{ text: 'Hello' },
	],
	['100,000 empty lines', () => plain(`Hello\r\n${'\r\n'.repeat(100_000)}end`), {}],
	['a line of 250 kB without spaces', () => plain(`Hello\r\n${'a'.repeat(250_000)}`), {}],
	[
		'bidi controls in subject and name',
		() =>
			lines(
				'From: "Ann \u202Eeel" <ann@client.example>',
				'Subject: \u202EHostile\u2066',
				'',
				'Hello',
				'',
			),
		{ subject: 'Hostile', text: 'Hello' },
	],
	[
		'bidi controls in a file name',
		() => attached('name="a\u202Efdp.exe"'),
		{ attachments: [{ name: 'afdp.exe' }] },
	],
	['1 MB of <b>', () => html('<b>'.repeat(MB / 3) + 'Hello'), {}],
	['1 MB of <div>', () => html('<div>'.repeat(MB / 5) + 'Hello'), {}],
	['tables in tables', () => html('<table><tr><td>'.repeat(5_000) + 'Hello'), {}],
	['lists in lists', () => html('<ul><li>'.repeat(10_000) + 'Hello'), {}],
	['lines across the page', () => html('<hr>'.repeat(60_000) + 'Hello'), {}],
	[
		'an attribute of 200 kB',
		() => html(`<p title="${'a'.repeat(200_000)}">Hello</p>`),
		{ text: 'Hello' },
	],
	[
		'100,000 attributes',
		() => html(`<p ${many(30_000, (i) => `a${i}=1`).join(' ')}>Hello</p>`),
		{},
	],
	['200 kB of entities', () => html('&lt;&#x41;'.repeat(20_000)), {}],
	['unclosed comments', () => html('<!--'.repeat(60_000) + 'Hello'), {}],
	['200 kB of angle brackets', () => html('<'.repeat(200_000)), {}],
	[
		'unclosed styles and scripts',
		() => html('<style>'.repeat(30_000) + '<script>'.repeat(1_000)),
		{},
	],
	['a form of regexp bait', () => plain(`Am ${'a '.repeat(50_000)}schrieb`), {}],
	['bait for addresses', () => plain(`${'a@'.repeat(50_000)}\r\n${'a.'.repeat(50_000)}@b`), {}],
	['bait for numbers', () => plain('+7 (495) 1-'.repeat(20_000)), {}],
	['bait for links', () => plain('https://a?utm_source='.repeat(10_000)), {}],
	['bait for attribution lines', () => plain('On 1.1.2026 a <a@b> wrote\r\n'.repeat(9_000)), {}],
	['bait for header blocks', () => plain('From: a\r\nTo: b\r\n'.repeat(12_000)), {}],
	['white space without end', () => plain(`${' '.repeat(200_000)}x`), { text: 'x' }],
	['tabs and spaces between', () => plain(`a${' \t'.repeat(100_000)}b${'\t '.repeat(20_000)}`), {}],
	[
		'header fields of Object',
		() => plain('Hello', '__proto__: a\r\nconstructor: b\r\ntoString: c\r\nhasOwnProperty: d\r\n'),
		{ text: 'Hello' },
	],
	[
		'parameters of Object',
		() =>
			attached(
				"__proto__=a; constructor=b; toString*0*=utf-8''c; __proto__*0*=utf-8''d; name=__proto__",
			),
		{ attachments: [{ name: '__proto__' }] },
	],
	[
		'a boundary of Object',
		() =>
			attached('name=constructor')
				.replaceAll('--b', '--__proto__')
				.replace('boundary=b', 'boundary=__proto__'),
		{ attachments: [{ name: 'constructor' }] },
	],
	['a file name of 60 kB', () => attached(`name="${folded('a'.repeat(60_000))}"`), {}],
	[
		'a file name in 1,000 pieces',
		() => attached(many(1_000, (i) => `name*${i}*=%41`).join(';\r\n ')),
		{},
	],
	[
		'everything empty',
		() =>
			lines(
				'From: ann@client.example',
				'To:',
				'Cc:',
				'Subject:',
				'Date:',
				'Message-ID:',
				'References:',
				'Content-Type:',
				'Content-Disposition:',
				'',
				'',
			),
		{ subject: '', text: '(This message has no text.)' },
	],
])(TITLE, isBounded);

whereServer('storesNul', () => {
	test.each<Row>([
		// Dovecot writes 0x80 in their place.
		['NULs in the text', () => plain('He\0llo\0'), { text: expect.stringMatching(/^He.?llo/) }],
		[
			'NULs in the subject',
			() => lines(`${FROM}Subject: Hos\0tile`, '', 'Hello', ''),
			{ text: 'Hello' },
		],
	])(TITLE, isBounded);
});

async function isBounded(...[, raw, expected]: Row): Promise<void> {
	const parameters = { repeatPeriod: 0, simplify: false, files: { download: ['attachments'] } };
	const { engine, user, receive } = newOffice(server, { parameters });
	await engine.activate();
	await server.append(user, 'INBOX', raw());
	await receive({ subject: 'behind it' });
	await engine.tick();
	expect(engine.errors).toEqual([]);
	const inquiries = engine.items('inquiry');
	expect(inquiries).toMatchObject([expected, { subject: 'behind it' }]);
	expect(JSON.stringify(inquiries[0]).length).toBeLessThan(MAX_ITEM_LENGTH);
	const { to, cc, attachments } = inquiries[0] ?? {};
	expect([to, cc].flat().length).toBeLessThanOrEqual(1_000);
	expect([attachments].flat().length).toBeLessThanOrEqual(100);
	expect(Object.keys(Object.prototype)).toEqual([]);
}

/** Text, full text and HTML of 256 kB, addresses, headers and files, and JSON's backslashes. */
const MAX_ITEM_LENGTH = 2 * MB;

test.each([
	['nothing at all', '\r\n'],
	[
		'a sender of 60,000 brackets',
		`From: ${folded('<('.repeat(30_000))} ann@client.example\r\n\r\nHello\r\n`,
	],
])('a message of %s is an inquiry without a sender', async (_what, raw) => {
	const { engine, user, receive } = newOffice(server);
	await engine.activate();
	await server.append(user, 'INBOX', raw);
	await receive({ subject: 'behind it' });
	await engine.tick();
	expect(engine.items('inquiry')).toMatchObject([{ senderAddress: '' }, { subject: 'behind it' }]);
	expect(engine.errors).toEqual([]);
});
