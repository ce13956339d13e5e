import { ImapFlow } from 'imapflow';
import type { ImapFlowOptions } from 'imapflow';
import type { Connection } from '../../../nodes/core/mailbox/mailbox';
import { withMailbox } from '../../../nodes/imap/session';
import { certificate } from '../../support/imap/certificate';
import { lackOf } from '../../support/imap/abilities';
import { startProxy } from '../../support/imap/proxy';
import { startServer } from '../../support/imap/server';
import type { TestServer } from '../../support/imap/server';
import { mail } from '../../support/mail';

// Self-check of the test servers: what the other tests take for granted about them.

let server: TestServer;
let users = 0;

beforeAll(async () => {
	server = await startServer();
});

afterAll(() => server?.stop());

function freshUser(): string {
	return `user${++users}@shop.example`;
}

const wrongLogin = () =>
	withClient('ann', async () => undefined, { auth: { user: 'ann', pass: 'wrong' } });

async function withClient<T>(
	user: string,
	use: (client: ImapFlow) => Promise<T>,
	options: Partial<ImapFlowOptions> = {},
): Promise<T> {
	const client = new ImapFlow({
		host: server.host,
		port: server.port,
		secure: false,
		doSTARTTLS: false,
		auth: { user, pass: server.password },
		logger: false,
		...options,
	});
	client.on('error', () => undefined);
	try {
		await client.connect();
		return await use(client);
	} finally {
		client.close();
	}
}

describe('logging in', () => {
	test('works for any user name and this password', async () => {
		await withClient(freshUser(), async (client) => {
			expect(client.authenticated).toBeTruthy();
		});
	});

	test('a wrong password is refused at once', async () => {
		const started = Date.now();
		await expect(wrongLogin()).rejects.toMatchObject({ authenticationFailed: true });
		expect(Date.now() - started).toBeLessThan(1000);
	});

	test.each(['LOGIN', 'AUTH=PLAIN'] as const)('%s works', async (loginMethod) => {
		const user = freshUser();
		await withClient(user, async (client) => expect(client.authenticated).toBeTruthy(), {
			auth: { user, pass: server.password, loginMethod },
		});
	});
});

describe('transport security', () => {
	const tls = { ca: certificate() };

	test.each(['localhost', '127.0.0.1'])('TLS as %s', async (host) => {
		await withClient(freshUser(), async (client) => expect(client.secureConnection).toBe(true), {
			host,
			port: server.tlsPort,
			secure: true,
			tls,
		});
	});

	test.each(['localhost', '127.0.0.1'])('STARTTLS as %s', async (host) => {
		await withClient(
			freshUser(),
			async (client) => {
				expect(client.secureConnection).toBe(true);
				expect(await client.status('INBOX', { messages: true })).toMatchObject({ messages: 0 });
			},
			{ host, doSTARTTLS: true, tls },
		);
	});

	test('the certificate is self-signed', async () => {
		const connected = withClient(freshUser(), async () => undefined, {
			port: server.tlsPort,
			secure: true,
		});
		await expect(connected).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
	});
});

describe('folders', () => {
	test('a new account has an inbox and special folders', async () => {
		await withClient(freshUser(), async (client) => {
			const folders = await client.list();
			expect(Object.fromEntries(folders.map((folder) => [folder.path, folder.specialUse]))).toEqual(
				{
					INBOX: '\\Inbox',
					Drafts: '\\Drafts',
					Sent: '\\Sent',
					Junk: '\\Junk',
					Trash: '\\Trash',
				},
			);
		});
	});

	test('the adapter tells what special folders are for', async () => {
		const { host, port, password } = server;
		const user = freshUser();
		const connection: Connection = {
			...{ host, port, security: 'none', login: user, secret: { kind: 'password', password } },
			...{ allowUnauthorizedCerts: false, ca: null },
		};
		const folders = await withMailbox(connection, { deadline: Date.now() + 20_000 }, (mailbox) =>
			mailbox.listFolders(),
		);
		expect(folders).toContainEqual({ path: 'Junk', specialUse: '\\Junk' });
	});

	test('STATUS and EXAMINE tell the same', async () => {
		const user = freshUser();
		await server.append(user, 'INBOX', mail());
		await server.append(user, 'INBOX', mail());
		await withClient(user, async (client) => {
			const status = await client.status('INBOX', {
				messages: true,
				uidNext: true,
				uidValidity: true,
				unseen: true,
			});
			expect(status).toMatchObject({ messages: 2, uidNext: 3, unseen: 2 });
			const opened = await client.mailboxOpen('INBOX', { readOnly: true });
			expect(opened).toMatchObject({ exists: 2, uidNext: 3, readOnly: true });
			expect(opened.uidValidity).toBe(status ? status.uidValidity : undefined);
		});
	});

	test('a folder that does not exist', async () => {
		await withClient(freshUser(), async (client) => {
			await expect(client.status('Nowhere', { messages: true })).rejects.toMatchObject({
				code: 'NotFound',
			});
			await expect(client.mailboxOpen('Nowhere', { readOnly: true })).rejects.toMatchObject({
				mailboxMissing: true,
			});
			await expect(client.append('Nowhere', mail())).rejects.toMatchObject({
				serverResponseCode: 'TRYCREATE',
			});
		});
	});

	test('a folder created again has another UIDVALIDITY and starts at UID 1', async () => {
		const user = freshUser();
		const uidValidity = () =>
			withClient(user, async (client) => {
				const status = await client.status('Заявки & Co', { uidValidity: true });
				return status ? status.uidValidity : undefined;
			});
		await server.createFolder(user, 'Заявки & Co');
		const before = await uidValidity();
		await server.deleteFolder(user, 'Заявки & Co');
		await server.createFolder(user, 'Заявки & Co');
		expect(await uidValidity()).not.toBe(before);
		expect(await server.append(user, 'Заявки & Co', mail())).toBe(1);
	});
});

