import type { Connection } from '../../../nodes/core/mailbox/mailbox';
import type { MessageStore } from '../../../nodes/core/mailbox/message-store';
import { withMessageStore } from '../../../nodes/imap/session';
import { startProxy, type ImapProxy } from '../../support/imap/proxy';
import { startServer, type TestServer } from '../../support/imap/server';
import { mail } from '../../support/mail';

let server: TestServer;
let users = 0;

beforeAll(async () => {
	server = await startServer();
});
afterAll(() => server?.stop());

const freshUser = () => `store${++users}.${process.pid}@shop.example`;

async function inStore<T>(
	user: string,
	use: (store: MessageStore) => Promise<T>,
	{ host, port }: Pick<ImapProxy, 'host' | 'port'> = server,
): Promise<T> {
	const connection: Connection = {
		...{ host, port, security: 'none', login: user, allowUnauthorizedCerts: false, ca: null },
		secret: { kind: 'password', password: server.password },
	};
	return await withMessageStore(connection, { deadline: Date.now() + 20_000 }, use);
}

async function headOf(store: MessageStore, uid: number) {
	const { heads } = await store.fetchHeads([uid]);
	const [head] = heads;
	if (head === undefined) throw new Error('no such mail');
	return head;
}

async function joined(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
	const all: Buffer[] = [];
	for await (const piece of pieces) all.push(piece);
	return Buffer.concat(all);
}

describe('reading', () => {
	test('a message is found by its Message-ID, newest copy first', async () => {
		const user = freshUser();
		const raw = mail({ messageId: '<one.two@client.example>' });
		await server.append(user, 'INBOX', raw);
		await server.append(user, 'INBOX', mail());
		await server.append(user, 'INBOX', raw);
		const found = await inStore(user, async (store) => {
			await store.open('INBOX');
			return [
				await store.searchMessageId('one.two@client.example'),
				await store.searchMessageId('<other@client.example>'),
			];
		});
		expect(found).toEqual([[3, 1], []]);
	});

	test('a message is found by any of its header fields, and these are read of several at once', async () => {
		const user = freshUser();
		const headers = { 'X-Inquiry-ID': 'a1', 'In-Reply-To': '<1@client.example>' };
		await server.append(user, 'INBOX', mail({ headers, subject: 'Доставка' }));
		await server.append(user, 'INBOX', mail());
		await inStore(user, async (store) => {
			await store.open('INBOX');
			expect(await store.searchHeader('In-Reply-To', '<1@client.example>')).toEqual([1]);
			expect(await store.searchHeader('X-Inquiry-ID', 'a2')).toEqual([]);
			const fields = await store.fetchFields([1, 2, 9], ['X-Inquiry-ID', 'Subject']);
			expect([...fields.keys()]).toEqual([1, 2]);
			expect(fields.get(1)).toEqual({ 'x-inquiry-id': ['a1'], subject: ['Доставка'] });
			expect(fields.get(2)).not.toHaveProperty('x-inquiry-id');
		});
		expect(await server.flags(user, 'INBOX')).toEqual({ 1: [], 2: [] });
	});

	test('a message is added to another folder than the open one, or refused in plain words', async () => {
		const user = freshUser();
		const raw = mail({ subject: 'Draft' });
		await inStore(user, async (store) => {
			await store.open('INBOX');
			const { uid, uidValidity } = await store.append('Drafts', raw, ['\\Draft', '\\Seen']);
			const { uidValidity: actual } = await store.open('Drafts');
			expect([uid, uidValidity]).toEqual([1, actual]);
			expect((await joined(store.readSource(1))).equals(raw)).toBe(true);
			await expect(store.append('Nowhere', raw, [])).rejects.toThrow(
				"The folder 'Nowhere' does not exist in this mailbox",
			);
			expect((await store.status('INBOX')).messages).toBe(0);
		});
		const [flags] = Object.values(await server.flags(user, 'Drafts'));
		expect(flags?.sort()).toEqual(['\\Draft', '\\Seen']);
	});

	test('a message of several pieces comes byte by byte as it is there', async () => {
		const user = freshUser();
		const content = Buffer.alloc(1_700_000, 'Plan of the house. ');
		const raw = mail({ attachments: [{ name: 'plan.txt', content }] });
		const uid = await server.append(user, 'INBOX', raw);
		await inStore(user, async (store) => {
			await store.open('INBOX');
			expect((await joined(store.readSource(uid))).equals(raw)).toBe(true);
			const head = await headOf(store, uid);
			const part = head.parts?.find(({ fileName }) => fileName === 'plan.txt')?.part ?? '';
			expect((await joined(store.readAttachment(head, part, 2e6))).equals(content)).toBe(true);
			expect((await joined(store.readSource(uid + 1))).length).toBe(0);
		});
		expect(await server.flags(user, 'INBOX')).toEqual({ [uid]: [] });
	});

	test('a text longer than the trigger reads comes whole, with its HTML beside it', async () => {
		const user = freshUser();
		const text = 'Здравствуйте! '.repeat(8_000).trim();
		const uid = await server.append(user, 'INBOX', mail({ text, html: '<p>Привет</p>' }));
		await inStore(user, async (store) => {
			await store.open('INBOX');
			const content = await store.readContent(await headOf(store, uid));
			expect(content?.text.length).toBe(text.length);
			expect(content).toMatchObject({ text, truncated: false, unreadable: null });
			expect(content?.html?.trim()).toBe('<p>Привет</p>');
			const headers = await store.fetchHeaders(uid);
			expect(headers).toMatchObject({ subject: ['Question'], 'mime-version': ['1.0'] });
			expect(await store.fetchHeaders(uid + 1)).toBeNull();
		});
	});
});

