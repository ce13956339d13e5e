import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { runAction, type ActionChoices } from '../../support/action';
import { startProxy } from '../../support/imap/proxy';
import { startServer, type TestServer } from '../../support/imap/server';
import { mail } from '../../support/mail';
import { codesIn, page, rows } from '../../support/manual';
import { newOffice } from '../../support/office';

let server: TestServer;
let users = 0;

beforeAll(async () => {
	server = await startServer();
});
afterAll(() => server?.stop());

const freshUser = () => `action${++users}.${process.pid}@firm.example`;

const FULL = { output: 'full' };

type Choices = Omit<ActionChoices, 'server' | 'parameters'> & { server?: ActionChoices['server'] };

async function run(
	operation: 'get' | 'mark' | 'move',
	parameters: IDataObject,
	choices: Choices,
): Promise<INodeExecutionData[]> {
	const [items = []] = await runAction({
		server,
		...choices,
		parameters: { resource: 'message', operation, ...parameters },
	});
	return items;
}

/** Where messages lie, as the trigger's full items say it. */
async function placesOf(user: string, uids: readonly number[], folder = 'INBOX') {
	const [first] = await run('get', FULL, { user, items: [{ folder, uid: uids[0] }] });
	const { uidValidity } = first?.json ?? {};
	return uids.map((uid) => ({ folder, uid, uidValidity }));
}