describe('messages', () => {
	test('a back-dated mail gets the next UID and keeps its INTERNALDATE to the second', async () => {
		const user = freshUser();
		await server.append(user, 'INBOX', mail());
		const receivedAt = new Date('2001-02-03T04:05:06.789Z');
		const uid = await server.append(user, 'INBOX', mail(), { receivedAt });
		expect(uid).toBe(2);
		await withClient(user, async (client) => {
			await client.mailboxOpen('INBOX', { readOnly: true });
			const row = await client.fetchOne('2', { internalDate: true }, { uid: true });
			expect(row && row.internalDate).toEqual(new Date('2001-02-03T04:05:06Z'));
			expect(await client.search({ since: new Date('2002-01-01') }, { uid: true })).toEqual([1]);
		});
	});

	test('a UID search finds what is new, and nothing when nothing is', async () => {
		const user = freshUser();
		await server.appendMany(user, 'INBOX', [{ raw: mail() }, { raw: mail() }, { raw: mail() }]);
		await withClient(user, async (client) => {
			await client.mailboxOpen('INBOX', { readOnly: true });
			const search = (uid: string) => client.search({ uid }, { uid: true });
			expect(await search('2:4294967295')).toEqual([2, 3]);
			expect(await search('4:4294967295')).toEqual([]);
			expect(await search('4:*')).toEqual([3]); // RFC 9051 §6.4.4: * is the last message, whatever stands before
		});
	});

	test('an expunged mail leaves a gap', async () => {
		const user = freshUser();
		for (const subject of ['one', 'two', 'three']) {
			await server.append(user, 'INBOX', mail({ subject }));
		}
		await server.expunge(user, 'INBOX', 2);
		await withClient(user, async (client) => {
			const { exists, uidNext } = await client.mailboxOpen('INBOX', { readOnly: true });
			expect({ exists, uidNext }).toEqual({ exists: 2, uidNext: 4 });
			expect(await client.search({ uid: '1:4294967295' }, { uid: true })).toEqual([1, 3]);
			const rows = await client.fetchAll('1:3', { uid: true }, { uid: true });
			expect(rows.map((row) => row.uid)).toEqual([1, 3]);
		});
	});

	test('8-bit mail comes as the raw bytes: header fields, folded ones too, source and parts', async () => {
		const user = freshUser();
		const raw = mail({
			subject: 'Заявка',
			text: 'Привет',
			charset: 'koi8-r',
			encoding: '8bit',
			to: 'a@shop.example,\r\n b@x',
		});
		await server.append(user, 'INBOX', raw);
		await withClient(user, async (client) => {
			await client.mailboxOpen('INBOX', { readOnly: true });
			const query = { headers: ['to', 'subject', 'cc'], source: true, bodyParts: ['1'] };
			const row = await client.fetchOne('1', query, { uid: true });
			if (!row) throw new Error('Nothing fetched');
			const koi8 = (bytes?: Buffer) => new TextDecoder('koi8-r').decode(bytes);
			expect(koi8(row.headers)).toBe('To: a@shop.example,\r\n b@x\r\nSubject: Заявка\r\n\r\n');
			expect(koi8(row.bodyParts?.get('1'))).toBe('Привет\r\n');
			expect(row.source?.equals(raw)).toBe(true);
		});
	});

	test('structure, size, parts and pieces of a message with an attachment', async () => {
		const user = freshUser();
		const raw = mail({
			text: 'Hello there',
			html: '<p>Hello there</p>',
			attachments: [{ name: 'price list.pdf', type: 'application/pdf', size: 3000 }],
		});
		await server.append(user, 'INBOX', raw);
		await withClient(user, async (client) => {
			await client.mailboxOpen('INBOX', { readOnly: true });
			const query = {
				size: true,
				bodyStructure: true,
				source: true,
				bodyParts: ['1.1', { key: '1.2', start: 3, maxLength: 5 }],
			};
			const row = await client.fetchOne('1', query, { uid: true });
			if (!row) throw new Error('Nothing fetched');
			expect(row.size).toBe(raw.length);
			expect(row.source?.equals(raw)).toBe(true);
			expect(row.bodyParts?.get('1.1')?.toString().trim()).toBe('Hello there');
			expect(row.bodyParts?.get('1.2')?.toString()).toBe('Hello');
			expect(row.bodyStructure).toMatchObject({
				type: 'multipart/mixed',
				childNodes: [
					{
						type: 'multipart/alternative',
						childNodes: [
							{ part: '1.1', type: 'text/plain', encoding: 'quoted-printable' },
							{ part: '1.2', type: 'text/html', parameters: { charset: 'utf-8' } },
						],
					},
					{
						part: '2',
						type: 'application/pdf',
						disposition: 'attachment',
						dispositionParameters: { filename: 'price list.pdf' },
					},
				],
			});
		});
	});

	test('reading with EXAMINE and PEEK changes no flag', async () => {
		const user = freshUser();
		await server.append(user, 'INBOX', mail());
		await server.append(user, 'INBOX', mail(), { flags: ['\\Seen', '\\Flagged'] });
		const before = await server.flags(user, 'INBOX');
		expect(before).toEqual({ 1: [], 2: expect.arrayContaining(['\\Seen', '\\Flagged']) });
		await withClient(user, async (client) => {
			await client.mailboxOpen('INBOX', { readOnly: true });
			await client.fetchAll('1:2', { source: true, bodyParts: ['1'] }, { uid: true });
		});
		expect(await server.flags(user, 'INBOX')).toEqual(before);
	});

	test('a person at another client can read, file and delete', async () => {
		const user = freshUser();
		for (let count = 0; count < 3; count++) await server.append(user, 'INBOX', mail());
		await withClient(user, async (client) => {
			await client.mailboxOpen('INBOX');
			await client.messageFlagsAdd('1', ['\\Seen'], { uid: true });
			await client.messageMove('2', 'Trash', { uid: true });
			await client.messageDelete('3', { uid: true });
		});
		expect(await server.flags(user, 'INBOX')).toEqual({ 1: ['\\Seen'] });
		expect(await server.flags(user, 'Trash')).toEqual({ 1: [] });
	});

	test('a waiting client hears of a new message', async () => {
		const user = freshUser();
		await withClient(user, async (client) => {
			await client.mailboxOpen('INBOX', { readOnly: true });
			const announced = new Promise((resolve) => client.once('exists', resolve));
			const idling = client.idle();
			await server.append(user, 'INBOX', mail());
			await expect(announced).resolves.toMatchObject({ count: 1 });
			client.close();
			await Promise.allSettled([idling]);
		});
	});
});

