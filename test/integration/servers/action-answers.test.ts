import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import { runAction, type ActionChoices } from '../../support/action';
import { useStoppedClock } from '../../support/clock';
import { startScripted } from '../../support/imap/scripted';
import { refuse, when } from '../../support/imap/scripted/answers';
import { letter } from '../../support/imap/scripted/mails';
import { startServer, type TestServer } from '../../support/imap/server';
import { mail, type MailOptions } from '../../support/mail';
import { newOffice, secondsAgo } from '../../support/office';

let server: TestServer;
beforeAll(async () => {
	server = await startServer();
});
afterAll(() => server?.stop());

useStoppedClock();

const HOUR = 3_600;
const DAY = 24 * HOUR;

let users = 0;
const freshUser = () => `answers${++users}.${process.pid}@firm.example`;

async function check(choices: Omit<ActionChoices, 'parameters'>, parameters: IDataObject = {}) {
	const [checked = [], unanswered = []] = await runAction({
		...{ server, ...choices },
		parameters: { resource: 'answer', operation: 'check', ...parameters },
	});
	return {
		checked: checked.map(({ json }) => json),
		unanswered: unanswered.map(({ json }) => json),
	};
}

/** Puts a mail of ours into the folder of sent mail. */
async function send(user: string, ago: number, options: MailOptions = {}, folder = 'Sent') {
	const date = secondsAgo(ago);
	const raw = mail({ from: `Olga <${user}>`, to: 'ann@client.example', date, ...options });
	await server.append(user, folder, raw, { receivedAt: date });
}

test('inquiries of the trigger are told apart by whether they were answered', async () => {
	const { engine, receive, user } = newOffice(server, {
		parameters: {
			...{ simplify: false, collectFrom: 'date', repeatPeriod: 0 },
			startDate: secondsAgo(9 * DAY).toISOString(),
		},
	});
	await receive({ subject: 'by reply', messageId: '<q1@client.example>', ago: 3 * DAY });
	await receive({ subject: 'by a new mail', from: 'bob@client.example', ago: 3 * DAY });
	await receive({ subject: 'by a machine', from: 'cleo@client.example', ago: 2 * DAY });
	await receive({ subject: 'young', from: 'dan@client.example', ago: 2 * HOUR });
	await engine.activate();
	await send(user, 2 * DAY, {
		to: 'ann.new@client.example',
		headers: { References: '<q1@client.example>' },
	});
	await send(user, 3 * DAY - 90 * 60, { to: 'bob@client.example', messageId: '<a2@firm.example>' });
	await send(user, 2 * DAY - 60, {
		to: 'cleo@client.example',
		headers: { 'Auto-Submitted': 'auto-replied' },
	});

	const items = engine.items('inquiry');
	const { checked, unanswered } = await check({ user, items });
	expect(checked).toMatchObject([
		{ subject: 'by reply', isAnswered: true, answeredBy: user, responseMinutes: 24 * 60 },
		{
			...{ subject: 'by a new mail', isAnswered: true, responseMinutes: 90 },
			...{ answerMessageId: '<a2@firm.example>', waitingMinutes: null },
		},
		{ subject: 'by a machine', isAnswered: false, answeredAt: null, responseMinutes: null },
		{ subject: 'young', isAnswered: false },
	]);
	expect(Number(checked[3]?.waitingMinutes)).toBeCloseTo(120, -1);
	expect(unanswered.map(({ subject }) => subject)).toEqual(['by a machine']);
	expect((await check({ user, items }, { unansweredAfter: 1 })).unanswered).toHaveLength(2);
	expect(new Set(Object.values(await server.flags(user, 'Sent')).flat())).toEqual(new Set());
});

test('an inquiry that a mail program marked as answered counts, though no copy lies in Sent', async () => {
	const user = freshUser();
	const answered = { receivedAt: secondsAgo(2 * DAY), flags: ['\\Answered', '\\Seen'] };
	const inbox = (id: string, from: string, options: object = {}, folder = 'INBOX') =>
		server.append(user, folder, mail({ from, to: user, messageId: id }), {
			receivedAt: secondsAgo(2 * DAY),
			...options,
		});
	await inbox('<q1@client.example>', 'ann@client.example', answered);
	await inbox('<q2@client.example>', 'bob@client.example', { flags: ['\\Seen'] });
	await inbox('<q3@client.example>', 'cleo@client.example', answered, 'Done');
	await inbox('<q4@client.example>', 'dan@client.example', answered);
	await send(user, DAY, {
		to: '',
		headers: { Bcc: 'Dan <dan@client.example>', 'In-Reply-To': '<q4@client.example>' },
	});
	const item = (messageId: string, senderAddress: string, folder?: string) => ({
		...{ messageId, senderAddress, receivedAt: secondsAgo(2 * DAY).toISOString() },
		...(folder !== undefined && { folder }),
	});
	const { checked, unanswered } = await check({
		user,
		items: [
			item('<q1@client.example>', 'ann@client.example', 'INBOX'),
			item('<q2@client.example>', 'bob@client.example', 'INBOX'),
			item('<q3@client.example>', 'cleo@client.example', 'Done'),
			item('<q4@client.example>', 'dan@client.example', 'INBOX'),
			item('<q1@client.example>', 'ann@client.example', 'Gone'),
			item('', 'ann@client.example'),
		],
	});
	const BY_FLAG = {
		...{ isAnswered: true, answerFoundIn: 'flag', answeredBy: '', answerMessageId: '' },
		...{ answeredAt: null, responseMinutes: null, waitingMinutes: null },
	};
	expect(checked).toMatchObject([
		BY_FLAG,
		{ isAnswered: false, answerFoundIn: null, answeredBy: null },
		BY_FLAG,
		{ isAnswered: true, answerFoundIn: 'sentMail', answeredBy: user },
		{ isAnswered: false },
		BY_FLAG,
	]);
	expect(unanswered).toHaveLength(2);
});