describe('changing', () => {
	test('flags and keywords are set and taken away, those of others stay', async () => {
		const user = freshUser();
		await server.append(user, 'INBOX', mail(), { flags: ['\\Answered'] });
		await server.append(user, 'INBOX', mail());
		await inStore(user, async (store) => {
			await store.openForChanges('INBOX');
			await store.addFlags([1], ['\\Seen', 'Crm']);
			await store.addFlags([1, 2], ['\\Flagged']);
			await store.removeFlags([1], ['\\Flagged']);
		});
		const flags = await server.flags(user, 'INBOX');
		expect(flags[1]?.sort()).toEqual(['Crm', '\\Answered', '\\Seen']);
		expect(flags[2]).toEqual(['\\Flagged']);
	});

	test('nothing can be changed in a folder that was opened for reading', async () => {
		const user = freshUser();
		await server.append(user, 'INBOX', mail());
		await inStore(user, async (store) => {
			await store.open('INBOX');
			await expect(store.addFlags([1], ['\\Seen'])).rejects.toThrow(TypeError);
		});
		expect(await server.flags(user, 'INBOX')).toEqual({ 1: [] });
	});

	test.each([
		['by MOVE', [], false],
		['by a copy where there is no MOVE', ['MOVE'], false],
		[
			'by a copy, marked as deleted, where single messages cannot be removed',
			['MOVE', 'UIDPLUS'],
			true,
		],
	])('messages are moved %s', async (_, hides, isLeftBehind) => {
		const user = freshUser();
		for (const subject of ['one', 'two', 'three']) {
			await server.append(user, 'INBOX', mail({ subject }));
		}
		// Marked by somebody else: it must survive.
		await server.append(user, 'INBOX', mail(), { flags: ['\\Deleted'] });
		const proxy = await startProxy(server, { hides });
		try {
			await inStore(
				user,
				async (store) => {
					const path = await store.createFolder('Done 2026');
					const { uidValidity } = await store.status(path);
					await store.openForChanges('INBOX');
					const moved = await store.move([1, 3], path);
					expect([...moved.leftBehind]).toEqual(isLeftBehind ? [1, 3] : []);
					expect(moved.uidValidity).toBe(uidValidity);
					expect([...moved.uids]).toEqual([
						[1, 1],
						[3, 2],
					]);
				},
				proxy,
			);
			const left = await server.flags(user, 'INBOX');
			const deleted = ['\\Deleted'];
			expect(left).toEqual(
				isLeftBehind ? { 1: deleted, 2: [], 3: deleted, 4: deleted } : { 2: [], 4: deleted },
			);
			expect(await server.flags(user, 'Done 2026')).toEqual({ 1: [], 2: [] });
			const names = proxy.commands.map(({ name }) => name);
			expect(names).not.toContain('EXPUNGE');
			expect(names.includes('UID MOVE')).toBe(hides.length === 0);
		} finally {
			await proxy.stop();
		}
	});

	test('a folder that the server does not want is reported by its name', async () => {
		await inStore(freshUser(), async (store) => {
			const creating = store.createFolder(`${'long'.repeat(400)}`);
			await expect(creating).rejects.toThrow(/^The folder 'long.* could not be created$/);
			// The connection goes on.
			expect(await store.createFolder('Done')).toBe('Done');
		});
	});

	test('a message that cannot be moved stays where it is', async () => {
		const user = freshUser();
		await server.append(user, 'INBOX', mail());
		await inStore(user, async (store) => {
			await store.openForChanges('INBOX');
			const { uids, refused } = await store.move([1], 'Nowhere');
			expect(uids.size).toBe(0);
			expect(refused.get(1)?.message).toMatch("refused to move the message to 'Nowhere'");
		});
		expect(await server.flags(user, 'INBOX')).toEqual({ 1: [] });
	});
});
