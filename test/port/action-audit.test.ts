import type { IDataObject } from 'n8n-workflow';
import { runAction, type ActionChoices } from '../support/action';
import { mail, type MailOptions } from '../support/mail';
import { secondsAgo } from '../support/office';
import { openPort } from '../support/port/port';

const server = openPort();
const DAY = 86_400;
let mailboxes = 0;

/** A mailbox with an alias, a form, a newsletter, a client who was answered, and one of her answers in Spam. */
async function newMailbox(): Promise<string> {
	const user = `office${++mailboxes}.${process.pid}@firm.example`;
	const put = async (days: number, options: MailOptions, folder = 'INBOX') => {
		const receivedAt = secondsAgo(days * DAY);
		const raw = mail({ to: user, date: receivedAt, ...options });
		await server.append(user, folder, raw, { receivedAt });
	};
	for (const days of [40, 30, 20, 10]) {
		await put(days, { from: 'ann@client.example', to: 'sales@firm.example' });
		await put(days - 0.5, { from: 'ann@client.example', to: 'sales@firm.example' });
		const visitor = `visitor${days}@client${days}.example`;
		await put(days, {
			...{ from: 'wordpress@shop.example', replyTo: visitor, subject: 'Contact form' },
			headers: { 'X-Mailer': 'PHPMailer' },
		});
		await put(days, {
			...{ from: 'news@supplier.example', subject: 'What is new' },
			headers: { 'List-Unsubscribe': '<https://supplier.example>', 'List-Id': '<news>' },
		});
		await put(days, {
			...{ from: 'bob@client2.example' },
			headers: { 'Auto-Submitted': 'auto-replied' },
		});
	}
	const messageId = '<offer@firm.example>';
	await put(9, { from: user, to: 'ann@client.example', messageId }, 'Sent');
	await put(
		8,
		{ from: 'ann@client.example', subject: 'Re: offer', headers: { 'In-Reply-To': messageId } },
		'Junk',
	);
	await put(7, { from: 'cheap@stranger.example', subject: 'Cheap' }, 'Junk');
	return user;
}

async function audit(
	user: string,
	parameters: IDataObject = {},
	choices: Partial<ActionChoices> = {},
) {
	const outputs = await runAction({
		...{ server, user },
		parameters: {
			...{ resource: 'mailbox', operation: 'audit', folders: ['INBOX'] },
			options: { language: 'en' },
			...parameters,
		},
		...choices,
	});
	const [[item, ...others] = []] = outputs;
	expect([outputs.length, others.length]).toEqual([1, 0]);
	const page = Buffer.from(item?.binary?.audit?.data ?? '', 'base64').toString();
	return { item, json: item?.json ?? {}, page };
}

test('says how to set up the trigger, in fields, in a sentence and as a page', async () => {
	const user = await newMailbox();
	const { item, json, page } = await audit(user);
	expect(json).toMatchObject({
		...{ aliases: 'sales@firm.example', websiteForms: 'wordpress@shop.example' },
		...{ neverFrom: 'news@supplier.example', sentFolder: 'Sent', spamFolder: 'Junk' },
		...{ mailbox: user, folders: ['INBOX'], mails: 20, isComplete: true, note: null },
		receiving: [
			{ address: user, kind: 'mailbox', mails: 12 },
			{ address: 'sales@firm.example', kind: 'alias', mails: 8 },
		],
		forms: [{ address: 'wordpress@shop.example', kind: 'form', mails: 4, isListed: true }],
		automatic: { autoReply: 4, bounce: 0, bulk: 4, calendar: 0, own: 0 },
		filters: [{ address: 'news@supplier.example', kind: 'newsletter', mails: 4, counted: 4 }],
		doubtful: [],
		spam: {
			...{ mails: 2, replies: 1, worthALook: 1 },
			finds: [{ reason: 'reply', from: 'ann@client.example', subject: 'Re: offer' }],
		},
		// 4 of a client, 4 forms, 4 newsletters in 40 days.
		expected: {
			...{ periodDays: 1, perDays: 30, inquiries: 9, repeats: 3 },
			filtered: { inquiries: 6 },
		},
	});
	expect(json.text).toMatch(
		/^Since .*, 20 messages arrived\. A repeat period of 1 day gives about 9 inquiries and at most \d+ executions a month \(6 inquiries and \d+ executions with the proposed filters\)\. Found: 1 alias, 1 website form or shop, 1 sender worth a filter; 1 message in Spam deserves a look\. /,
	);
	expect(item?.binary?.audit).toMatchObject({ mimeType: 'text/html' });
	expect(item?.binary?.audit?.fileName).toMatch(/^audit-\d{4}-\d\d-\d\d\.html$/);
	expect(page).toMatch(/^<!doctype html>/i);
	for (const entry of ['sales@firm.example', 'wordpress@shop.example', 'news@supplier.example'])
		expect(page).toContain(entry);
});