test('response time is also told in working hours, in the time zone of the workflow', async () => {
	const user = freshUser();
	const date = new Date('2026-05-18T07:30:00Z');
	const raw = mail({ from: user, to: 'ann@client.example', date });
	// A Monday morning in Berlin.
	await server.append(user, 'Sent', raw, { receivedAt: date });
	// A Friday, half an hour before the end of work there.
	const asked = { senderAddress: 'ann@client.example', receivedAt: '2026-05-15T17:30:00+02:00' };
	const later = { senderAddress: 'bob@client.example', receivedAt: '2026-05-15T17:30:00+02:00' };
	const { checked } = await check({ user, items: [asked, later] });
	expect(checked[0]).toMatchObject({
		...asked,
		responseMinutes: 3_840,
		responseWorkingMinutes: 60,
	});

	const options = { holidays: '2026-05-18', workingHoursTo: '17:45', countWorkingHours: true };
	const busy = await check({ user, items: [asked, later] }, { options, unansweredAfter: 0.2 });
	expect(busy.checked[0]).toMatchObject({ responseWorkingMinutes: 15 });
	expect(busy.unanswered).toMatchObject([later]);
});

test('the folder of sent mail may be chosen, and colleagues are no clients', async () => {
	const user = freshUser();
	const asked = {
		...{ messageId: '<q@client.example>', senderAddress: 'ann@client.example' },
		receivedAt: secondsAgo(DAY).toISOString(),
	};
	const replying = { headers: { 'In-Reply-To': '<q@client.example>' } };
	await send(user, 600, { ...replying, to: 'boss@firm.example' }, 'Sent by CRM');
	await send(user, 500, { ...replying, to: 'help@client.example' }, 'Sent by CRM');
	const inFolder = (options: IDataObject) =>
		check({ user, items: [asked] }, { options: { sentFolder: 'Sent by CRM', ...options } });
	expect((await check({ user, items: [asked] })).checked).toMatchObject([{ isAnswered: false }]);
	const [answer] = (await inFolder({})).checked;
	expect(answer).toMatchObject({ isAnswered: true });
	expect(Number(answer?.responseMinutes)).toBeGreaterThan(24 * 60 - 9);
	const within = await inFolder({ aliases: '*@client.example' });
	expect(within.checked).toMatchObject([{ isAnswered: false }]);
	await expect(inFolder({ sentFolder: 'Snt' })).rejects.toMatchObject({
		message: "The folder 'Snt' does not exist in this mailbox",
		description: expect.stringContaining("Perhaps you mean 'Sent'"),
	});
});

test('an item that is no inquiry is an error of its own', async () => {
	const user = freshUser();
	const receivedAt = secondsAgo(DAY).toISOString();
	const items = [
		{ senderAddress: 'ann@client.example' },
		{ receivedAt },
		{ senderAddress: 'ann@client.example', receivedAt },
		{ senderAddress: 'ann@client.example', receivedAt: '0001-01-01T00:00:00Z' },
	];
	const { checked } = await check({ user, items, continueOnFail: true });
	expect(checked).toMatchObject([
		{ error: "'Received At' is not a time" },
		{ error: 'This item does not tell who wrote the inquiry' },
		{ isAnswered: false, unreadSent: 0 },
		{ error: "'Received At' is not a time" },
	]);
	await expect(check({ user, items })).rejects.toMatchObject({ context: { itemIndex: 0 } });
});

test('dates, numbers and lists may be written as tables and expressions give them', async () => {
	const user = freshUser();
	const senderAddress = 'ann+x@gmail.com';
	await send(user, 3 * DAY, { to: 'ann@gmail.com' });
	const luxon = DateTime.now().minus({ days: 4 });
	const items = [
		{ senderAddress, receivedAt: luxon.toFormat('yyyy-MM-dd HH:mm:ss'), hours: '24' },
		{ senderAddress, receivedAt: luxon.toFormat('dd.MM.yyyy HH:mm'), hours: '240' },
	];
	const parameters = {
		unansweredAfter: '={{ $json.hours }}',
		receivedAt: '={{ DateTime.fromMillis($json.ms) }}',
	};
	const texts = { unansweredAfter: parameters.unansweredAfter };
	const plain = await check({ user, items }, texts);
	expect(plain.checked).toMatchObject([{ isAnswered: false }, { isAnswered: false }]);
	expect(plain.unanswered).toMatchObject([{ hours: '24' }]);

	const options = { samePerson: true, workingDays: 'Monday, tuesday' };
	const dates = items.map((item) => ({ ...item, ms: luxon.toMillis() }));
	const found = await check({ user, items: dates }, { ...parameters, options });
	expect(found.checked).toMatchObject([{ isAnswered: true }, { isAnswered: true }]);
	await expect(
		check({ user, items }, { options: { workingDays: 'Monday, funday' } }),
	).rejects.toMatchObject({ message: "'Working Days', entry 2 is not a day" });
});

test('sent mail that the server does not deliver is counted', async () => {
	const scripted = await startScripted({
		on: { FETCH: when(/FETCH 2 /, refuse('NO not this one')) },
	});
	try {
		scripted.folder.mails = [letter(2, { to: 'ann@client.example' })];
		const items = [
			{ senderAddress: 'ann@client.example', receivedAt: secondsAgo(HOUR).toISOString() },
		];
		const { checked } = await check(
			{ server: scripted, user: freshUser(), items },
			{ options: { sentFolder: 'INBOX' } },
		);
		expect(checked).toMatchObject([{ isAnswered: false, unreadSent: 1 }]);
	} finally {
		await scripted.stop();
	}
});