describe('what this server is said to lack, it lacks', () => {
	const stores = async (raw: string) =>
		await server.append(freshUser(), 'INBOX', raw).then(
			() => true,
			() => false,
		);

	test('a message with NUL', async () => {
		expect(await stores('Subject: a\r\n\r\nHe\0llo\r\n')).toBe(lackOf('storesNul') === undefined);
	});

	test('a message without a header field', async () => {
		expect(await stores('just some words\r\n')).toBe(lackOf('storesNoHeader') === undefined);
	});

	test('the response code of a refused login', async () => {
		const error: unknown = await wrongLogin().catch((reason: unknown) => reason);
		expect(Reflect.get(Object(error), 'serverResponseCode')).toBe(
			lackOf('namesRefusedLogin') === undefined ? 'AUTHENTICATIONFAILED' : undefined,
		);
	});
});

describe('the proxy', () => {
	test('records commands, bytes and connections', async () => {
		const user = freshUser();
		await server.append(user, 'INBOX', mail());
		const proxy = await startProxy(server);
		try {
			await withClient(
				user,
				async (client) => {
					proxy.reset();
					await client.mailboxOpen('INBOX', { readOnly: true });
					await client.append('INBOX', mail());
					await client.search({ uid: '1:4294967295' }, { uid: true });
					expect(proxy.openConnections).toBe(1);
					await client.logout();
				},
				// It reads what passes.
				{ port: proxy.port, disableCompression: true },
			);
			const names = proxy.commands.map(({ name }) => name);
			expect(names).toEqual(expect.arrayContaining(['EXAMINE', 'APPEND', 'UID SEARCH', 'LOGOUT']));
			expect(proxy.commands.find(({ name }) => name === 'EXAMINE')?.line).toMatch(
				/EXAMINE "?INBOX"?/,
			);
			expect(proxy.bytesFromClient).toBeGreaterThan(mail().length);
			expect(proxy.bytesFromServer).toBeGreaterThan(100);
			expect(proxy.connections).toBe(0); // opened before the reset
		} finally {
			await proxy.stop();
		}
		expect(proxy.openConnections).toBe(0);
	});
});