test('counts as the simulation does', async () => {
	const user = await newMailbox();
	const { json } = await audit(user, { periodDays: 0.1 });
	const [[summary] = []] = await runAction({
		...{ server, user },
		parameters: {
			...{ resource: 'mailbox', operation: 'simulate', folders: ['INBOX'] },
			options: { periods: '0.1', pictures: false },
		},
	});
	const [period] = summary?.json.periods as IDataObject[];
	const { inquiries, perDays } = json.expected as { inquiries: number; perDays: number };
	expect(inquiries).toBe(Math.round((Number(period?.inquiries) * perDays) / 40));
	expect(json.recommendation).toBeNull();
});

test('speaks Russian', async () => {
	const user = await newMailbox();
	const { json, page } = await audit(user, { options: { language: 'ru' } });
	expect(json.text).toMatch(
		/^С .* пришло 20 писем\. При периоде повтора 1 день выйдет около 9 обращений и не больше \d+ запуск(а|ов) в месяц \(с предложенными фильтрами — около 6 обращений и не больше \d+ запуск(а|ов)\)\. Найдено: псевдонимов — 1, форм сайта и магазинов — 1, отправителей для фильтра — 1; в спаме стоит посмотреть 1 письмо\. /,
	);
	expect(page).toContain('Проверка ящика');
	expect(page).not.toMatch(/\{\w+\}|#\s/);
});

test('changes nothing', async () => {
	const user = await newMailbox();
	await audit(user);
	for (const folder of ['INBOX', 'Sent', 'Junk']) {
		expect(Object.values(await server.flags(user, folder)).flat()).toEqual([]);
	}
});

test('without sent mail nobody is proposed for a filter, and it says why', async () => {
	const user = await newMailbox();
	await server.deleteFolder(user, 'Sent');
	const { json, page } = await audit(user);
	expect(json).toMatchObject({ neverFrom: '', filters: [], doubtful: [], sentFolder: null });
	expect(json.text).toContain(
		'no filters, because too little sent mail is there to tell clients by',
	);
	expect(page).toContain('Choose the right one as Sent Folder in the options.');
});

test('the folders of sent mail and spam can be chosen, and a wrong name is answered with the right one', async () => {
	const user = await newMailbox();
	const fromList = { __rl: true, mode: 'list', value: 'INBOX' };
	const chosen = { sentFolder: fromList, spamFolder: fromList };
	const { json } = await audit(user, { options: { language: 'en', ...chosen } });
	expect(json).toMatchObject({ sentFolder: 'INBOX', spamFolder: 'INBOX' });
	await expect(audit(user, { options: { sentFolder: 'Semt' } })).rejects.toThrow(/Semt/);
});

test('what the settings hold already is not found again', async () => {
	const user = await newMailbox();
	const { json } = await audit(user, {
		whoWrites: { aliases: 'sales@firm.example' },
		filters: { neverFrom: 'news@supplier.example' },
	});
	expect(json).toMatchObject({ aliases: '', neverFrom: '' });
	expect(json.receiving).toContainEqual({ address: 'sales@firm.example', kind: 'known', mails: 8 });
});

test('an empty mailbox is told as such', async () => {
	const user = `empty.${process.pid}@firm.example`;
	await server.append(user, 'Other', mail());
	const { json, page } = await audit(user);
	expect(json).toMatchObject({ mails: 0, expected: null, aliases: '', recommendation: null });
	expect(json.text).toContain('too short a time');
	expect(page).toContain('Nothing to enter.');
});

test('of several items it runs once, and the page may be left out', async () => {
	const user = await newMailbox();
	const { item } = await audit(user, { options: { page: false } }, { items: [{}, {}] });
	expect(item?.binary).toBeUndefined();
	expect(item?.pairedItem).toEqual([{ item: 0 }, { item: 1 }]);
});

test.each([
	['Days', { days: 0 }],
	['Repeat Period', { periodDays: 400 }],
	['Folders', { folders: [] }],
])('a wrong %s is named', async (field, parameters) => {
	const user = await newMailbox();
	await expect(audit(user, parameters)).rejects.toThrow(field);
});
