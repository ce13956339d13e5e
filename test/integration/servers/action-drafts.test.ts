import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { runAction, type ActionChoices } from '../../support/action';
import { startServer, type TestServer } from '../../support/imap/server';
import { mail, type MailOptions } from '../../support/mail';
import { codesIn, page, rows } from '../../support/manual';
import { newOffice } from '../../support/office';

let server: TestServer;
let users = 0;

beforeAll(async () => {
	server = await startServer();
});
afterAll(() => server?.stop());

const freshUser = () => `draft${++users}.${process.pid}@firm.example`;
const TEXT = 'Delivery to Tula takes three days.';

type Choices = Omit<ActionChoices, 'server' | 'parameters'>;

async function run(
	operation: 'createDraft' | 'get' | 'move',
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

/** Puts a message into INBOX and returns its item, as Get gives it. */
async function received(user: string, written: MailOptions): Promise<IDataObject> {
	const uid = await server.append(user, 'INBOX', mail({ to: user, ...written }));
	const items = [{ folder: 'INBOX', uid }];
	const [got] = await run('get', { output: 'full' }, { user, items });
	return got?.json ?? {};
}

async function draft(
	user: string,
	items: readonly IDataObject[],
	parameters: IDataObject = {},
	choices: Partial<Choices> = {},
): Promise<IDataObject[]> {
	const done = await run('createDraft', { text: TEXT, ...parameters }, { user, items, ...choices });
	expect(done.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
	return done.map(({ json }) => json);
}

/** A draft read back by the field that names it. */
async function readBack(user: string, item: IDataObject | undefined): Promise<IDataObject> {
	const [got] = await run(
		'get',
		{ output: 'full', message: item?.draft ?? '' },
		{ user, items: [{}] },
	);
	return got?.json ?? {};
}

test('puts an answer into Drafts, in the thread, once, and leaves the inquiry as it is', async () => {
	const { engine, receive, user } = newOffice(server);
	await engine.activate();
	await receive({
		...{ from: 'Ann Léè <ann@client.example>', subject: 'Доставка в Тулу', to: user },
		...{ messageId: '<2@client.example>', text: 'What does it cost?\n\n> your offer' },
		headers: {
			References: '<0@firm.example> <1@client.example>',
			'In-Reply-To': '<1@client.example>',
		},
	});
	await engine.tick();
	const items = engine.items('inquiry');
	const [first] = await draft(user, items);
	expect(first).toMatchObject({
		...items[0],
		...{ isDrafted: true, draftFolder: 'Drafts', draftFrom: user },
		...{ draftTo: 'Ann Léè <ann@client.example>', draftSubject: 'Re: Доставка в Тулу' },
		draftMessageId: expect.stringMatching(/^<[\da-f-]{36}@\S+>$/),
	});
	const read = await readBack(user, first);
	expect(read).toMatchObject({
		...{ from: [user], to: ['Ann Léè <ann@client.example>'], subject: 'Re: Доставка в Тулу' },
		...{ messageId: first?.draftMessageId, uid: first?.draftUid, cc: [] },
		headers: {
			'in-reply-to': ['<2@client.example>'],
			references: ['<0@firm.example> <1@client.example> <2@client.example>'],
			'x-inquiry-id': [items[0]?.inquiryId],
		},
		text: TEXT,
	});
	expect(read.headers).not.toHaveProperty('bcc');
	expect(read.fullText).toBe(
		`${TEXT}\n\nOn 15 Jan 2026, 11:00, Ann Léè <ann@client.example> wrote:\n> What does it cost?\n>\n>> your offer`,
	);
	expect(await server.flags(user, 'INBOX')).toEqual({ 1: [] });
	const [flags] = Object.values(await server.flags(user, 'Drafts'));
	expect(flags?.sort()).toEqual(['\\Draft', '\\Seen']);
	const explained = rows(page('docs/message.md')).flatMap(([name = '']) => codesIn(name));
	const added = Object.keys(first ?? {}).filter((name) => /draft/i.test(name));
	expect(explained).toEqual(expect.arrayContaining(added));

	const again = await draft(user, [...items, ...items], { text: 'Another text' });
	expect(again).toMatchObject([
		{ isDrafted: false, draft: first?.draft, draftTo: first?.draftTo },
		{ isDrafted: false, draft: first?.draft, draftMessageId: first?.draftMessageId },
	]);
	expect(Object.keys(await server.flags(user, 'Drafts'))).toHaveLength(1);

	// Sent by a program that keeps the header, it is not drafted either.
	const moving = { targetFolder: 'Sent', message: first?.draft ?? '' };
	await run('move', moving, { user, items: [{}] });
	expect(await draft(user, items)).toMatchObject([{ isDrafted: false, draftFolder: 'Sent' }]);
});

test('two items of one message are one draft, and an answer begun by hand is left alone', async () => {
	const user = freshUser();
	const item = await received(user, { messageId: '<twice@client.example>' });
	const both = await draft(user, [item, item]);
	expect(both.map(({ isDrafted }) => isDrafted)).toEqual([true, false]);
	const other = await received(user, { messageId: '<by.hand@client.example>' });
	const headers = { 'In-Reply-To': '<by.hand@client.example>' };
	await server.append(user, 'Drafts', mail({ headers }));
	expect(await draft(user, [other])).toMatchObject([{ isDrafted: false, draftUid: 2 }]);
});

test('answers where the client wants answers, from the address she wrote to', async () => {
	const user = freshUser();
	const item = await received(user, {
		...{ from: 'Ann Lee <ann@client.example>', replyTo: 'office@client.example' },
		to: 'Sales <sales@firm.example>',
	});
	expect(await draft(user, [item])).toMatchObject([
		{ draftFrom: 'sales@firm.example', draftTo: 'Ann Lee <office@client.example>' },
	]);
});

test('answers the visitor of a website form, and quotes nothing of what it wrote to us', async () => {
	const user = freshUser();
	const item = await received(user, {
		...{ from: 'wordpress@firm.example', subject: 'New request' },
		text: 'Name: Ann Lee\nEmail: ann@client.example\nMessage: What does it cost?\nIP: 192.0.2.7',
	});
	const [done] = await draft(user, [item]);
	expect(done).toMatchObject({ isDrafted: true, draftTo: 'Ann Lee <ann@client.example>' });
	expect((await readBack(user, done)).fullText).toBe(TEXT);
});

test('has its line above the quotation in Russian where the workflow is', async () => {
	const user = freshUser();
	const item = await received(user, { from: 'Анна <ann@client.example>', text: 'Сколько?' });
	const [done] = await draft(user, [item], { text: 'Три дня.' }, { zone: 'Europe/Moscow' });
	expect((await readBack(user, done)).fullText).toBe(
		'Три дня.\n\n15 января 2026, 13:00, Анна <ann@client.example> пишет:\n> Сколько?',
	);
	const [other] = await draft(user, [await received(user, { text: 'How much?' })], {
		options: { quote: false },
	});
	expect((await readBack(user, other)).fullText).toBe(TEXT);
});

test('takes no header field from what is entered', async () => {
	const user = freshUser();
	const item = await received(user, { from: 'ann@client.example' });
	const options = {
		subject: 'Hello\r\nBcc: spy@other.example',
		from: 'Sales',
		to: '"Müller, Jörg" <joerg@bücher.example>\r\nbob@client.example',
	};
	const wrong = draft(user, [item], { options });
	await expect(wrong).rejects.toMatchObject({ message: "'From' is not an email address" });
	const [done] = await draft(user, [item], {
		options: { ...options, from: 'Продажи <sales@firm.example>' },
	});
	const read = await readBack(user, done);
	expect(read).toMatchObject({
		...{ subject: 'Hello Bcc: spy@other.example', from: ['Продажи <sales@firm.example>'] },
		to: ['Müller, Jörg <joerg@xn--bcher-kva.example>', 'bob@client.example'],
	});
	expect(read.headers).not.toHaveProperty('bcc');
});

const LIST = { 'List-Id': '<news.shop.example>', Precedence: 'bulk' };

test.each<[string, MailOptions, RegExp]>([
	['an automatic reply', { headers: { 'Auto-Submitted': 'auto-replied' } }, /an automatic reply$/],
	['a newsletter', { from: 'news@shop.example', headers: LIST }, /a newsletter or/],
	['a report', { headers: { 'X-Failed-Recipients': 'bob@x.example' } }, /a report about delivery$/],
	['a machine', { from: 'noreply@shop.example', text: 'Sold.' }, /not known whom to answer$/],
])('does not answer %s, and goes on with the next item', async (_, written, expected) => {
	const user = freshUser();
	const items = [
		await received(user, written),
		await received(user, { from: 'ann@client.example' }),
	];
	const done = await draft(user, items, {}, { continueOnFail: true });
	expect(done[0]).toEqual({
		error: expect.stringMatching(expected),
		description: expect.stringMatching(/\w+ \w+/),
	});
	expect(done[1]).toMatchObject({ isDrafted: true, draftTo: 'ann@client.example' });
	expect(Object.keys(await server.flags(user, 'Drafts'))).toHaveLength(1);
});

test('does not answer ourselves', async () => {
	const user = freshUser();
	const own = await received(user, { from: user });
	await expect(draft(user, [own])).rejects.toThrow(/sent from your own address/);
	const item = await received(user, { from: 'ann@client.example' });
	const toUs = { options: { to: 'office@firm.example', aliases: 'office@firm.example' } };
	await expect(draft(user, [item], toUs)).rejects.toThrow(/go to your own address/);
});

test('names the setting that is wrong', async () => {
	const user = freshUser();
	const item = await received(user, { from: 'ann@client.example' });
	await expect(draft(user, [item], { text: ' \n' })).rejects.toMatchObject({
		...{ message: "'Text' is empty", context: { itemIndex: 0 } },
	});
	const options = { draftsFolder: { __rl: true, mode: 'name', value: 'Draft' } };
	await expect(draft(user, [item], { options })).rejects.toMatchObject({
		message: "The folder 'Draft' does not exist in this mailbox",
		description: expect.stringContaining("Perhaps you mean 'Drafts'"),
	});
});
