import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';
import { startServer, type TestServer } from '../../support/imap/server';
import { cms, element, winmail, winmailFile } from '../../support/mail/boxes';
import { inCharset } from '../../support/mail/encoding';
import { newOffice, type Office } from '../../support/office';

let server: TestServer;
beforeAll(async () => {
	server = await startServer();
});
afterAll(async () => {
	await server.stop();
});

/** An office that has just been switched on. */
async function activeOffice(files: IDataObject = {}, more: IDataObject = {}): Promise<Office> {
	const parameters = { repeatPeriod: 0, simplify: false, files, ...more };
	const office = newOffice(server, { parameters });
	await office.engine.activate();
	return office;
}

interface Part {
	/** Header lines. */
	readonly head: string | Buffer;
	readonly content: string | Buffer;
}

/** A message with a text and these parts, each in base64. */
function mailWith(parts: readonly Part[], type = 'mixed', subject = 'Files'): Buffer {
	const lines = parts.flatMap(({ head, content }) => [
		...[Buffer.from('--b\r\n'), Buffer.from(head)],
		Buffer.from('\r\nContent-Transfer-Encoding: base64\r\n\r\n'),
		Buffer.from(Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\r\n') + '\r\n'),
	]);
	return Buffer.concat([
		Buffer.from(`From: ann@client.example\r\nSubject: ${subject}\r\nMIME-Version: 1.0\r\n`),
		Buffer.from(`Content-Type: multipart/${type}; boundary=b\r\n\r\n`),
		Buffer.from('--b\r\nContent-Type: text/plain\r\n\r\nsee the files\r\n'),
		...[...lines, Buffer.from('--b--\r\n')],
	]);
}

const pdf = (name: string, content: string | Buffer = 'x'): Part => ({
	head: `Content-Type: application/pdf\r\nContent-Disposition: attachment; filename="${name}"`,
	content,
});

const SIGNED = { head: 'Content-Type: application/pkcs7-signature; name=smime.p7s', content: 'x' };

/** What the mail became: the list of its files, and those that were passed on. */
async function collected(
	{ engine, user }: Office,
	raw: Buffer,
): Promise<{ attachments: IDataObject[]; files: IBinaryKeyData }> {
	await server.append(user, 'INBOX', raw);
	await engine.tick();
	expect(engine.errors).toEqual([]);
	const [item] = engine.items('inquiry');
	expect(item).toMatchObject({ text: 'see the files' });
	const files = engine.executions.flatMap((execution) => execution.files);
	return { attachments: item?.attachments as IDataObject[], files: files[0] ?? {} };
}

const contentOf = (files: IBinaryKeyData, field: string) =>
	Buffer.from(files[field]?.data ?? '', 'base64');

const disposition = (parameters: string) => `Content-Disposition: attachment; ${parameters}`;
const raw = (name: string, charset: string): Buffer =>
	Buffer.concat([
		Buffer.from('Content-Disposition: attachment; filename="'),
		...[inCharset(name, charset), Buffer.from('"')],
	]);

test.each<[what: string, head: string | Buffer, name: string]>([
	['percent signs', disposition("filename*=utf-8''%D1%81%D1%87%D1%91%D1%82.pdf"), 'счёт.pdf'],
	['another charset', disposition("filename*=windows-1251'ru'%F1%F7%E5%F2.pdf"), 'счет.pdf'],
	[
		'a cut inside a letter',
		disposition("filename*0*=utf-8''%D1%81%D1;\r\n filename*1*=%87.pdf"),
		'сч.pdf',
	],
	['pieces', disposition('filename*0="price";\r\n filename*1="list.pdf"'), 'pricelist.pdf'],
	[
		'encoded words',
		disposition('filename="=?utf-8?B?0YHRh9GR0YI=?= =?utf-8?Q?.pdf?="'),
		'счёт.pdf',
	],
	[
		'encoded words without quotes',
		'Content-Type: application/pdf; name==?koi8-r?Q?=D3=DE=C5=D4.pdf?=',
		'счет.pdf',
	],
	['raw letters in utf-8', raw('счёт.pdf', 'utf-8'), 'счёт.pdf'],
	['raw letters in windows-1251', raw('счет на оплату.pdf', 'windows-1251'), 'счет на оплату.pdf'],
	['raw letters in koi8-r', raw('счет на оплату.pdf', 'koi8-r'), 'счет на оплату.pdf'],
	['only a name', 'Content-Type: application/pdf; name="plan.pdf"', 'plan.pdf'],
	[
		'two names',
		`Content-Type: application/pdf; name="other.pdf"\r\n${disposition('filename=plan.pdf')}`,
		'plan.pdf',
	],
	[
		'an empty name before',
		`Content-Type: application/pdf; name="plan.pdf"\r\n${disposition('filename=""')}`,
		'plan.pdf',
	],
	['a way up', disposition('filename="../../etc/passwd"'), 'etc_passwd'],
	['a turned direction', disposition('filename="cod\u202Efdp.exe"'), 'codfdp.exe'],
	['a prototype', disposition('filename="__proto__"; __proto__=x; constructor=y'), '__proto__'],
	['no name', 'Content-Type: application/pdf\r\nContent-Disposition: attachment', ''],
])('a file name with %s is readable', async (_what, head, name) => {
	const office = await activeOffice({ download: ['attachments'] });
	const { attachments, files } = await collected(office, mailWith([{ head, content: 'hello' }]));
	expect(attachments).toMatchObject([{ part: '2', name, size: 5, binary: 'attachment_0' }]);
	expect(files['attachment_0']?.fileName).toBe(name || 'attachment-2.pdf');
	expect(contentOf(files, 'attachment_0').toString()).toBe('hello');
});

test('a fax that is nothing but a file with raw letters in its name', async () => {
	const { engine, user } = await activeOffice();
	const head = Buffer.from('From: ann@client.example\r\nMIME-Version: 1.0\r\n');
	const type = Buffer.from('\r\nContent-Type: application/pdf\r\n\r\nx\r\n');
	await server.append(
		user,
		'INBOX',
		Buffer.concat([head, raw('счет на оплату.pdf', 'koi8-r'), type]),
	);
	await engine.tick();
	expect(engine.items('inquiry')).toMatchObject([
		{ attachments: [{ part: '1', name: 'счет на оплату.pdf' }] },
	]);
});

const LARGE = Buffer.from(Array.from({ length: 2_500_000 }, (_, index) => (index * 7919) % 256));

test.each<[what: string, part: Part, content: Buffer]>([
	['of 2.5 MB', pdf('a.pdf', LARGE), LARGE],
	['that is empty', pdf('a.pdf', ''), Buffer.alloc(0)],
	[
		'of text in koi8-r, which stays as it is',
		{
			head: 'Content-Type: text/plain; charset=koi8-r\r\nContent-Disposition: attachment; filename=a.txt',
			content: inCharset('счет', 'koi8-r'),
		},
		inCharset('счет', 'koi8-r'),
	],
])('a file %s comes byte for byte', async (_what, part, content) => {
	const office = await activeOffice({ download: ['attachments'] });
	const { attachments, files } = await collected(office, mailWith([part]));
	expect(attachments).toMatchObject([{ size: content.length, binary: 'attachment_0' }]);
	expect(contentOf(files, 'attachment_0').equals(content)).toBe(true);
});

test('a forwarded message comes as a file with all that is in it', async () => {
	const forwarded = 'From: bob@client.example\r\nSubject: Inner\r\n\r\nThe inner text\r\n';
	const mail = [
		'From: ann@client.example\r\nSubject: Fwd\r\nMIME-Version: 1.0',
		'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nsee the files\r\n--b',
		`Content-Type: message/rfc822\r\n\r\n${forwarded}\r\n--b--\r\n`,
	].join('\r\n');
	const office = await activeOffice({ download: ['attachments'] });
	const { attachments, files } = await collected(office, Buffer.from(mail));
	expect(attachments).toMatchObject([{ name: '', type: 'message/rfc822' }]);
	expect(files['attachment_0']).toMatchObject({ fileName: 'attachment-2.eml' });
	expect(contentOf(files, 'attachment_0').toString()).toContain('The inner text');
});

const LOGO = {
	head: 'Content-Type: image/png; name=logo.png\r\nContent-ID: <logo@x>\r\nContent-Disposition: inline',
	content: 'png',
};

test.each<[IDataObject, expected: object[], fields: string[]]>([
	[{}, [{ name: 'logo.png', inline: true, contentId: 'logo@x' }, { name: 'a.pdf' }], []],
	[
		{ download: ['attachments'] },
		[{ leftOut: "'Download' leaves out inline images" }, { binary: 'attachment_0' }],
		['attachment_0'],
	],
	[
		{ download: ['attachments', 'inlineImages'] },
		[{ binary: 'inline_0' }, { binary: 'attachment_0' }],
		['attachment_0', 'inline_0'],
	],
])('with the options %j a logo and a file become %j', async (options, expected, fields) => {
	const office = await activeOffice(options);
	const mail = mailWith([LOGO, pdf('a.pdf')], 'related');
	const { attachments, files } = await collected(office, mail);
	expect(attachments).toMatchObject(expected);
	expect(Object.keys(files).sort()).toEqual(fields);
	if (fields.length === 0) expect(JSON.stringify(attachments)).not.toContain('leftOut');
});

test('what is left out is listed with its reason', async () => {
	const options = { download: ['attachments'], maxAttachments: 1, maxAttachmentSize: 1 };
	const office = await activeOffice(options, { simplify: true });
	const mail = mailWith([SIGNED, pdf('large.pdf', LARGE), pdf('a.pdf'), pdf('b.pdf')]);
	const { attachments, files } = await collected(office, mail);
	expect(attachments).toMatchObject([
		{ name: 'smime.p7s', leftOut: 'a digital signature, not a file the sender attached' },
		{ name: 'large.pdf', leftOut: "larger than 'Maximum Attachment Size'" },
		{ name: 'a.pdf', binary: 'attachment_0' },
		{ name: 'b.pdf', leftOut: "more files than 'Maximum Attachments'" },
	]);
	expect(Object.keys(files)).toEqual(['attachment_0']);
});

test('repeats list their files and download none', async () => {
	const office = await activeOffice({ download: ['attachments'] }, { repeatPeriod: 1 });
	const { engine, user } = office;
	await collected(office, mailWith([pdf('a.pdf')]));
	await server.append(user, 'INBOX', mailWith([pdf('b.pdf')], 'mixed', 'Again'));
	await engine.tick();
	expect(engine.items('repeats')).toMatchObject([{ attachments: [{ name: 'b.pdf' }] }]);
	expect(JSON.stringify(engine.items('repeats'))).not.toContain('attachment_0');
});

describe('files inside a part are passed on like any other', () => {
	const inner = (text: string) =>
		`From: Carl <carl@shop.example>\r\nSubject: Doors\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=i\r\n\r\n--i\r\n\r\n${text}\r\n--i\r\nContent-Type: application/pdf; name="in.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n${btoa('the plan')}\r\n--i--\r\n`;
	const parcel = winmail(...winmailFile('other.txt', 'x'), ...winmailFile('in.pdf', 'the plan'));
	const signed = cms('signed', element(4, Buffer.from(inner('see the files'))));

	test.each<[what: string, parts: Part[], part: string]>([
		[
			'a winmail.dat',
			[{ head: 'Content-Type: application/ms-tnef; name=winmail.dat', content: parcel }],
			'2/2',
		],
		[
			'a winmail.dat that is called octets',
			[
				{
					head: `Content-Type: application/octet-stream\r\n${disposition('filename="WINMAIL.DAT"')}`,
					content: parcel,
				},
			],
			'2/2',
		],
		[
			'a signed message',
			[{ head: 'Content-Type: application/pkcs7-mime; name=smime.p7m', content: signed }],
			'2/2',
		],
		[
			'a message in a file, in base64 as no program should write it',
			[
				{
					head: `Content-Type: message/rfc822\r\n${disposition('filename="a.eml"')}`,
					content: inner('Hi'),
				},
			],
			'2/2',
		],
		[
			'a winmail.dat in an attached mail',
			[
				{
					head: `Content-Type: application/octet-stream\r\n${disposition('filename="a.eml"')}`,
					content: `Content-Type: application/ms-tnef\r\nContent-Transfer-Encoding: base64\r\n\r\n${parcel.toString('base64')}`,
				},
			],
			'2/1/2',
		],
	])('%s', async (_, parts, part) => {
		const office = await activeOffice({ download: ['attachments'] });
		await server.append(office.user, 'INBOX', mailWith(parts));
		await office.engine.tick();
		expect(office.engine.errors).toEqual([]);
		const [item] = office.engine.items('inquiry');
		expect(String(item?.text)).toMatch(/^see the files/);
		const files: readonly IDataObject[] = Array.isArray(item?.attachments) ? item.attachments : [];
		const found = files.find((file) => file['part'] === part);
		expect(found).toMatchObject({ name: 'in.pdf', size: 8, binary: expect.any(String) });
		const [binary] = office.engine.executions.flatMap((execution) => execution.files);
		expect(contentOf(binary ?? {}, String(found?.['binary'])).toString()).toBe('the plan');
	});

	test('not larger than allowed', async () => {
		const office = await activeOffice({ download: ['attachments'], maxAttachmentSize: 1 });
		const large = winmail(...winmailFile('in.pdf', 'x'.repeat(1_100_000)));
		const parts = [{ head: 'Content-Type: application/ms-tnef', content: large }];
		await server.append(office.user, 'INBOX', mailWith(parts));
		await office.engine.tick();
		expect(office.engine.items('inquiry')[0]?.attachments).toMatchObject([
			{ part: '2' },
			{ part: '2/1', size: 1_100_000, leftOut: expect.stringContaining('larger') },
		]);
	});
});
