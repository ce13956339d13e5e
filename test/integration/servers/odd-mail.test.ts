import { whereServer } from '../../support/imap/abilities';
import { startServer, type TestServer } from '../../support/imap/server';
import type { MailOptions } from '../../support/mail';
import { newOffice, type Office } from '../../support/office';

let server: TestServer;
beforeAll(async () => {
	server = await startServer();
});
afterAll(async () => {
	await server.stop();
});

/** An office that has just been switched on. */
async function activeOffice(): Promise<Office> {
	const office = newOffice(server, { parameters: { repeatPeriod: 0 } });
	await office.engine.activate();
	return office;
}

const RUSSIAN = { subject: 'Заявка на доставку', text: 'Здравствуйте! Нужна доставка в Тулу.' };

test.each<[what: string, options: MailOptions, expected: object]>([
	['without Message-ID', { omit: ['Message-ID'], text: 'Hi' }, { text: 'Hi' }],
	['without Date', { omit: ['Date'], text: 'Hi' }, { text: 'Hi' }],
	['without Subject', { omit: ['Subject'], text: 'Hi' }, { subject: '', text: 'Hi' }],
	['without To', { omit: ['To'], text: 'Hi' }, { text: 'Hi' }],
	['without a body', { text: '' }, { text: '(This message has no text.)' }],
	['in HTML only', { html: '<p>Price of <b>10</b> pumps?</p>' }, { text: 'Price of 10 pumps?' }],
	[
		'whose plain part only says that there is HTML',
		{ text: 'Your mail program does not show HTML.', html: '<p>10 pumps?</p>' },
		{ text: '10 pumps?' },
	],
	[
		'whose HTML part is empty',
		{ text: 'Your mail program does not show HTML.', html: '<p></p>' },
		{ text: 'Your mail program does not show HTML.' },
	],
	[
		'whose quote only its elements tell',
		{ html: '<p>Yes.</p><div class="yahoo_quoted">10 pumps?</div>' },
		{ text: 'Yes.' },
	],
	['in UTF-8', RUSSIAN, RUSSIAN],
	['in koi8-r', { ...RUSSIAN, charset: 'koi8-r' }, RUSSIAN],
	['in windows-1251', { ...RUSSIAN, charset: 'windows-1251' }, RUSSIAN],
	['in raw koi8-r headers', { ...RUSSIAN, charset: 'koi8-r', encoding: '8bit' }, RUSSIAN],
	[
		'in raw windows-1251 headers',
		{ ...RUSSIAN, charset: 'windows-1251', encoding: '8bit' },
		RUSSIAN,
	],
])('a message %s is collected', async (_what, options, expected) => {
	const { engine, receive } = await activeOffice();
	await receive(options);
	await receive({ subject: 'behind it' });
	await engine.tick();
	expect(engine.items('inquiry')).toMatchObject([expected, { subject: 'behind it' }]);
});

const encoded = (text: string, charset: 'koi8-r' | 'windows-1251'): Buffer =>
	Buffer.from([...text].map((char) => byteOf(char, charset)));

function byteOf(char: string, charset: string): number {
	const decoder = new TextDecoder(charset);
	for (let byte = 0; byte < 256; byte++) {
		if (decoder.decode(Uint8Array.of(byte)) === char) return byte;
	}
	throw new Error(`${char} is not in ${charset}`);
}

test.each(['koi8-r', 'windows-1251'] as const)(
	'a message in %s that declares no charset is readable',
	async (charset) => {
		const { engine, user } = await activeOffice();
		const raw = Buffer.concat([
			Buffer.from('From: ann@client.example\r\nSubject: '),
			encoded(RUSSIAN.subject, charset),
			Buffer.from('\r\n\r\n'),
			encoded(RUSSIAN.text, charset),
			Buffer.from('\r\n'),
		]);
		await server.append(user, 'INBOX', raw);
		await engine.tick();
		expect(engine.items('inquiry')).toMatchObject([RUSSIAN]);
	},
);

const SETTLED = 'a mail with %s is settled and does not block the next';

test.each<OddRow>([
	[
		'a multipart without parts',
		'From: a@client.example\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n',
		'inquiry',
	],
	[
		'an unclosed multipart',
		'From: a@client.example\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nHello',
		'inquiry',
	],
	[
		'a content type of rubbish',
		'From: a@client.example\r\nContent-Type: ;;;=/\r\n\r\nHello\r\n',
		'inquiry',
	],
	[
		'broken base64',
		'From: a@client.example\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%=\r\n',
		'inquiry',
	],
	[
		'an unknown charset',
		'From: a@client.example\r\nContent-Type: text/plain; charset=x-none\r\n\r\nHello\r\n',
		'inquiry',
	],
])(SETTLED, isSettled);

whereServer('storesNoHeader', () => {
	test.each<OddRow>([['no header at all', 'just some words\r\n', 'inquiry']])(SETTLED, isSettled);
});

type OddRow = [what: string, raw: string, output: 'inquiry' | 'ignored'];

async function isSettled(...[, raw, output]: OddRow): Promise<void> {
	const { engine, user, receive } = await activeOffice();
	await server.append(user, 'INBOX', raw);
	await receive({ subject: 'behind it' });
	await engine.tick();
	expect(engine.items(output).length).toBeGreaterThan(0);
	expect(engine.items('inquiry').at(-1)).toMatchObject({ subject: 'behind it' });
	expect(engine.errors).toEqual([]);
}

test('a message of many MB of text is collected with its first 256 kB', async () => {
	const { engine, user, receive } = await activeOffice();
	// The embedded server takes a message apart ten times as slowly as the others.
	const length = server.name === 'embedded' ? 4_000_000 : 20_000_000;
	const head = `From: a@client.example\r\nTo: ${user}\r\nSubject: Long\r\n\r\n`;
	await server.append(
		user,
		'INBOX',
		Buffer.concat([Buffer.from(head), Buffer.alloc(length, 'lorem ipsum\r\n')]),
	);
	await receive({ subject: 'behind it' });
	// The embedded server needs long for it on a busy machine; a poll that ran out of time goes on.
	for (let polls = 0; polls < 3 && engine.items('inquiry').length < 2; polls++) await engine.tick();
	expect(engine.items('inquiry')).toMatchObject([{ subject: 'Long' }, { subject: 'behind it' }]);
	const text = String(engine.items('inquiry')[0]?.text);
	expect(text.length).toBeGreaterThan(200_000);
	expect(text.length).toBeLessThanOrEqual(262_144);
}, 180_000);

test('a form that writes in the name of its visitors gives each of them an inquiry', async () => {
	const { engine, user, receive } = await activeOffice();
	engine.edit({ parameters: { repeatPeriod: 1 } });
	await engine.activate('update');
	await receive({ from: user, replyTo: 'Ann <ann@client.example>', subject: 'Form' });
	await receive({ from: user, replyTo: 'bob@client.example', subject: 'Form' });
	await engine.tick();
	expect(engine.items('inquiry')).toMatchObject([
		{ senderAddress: 'ann@client.example', senderName: 'Ann' },
		{ senderAddress: 'bob@client.example' },
	]);
});