describe('Get', () => {
	test('returns the whole mail of an inquiry, and changes no flag', async () => {
		const { engine, receive, user } = newOffice(server, { parameters: { simplify: false } });
		await engine.activate();
		await receive({
			...{ subject: 'Plan', text: 'Hello\n\n> our old offer', html: '<p onclick="x">Hello</p>' },
			attachments: [{ name: 'plan.pdf', type: 'application/pdf', content: 'the plan' }],
		});
		await engine.tick();
		const items = engine.items('inquiry');
		const [item] = await run(
			'get',
			{ ...FULL, options: { download: ['attachments'] } },
			{ user, items },
		);
		expect(item?.pairedItem).toEqual({ item: 0 });
		expect(item?.json).toMatchObject({
			...{ folder: 'INBOX', subject: 'Plan', from: ['ann@client.example'], to: [user] },
			...{ uid: items[0]?.uid, uidValidity: items[0]?.uidValidity },
			...{ receivedAt: items[0]?.receivedAt, messageId: items[0]?.messageId },
			...{
				text: 'Hello',
				fullText: 'Hello\n\n> our old offer',
				isTextTruncated: false,
				noTextBecause: '',
				unreadable: null,
			},
			attachments: [{ name: 'plan.pdf', type: 'application/pdf', binary: 'attachment_0' }],
			headers: { subject: ['Plan'], 'mime-version': ['1.0'] },
		});
		expect(String(item?.json.html).trim()).toBe('<p>Hello</p>');
		const explained = rows(page('docs/message.md')).flatMap(([name = '']) => codesIn(name));
		expect(explained).toEqual(expect.arrayContaining(Object.keys(item?.json ?? {})));
		const file = item?.binary?.attachment_0;
		expect(file).toMatchObject({ fileName: 'plan.pdf', mimeType: 'application/pdf' });
		expect(Buffer.from(file?.data ?? '', 'base64').toString()).toBe('the plan');
		expect(await server.flags(user, 'INBOX')).toEqual({ [Number(items[0]?.uid)]: [] });
	});

	test('downloads what the trigger left out of a simplified item, with nothing filled in', async () => {
		const parameters = {
			simplify: true,
			files: { download: ['attachments'], maxAttachments: 1 },
		};
		const { engine, receive, user } = newOffice(server, { parameters });
		await engine.activate();
		const attachments = ['one', 'two', 'three'].map((content) => ({
			...{ name: `${content}.pdf`, type: 'application/pdf', content },
		}));
		await receive({ messageId: '<three.files@client.example>', attachments });
		await engine.tick();
		const items = engine.items('inquiry');
		expect(items).toMatchObject([
			{ folder: 'INBOX', uid: 1, messageId: '<three.files@client.example>' },
		]);
		expect(items[0]).not.toHaveProperty('headers');
		expect(items[0]?.attachments).toMatchObject([
			{ binary: 'attachment_0' },
			{ leftOut: "more files than 'Maximum Attachments'" },
			{ leftOut: "more files than 'Maximum Attachments'" },
		]);
		const [item] = await run(
			'get',
			{ ...FULL, options: { download: ['attachments'] } },
			{ user, items },
		);
		expect(item?.json).toMatchObject({ uidValidity: items[0]?.uidValidity, uid: 1 });
		const contents = Object.values(item?.binary ?? {}).map(({ data }) => atob(data));
		expect(contents).toEqual(['one', 'two', 'three']);
	});

	test('untouched it returns a flat message by which the next step finds it, and no header', async () => {
		const { engine, receive, user } = newOffice(server);
		await engine.activate();
		await receive({
			...{ from: 'Ann Lee <ann@client.example>', subject: 'Plan' },
			text: `${'A long request. '.repeat(1_000)}\n\n> our old offer`,
			attachments: [{ name: 'plan.pdf', type: 'application/pdf', content: 'the plan' }],
		});
		await engine.tick();
		const items = engine.items('inquiry');
		const options = { language: 'ru', download: ['attachments'] };
		const [item] = await run('get', { options }, { user, items });
		expect(item?.json).toEqual({
			...{ from: 'Ann Lee <ann@client.example>', subject: 'Plan', to: user, replyTo: '' },
			text: expect.stringMatching(
				/^A long request\. [^>]+…\n\(Текст обрезан: показано 8000 знаков/,
			),
			...{ isTextTruncated: true, attachments: ['plan.pdf'] },
			receivedAt: expect.any(String),
			...{ inquiryId: items[0]?.inquiryId, message: items[0]?.message },
		});
		expect(item?.binary).toHaveProperty('attachment_0');
		const explained = rows(page('docs/message.md')).flatMap(([name = '']) => codesIn(name));
		expect(explained).toEqual(expect.arrayContaining(Object.keys(item?.json ?? {})));
		const moved = await run('mark', {}, { user, items: [item?.json ?? {}] });
		expect(moved).toMatchObject([{ json: { uid: 1 } }]);
	});

	test('has the same new text as the trigger, also of mail that a client forwards to us', async () => {
		const { engine, receive, user } = newOffice(server);
		await engine.activate();
		await receive({
			...{ from: 'Ann Lee <ann@client.example>', subject: 'Fwd: Pumps' },
			text: 'See below.\n\nFrom: Ann Lee <Ann@client.example>\nDate: Mon, May 11, 2026\nSubject: Pumps\nTo: <old@firm.example>\n\nWe need 40 pumps.',
		});
		await engine.tick();
		const items = engine.items('inquiry');
		const [item] = await run('get', {}, { user, items });
		expect(item?.json.text).toBe('See below.\n\nWe need 40 pumps.');
		expect(item?.json.text).toBe(items[0]?.text);
	});

	test('returns only the fields that are chosen', async () => {
		const user = freshUser();
		const uid = await server.append(user, 'INBOX', mail({ subject: 'Plan', text: 'Hello' }));
		const items = await placesOf(user, [uid]);
		const choices = { user, items };
		const [item] = await run('get', { output: 'selected', fields: ['text', 'subject'] }, choices);
		expect(item?.json).toEqual({ text: 'Hello', subject: 'Plan' });
		await expect(run('get', { output: 'selected', fields: [] }, choices)).rejects.toMatchObject({
			...{ message: "'Fields' is empty", context: { itemIndex: 0 } },
		});
	});

	test('returns the original as a file, byte by byte', async () => {
		const user = freshUser();
		const raw = mail({ attachments: [{ name: 'large.bin', size: 1_500_000 }] });
		const uid = await server.append(user, 'INBOX', raw);
		const items = await placesOf(user, [uid]);
		const [item] = await run('get', { output: 'original', binaryProperty: 'eml' }, { user, items });
		const file = item?.binary?.eml;
		expect(file).toMatchObject({ fileName: `mail-${uid}.eml`, mimeType: 'message/rfc822' });
		expect(Buffer.from(file?.data ?? '', 'base64').equals(raw)).toBe(true);
	});

	test('lists what is too large to download, and keeps HTML as it is when told so', async () => {
		const user = freshUser();
		const html = '<p onclick="x()">Hello</p><img src="https://x.example/p">';
		const attachments = [
			{ name: 'large.bin', size: 1_200_000 },
			{ name: 'small.txt', content: 'small' },
		];
		const uid = await server.append(user, 'INBOX', mail({ html, attachments }));
		const items = await placesOf(user, [uid]);
		const options = { download: ['attachments'], maxAttachmentSize: 1, sanitizeHtml: false };
		const [item] = await run('get', { ...FULL, options }, { user, items });
		expect(item?.json.attachments).toMatchObject([
			{ name: 'large.bin', leftOut: "larger than 'Maximum Attachment Size'" },
			{ name: 'small.txt', binary: 'attachment_0' },
		]);
		expect(Object.keys(item?.binary ?? {})).toEqual(['attachment_0']);
		expect(String(item?.json.html).trim()).toBe(html);
	});
});

describe('Mark', () => {
	test('each item as it says, on one connection', async () => {
		const user = freshUser();
		for (let i = 0; i < 12; i++) await server.append(user, 'INBOX', mail());
		const uids = Array.from({ length: 12 }, (_, i) => i + 1);
		const places = await placesOf(user, uids);
		const changes = ['read', 'flagged', 'withKeyword'];
		const items = places.map((place, i) => ({ ...place, change: changes[i % 3], name: `n${i}` }));
		const proxy = await startProxy(server);
		try {
			const parameters = { markAs: '={{ $json.change }}', keyword: 'InCrm' };
			const done = await run('mark', parameters, {
				user,
				items,
				server: { ...server, ...hostOf(proxy) },
			});
			expect(done.map(({ json }) => json)).toMatchObject(items);
			expect(done.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
			expect(proxy.connections).toBe(1);
			const stores = proxy.commands.filter(({ name }) => name === 'UID STORE');
			expect(stores).toHaveLength(3);
		} finally {
			await proxy.stop();
		}
		const flags = await server.flags(user, 'INBOX');
		expect([flags[1], flags[2], flags[3]]).toEqual([['\\Seen'], ['\\Flagged'], ['InCrm']]);

		const [first] = places;
		await run('mark', { markAs: 'unread' }, { user, items: first === undefined ? [] : [first] });
		expect((await server.flags(user, 'INBOX'))[1]).toEqual([]);
	});

	test('says what is wrong with a keyword', async () => {
		const user = freshUser();
		await server.append(user, 'INBOX', mail());
		const items = await placesOf(user, [1]);
		const marking = run('mark', { markAs: 'withKeyword', keyword: 'in crm' }, { user, items });
		await expect(marking).rejects.toMatchObject({
			message: "'Keyword' cannot be used",
			context: { itemIndex: 0 },
		});
	});
});

describe('Move', () => {
	test('puts mail into a folder that it creates when told so, where the next step finds it', async () => {
		const user = freshUser();
		for (const subject of ['one', 'two', 'three']) {
			await server.append(user, 'INBOX', mail({ subject }));
		}
		const items = await placesOf(user, [3, 1]);
		const targetFolder = { __rl: true, mode: 'list', value: 'Accepted' };
		const moving = { targetFolder, options: {} };
		await expect(run('move', moving, { user, items })).rejects.toMatchObject({
			message: "The folder 'Accepted' does not exist in this mailbox",
		});
		const moved = await run(
			'move',
			{ ...moving, options: { createFolder: true } },
			{ user, items },
		);
		expect(Object.keys(await server.flags(user, 'INBOX'))).toEqual(['2']);
		expect(moved.map(({ json }) => json.folder)).toEqual(['Accepted', 'Accepted']);
		for (const { json } of moved)
			expect(json.message).toMatch(/^Accepted;UIDVALIDITY=\d+\/;UID=\d+#</);
		const got = await run('get', {}, { user, items: moved.map(({ json }) => json) });
		expect(got.map(({ json }) => json.subject)).toEqual(['three', 'one']);
	});

	test('two items with one message and two folders: the first is done, the second is an error', async () => {
		const user = freshUser();
		await server.append(user, 'INBOX', mail());
		const [place] = await placesOf(user, [1]);
		const items = ['One', 'Two'].map((target) => ({ ...place, target }));
		const parameters = { targetFolder: '={{ $json.target }}', options: { createFolder: true } };
		const done = await run('move', parameters, { user, items, continueOnFail: true });
		expect(done[0]?.json).toMatchObject({ folder: 'One', uid: 1 });
		expect(done[1]?.json).toEqual({
			error: "Another item moves this message to 'One'",
			description: expect.stringContaining('only one folder'),
		});
	});

	test('of two forms with one Message-ID the one that Get read is moved', async () => {
		const user = freshUser();
		const messageId = '<form@client.example>';
		for (const subject of ['one', 'two']) {
			await server.append(user, 'INBOX', mail({ subject, messageId }));
		}
		const items = (await run('get', FULL, { user, items: await placesOf(user, [1]) })).map(
			({ json }) => ({ ...json, uid: null }),
		);
		await run('move', { targetFolder: 'Trash' }, { user, items });
		expect(Object.keys(await server.flags(user, 'INBOX'))).toEqual(['2']);
		const again = await run(
			'move',
			{ targetFolder: 'Trash' },
			{ user, items, continueOnFail: true },
		);
		expect(again[0]?.json.error).toMatch(/not the inquiry of this item/);
		const nameless = [{ folder: 'Trash', messageId: '<>' }];
		await expect(run('get', {}, { user, items: nameless })).rejects.toThrow(/does not tell which/);
	});

	test('leaves a message that is there already', async () => {
		const user = freshUser();
		await server.append(user, 'INBOX', mail());
		const items = await placesOf(user, [1]);
		const [item] = await run('move', { targetFolder: 'inbox' }, { user, items });
		expect(item?.json).toMatchObject(items[0] ?? {});
		expect(await server.flags(user, 'INBOX')).toEqual({ 1: [] });
	});

	test('names the folder that was most likely meant', async () => {
		const user = freshUser();
		await server.append(user, 'INBOX', mail());
		const items = await placesOf(user, [1]);
		await expect(run('move', { targetFolder: 'Trsh' }, { user, items })).rejects.toMatchObject({
			description: expect.stringContaining("Perhaps you mean 'Trash'"),
		});
	});
});

describe('a message that is not where it was', () => {
	test('is the error of its item alone when the workflow goes on', async () => {
		const user = freshUser();
		for (let i = 0; i < 3; i++) await server.append(user, 'INBOX', mail());
		const places = await placesOf(user, [1, 2, 3]);
		await server.expunge(user, 'INBOX', 2);
		const items = [
			...places,
			{ name: 'simplified' },
			{ folder: 'Nowhere', uid: 1, uidValidity: '1' },
			{ folder: 'INBOX', uid: 1 },
		];
		const done = await run('mark', { markAs: 'read' }, { user, items, continueOnFail: true });
		expect(done.map(({ json }) => json.error)).toEqual([
			undefined,
			"This message is no longer in the folder 'INBOX'",
			undefined,
			'This item does not tell which message is meant',
			"The folder 'Nowhere' does not exist in this mailbox",
			'A UID alone does not identify a message for certain',
		]);
		expect(done.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
		expect(await server.flags(user, 'INBOX')).toEqual({ 1: ['\\Seen'], 3: ['\\Seen'] });
	});

	test('ends the execution with the number of its item otherwise', async () => {
		const user = freshUser();
		await server.append(user, 'INBOX', mail());
		const items = [...(await placesOf(user, [1])), { folder: 'INBOX', uid: 99 }];
		await expect(run('get', {}, { user, items })).rejects.toMatchObject({
			message: "This message is no longer in the folder 'INBOX'",
			context: { itemIndex: 1 },
		});
	});

	test('is found by its Message-ID when the folder was renumbered, and never another one', async () => {
		const user = freshUser();
		const wanted = mail({ subject: 'wanted', messageId: '<wanted@client.example>' });
		const lookalike = mail({ subject: 'other', messageId: '<not.wanted@client.example>' });
		await server.append(user, 'Leads', wanted);
		await server.append(user, 'Leads', lookalike);
		const [place] = await placesOf(user, [1], 'Leads');
		await server.deleteFolder(user, 'Leads');
		await server.append(user, 'Leads', lookalike);
		await server.append(user, 'Leads', wanted);

		const known = { ...place, messageId: '<wanted@client.example>' };
		const items = [known, { ...place }, { ...known, messageId: '<anted@client.example>' }];
		const done = await run('mark', { markAs: 'flagged' }, { user, items, continueOnFail: true });
		expect(done[0]?.json).toMatchObject({ folder: 'Leads', uid: 2 });
		expect(done[0]?.json.uidValidity).not.toBe(place?.uidValidity);
		expect(done[1]?.json.error).toMatch(/was renumbered/);
		expect(done[2]?.json.error).toMatch(/is no longer in the folder/);
		expect(await server.flags(user, 'Leads')).toEqual({ 1: [], 2: ['\\Flagged'] });
	});
});

test('a mailbox that cannot be opened is the error of every item', async () => {
	const items = [
		{ folder: 'INBOX', uid: 1 },
		{ folder: 'INBOX', uid: 2 },
	];
	const choices = { user: freshUser(), items, credential: { password: 'wrong' } };
	await expect(run('get', {}, choices)).rejects.toMatchObject({
		message: expect.stringContaining("did not accept 'Address' and 'App Password'"),
	});
	const done = await run('get', {}, { ...choices, continueOnFail: true });
	expect(done.map(({ json }) => Object.keys(json))).toEqual([
		['error', 'description'],
		['error', 'description'],
	]);
});

function hostOf({ host, port }: { readonly host: string; readonly port: number }) {
	return { host, port };
}
