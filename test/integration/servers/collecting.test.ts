import { useStoppedClock } from '../../support/clock';
import { startServer, type TestServer } from '../../support/imap/server';
import { newOffice, secondsAgo } from '../../support/office';

let server: TestServer;
beforeAll(async () => {
	server = await startServer();
});
afterAll(async () => {
	await server.stop();
});

const HOUR = 3_600;
const DAY = 24 * HOUR;

describe('from now on', () => {
	test('the activation says that the mailbox is connected and collects only mail from then on', async () => {
		const { engine, receive, subjects, events, user } = newOffice(server);
		await receive({ subject: 'Before', from: 'bob@client.example' });
		await engine.activate();
		expect(engine.items('status')).toMatchObject([{ event: 'connected', mailbox: user }]);

		await receive({ subject: 'After' });
		await engine.tick();
		await engine.tick();
		expect(subjects('inquiry')).toEqual(['After']);
		expect(events()).toEqual(['connected']);
	});

	test('a poll that finds nothing starts no execution', async () => {
		const { engine } = newOffice(server);
		await engine.activate();
		await engine.tick();
		expect(engine.executions).toHaveLength(1);
	});

	test('no flag of any mail is changed', async () => {
		const { engine, receive, user } = newOffice(server);
		await receive();
		await engine.activate();
		await receive();
		await engine.tick();
		expect(await server.flags(user, 'INBOX')).toEqual({ 1: [], 2: [] });
	});

	test('mail that a human read first is collected all the same', async () => {
		const { engine, user, subjects } = newOffice(server);
		await engine.activate();
		const raw = 'From: ann@client.example\r\nSubject: Read already\r\n\r\nHello\r\n';
		await server.append(user, 'INBOX', raw, { flags: ['\\Seen'] });
		await engine.tick();
		expect(subjects('inquiry')).toEqual(['Read already']);
	});

	test('mail is collected in the order of its UIDs whatever its date', async () => {
		const { engine, receive, subjects } = newOffice(server, { parameters: { repeatPeriod: 0 } });
		await engine.activate();
		await receive({ subject: 'first', ago: 60 });
		await receive({ subject: 'second', ago: 600 });
		await engine.tick();
		expect(subjects('inquiry')).toEqual(['first', 'second']);
	});
});

describe('the repeat rule to the second', () => {
	// Else a second that passes between two messages is part of their distance.
	useStoppedClock();

	test('counts 24:00:00 after an inquiry, not 23:59:59, and a repeat extends nothing', async () => {
		const start = secondsAgo(10 * DAY).toISOString();
		const { engine, receive, subjects } = newOffice(server, {
			parameters: { collectFrom: 'date', startDate: start },
		});
		await receive({ subject: 'first', ago: 2 * DAY });
		await receive({ subject: 'one second early', ago: DAY + 1 });
		await receive({ subject: 'exactly a day', ago: DAY });
		await engine.activate();
		expect(subjects('inquiry')).toEqual(['first', 'exactly a day']);
		expect(subjects('repeats')).toEqual(['one second early']);
	});
});

describe('the repeat rule', () => {
	test('takes another recipient for another pair', async () => {
		const {
			engine,
			receive,
			engine: { items },
		} = newOffice(server);
		await engine.activate();
		await receive({ to: 'sales@firm.example' });
		await receive({ to: 'info@firm.example' });
		await receive({ to: 'SALES@Firm.Example' });
		await engine.tick();
		expect(items('inquiry').map((item) => item.recipient)).toEqual([
			'sales@firm.example',
			'info@firm.example',
		]);
		expect(items('repeats')).toMatchObject([{ recipient: 'sales@firm.example' }]);
	});

	test('says on the Repeats output what is repeated and when it counts again', async () => {
		const { engine, receive } = newOffice(server);
		await engine.activate();
		await receive({ ago: 600 });
		await receive({ text: 'Are you there?', ago: 60 });
		await engine.tick();
		const [first] = engine.items('inquiry');
		const [repeat] = engine.items('repeats');
		expect(repeat).toMatchObject({ text: 'Are you there?', previousInquiryAt: first?.receivedAt });
		expect(repeat?.reason).toMatch(/^Repeat of the inquiry of .+; counts again from /);
		const until = Date.parse(String(repeat?.repeatUntil)) - Date.parse(String(first?.receivedAt));
		expect(until).toBe(DAY * 1000);
	});

	test('counts every message at period 0', async () => {
		const { engine, receive, subjects } = newOffice(server, { parameters: { repeatPeriod: 0 } });
		await engine.activate();
		await receive({ subject: 'a' });
		await receive({ subject: 'b' });
		await engine.tick();
		expect(subjects('inquiry')).toEqual(['a', 'b']);
	});
});

describe('mail that is not an inquiry', () => {
	test.each([
		['an automatic reply', { headers: { 'Auto-Submitted': 'auto-replied' } }, /^Automatic reply/],
		[
			'a delivery report',
			{ headers: { 'X-Failed-Recipients': 'a@b.example' } },
			/^Delivery report/,
		],
	])(
		'%s is ignored with its reason and does not block the next',
		async (_what, options, reason) => {
			const { engine, receive, subjects } = newOffice(server);
			await engine.activate();
			await receive({ subject: 'withheld', ...options } as Parameters<typeof receive>[0]);
			await receive({ subject: 'a client' });
			await engine.tick();
			expect(engine.items('ignored')).toMatchObject([
				{ subject: 'withheld', reason: expect.stringMatching(reason) as string },
			]);
			expect(subjects('inquiry')).toEqual(['a client']);
		},
	);

	test('mail without a sender is not: nobody is taken for anybody else', async () => {
		const { engine, receive } = newOffice(server, { parameters: { simplify: false } });
		await engine.activate();
		await receive({ omit: ['From'] });
		await receive({ omit: ['From'] });
		await engine.tick();
		expect(engine.items('inquiry')).toMatchObject([
			{ senderAddress: '', writer: { certainty: 'unknown' } },
			{ senderAddress: '', writer: { certainty: 'unknown' } },
		]);
	});

	test('mail of the mailbox itself is ignored', async () => {
		const { engine, receive, user } = newOffice(server);
		await engine.activate();
		await receive({ from: user });
		await engine.tick();
		expect(engine.items('ignored')).toMatchObject([{ reason: 'Sent from this mailbox' }]);
	});

	test('an archive dragged in is older than memory', async () => {
		const { engine, receive } = newOffice(server);
		await engine.activate();
		await receive({ subject: 'Years ago', ago: 900 * DAY });
		await engine.tick();
		expect(engine.items('inquiry')).toEqual([]);
		expect(engine.items('ignored')).toMatchObject([
			{ reason: expect.stringMatching(/^Too old to judge/) as string },
		]);
	});
});

describe('a start date', () => {
	test('collects what is in the mailbox from then on, oldest first over all folders, then live mail', async () => {
		const { engine, receive, subjects, events, user } = newOffice(server, {
			parameters: {
				folders: ['INBOX', 'Leads'],
				collectFrom: 'date',
				startDate: secondsAgo(3 * DAY).toISOString(),
				repeatPeriod: 0,
				simplify: false,
			},
		});
		await server.createFolder(user, 'Leads');
		await receive({ subject: 'too old', ago: 4 * DAY });
		await receive({ subject: '2', ago: 2 * DAY - 60 });
		await receive({ subject: '4', ago: HOUR });
		await receive({ subject: '1', ago: 2 * DAY, folder: 'Leads' });
		await receive({ subject: '3', ago: 2 * HOUR, folder: 'Leads' });
		await engine.activate();
		expect(subjects('inquiry')).toEqual(['1', '2', '3', '4']);
		expect(engine.items('inquiry').every((item) => item.isImported === true)).toBe(true);

		await receive({ subject: 'live' });
		await engine.tick();
		await engine.tick();
		expect(subjects('inquiry')).toEqual(['1', '2', '3', '4', 'live']);
		expect(engine.items('inquiry').at(-1)).toMatchObject({ isImported: false });
		expect(events()).toEqual(['connected', 'importProgress']);
	});

	test('changed starts over from there, minus what is remembered', async () => {
		const { engine, receive, subjects } = newOffice(server, {
			parameters: {
				collectFrom: 'date',
				startDate: secondsAgo(2 * DAY).toISOString(),
				repeatPeriod: 0,
			},
		});
		await receive({ subject: 'older', ago: 4 * DAY });
		await receive({ subject: 'newer', ago: DAY });
		await engine.activate();
		expect(subjects('inquiry')).toEqual(['newer']);
		engine.edit({ parameters: { startDate: secondsAgo(10 * DAY).toISOString() } });
		await engine.activate('update');
		await engine.tick();
		expect(subjects('inquiry')).toEqual(['newer', 'older']);
	});
});

describe('several folders', () => {
	test('a message moved between them comes once', async () => {
		const { engine, user, subjects } = newOffice(server, {
			parameters: { folders: ['INBOX', 'Leads'] },
		});
		await server.createFolder(user, 'Leads');
		await engine.activate();
		const raw =
			'Message-ID: <moved@client.example>\r\nFrom: ann@client.example\r\nSubject: Moved\r\n\r\nHello\r\n';
		const uid = await server.append(user, 'INBOX', raw);
		await engine.tick();
		await server.append(user, 'Leads', raw);
		await server.expunge(user, 'INBOX', uid);
		await engine.tick();
		expect(subjects('inquiry')).toEqual(['Moved']);
		expect(subjects('repeats')).toEqual([]);
	});

	test('a folder added later starts from then', async () => {
		const { engine, receive, user, subjects } = newOffice(server, {
			parameters: { repeatPeriod: 0 },
		});
		await server.createFolder(user, 'Leads');
		await engine.activate();
		await receive({ subject: 'before', folder: 'Leads' });
		engine.edit({ parameters: { folders: ['INBOX', 'Leads'] } });
		await engine.activate('update');
		await receive({ subject: 'after', folder: 'Leads' });
		await engine.tick();
		expect(subjects('inquiry')).toEqual(['after']);
	});
});

describe('a folder that is renumbered', () => {
	test('gives neither a second inquiry for old mail nor a lost new one', async () => {
		const { engine, user, subjects, events } = newOffice(server, {
			parameters: { folders: ['Leads'], repeatPeriod: 0 },
		});
		const date = secondsAgo(60).toUTCString();
		const raw = (name: string) =>
			`Message-ID: <${name}@client.example>\r\nFrom: ann@client.example\r\nDate: ${date}\r\nSubject: ${name}\r\n\r\nHello\r\n`;
		await server.createFolder(user, 'Leads');
		await engine.activate();
		await server.append(user, 'Leads', raw('old'));
		await engine.tick();
		await server.deleteFolder(user, 'Leads');
		await server.createFolder(user, 'Leads');
		await server.append(user, 'Leads', raw('old'));
		await server.append(user, 'Leads', raw('new'));
		await engine.tick();
		await engine.tick();
		expect(subjects('inquiry')).toEqual(['old', 'new']);
		expect(events()).toEqual(['connected', 'folderRecreated']);
	});
});

test('a test event shows the newest message of each kind on its output, and leaves no trace', async () => {
	const additionalOutputs = ['repeats', 'ignored', 'status'];
	const { engine, receive, subjects } = newOffice(server, { parameters: { additionalOutputs } });
	await receive({ subject: 'first', from: 'ann@client.example' });
	await receive({ subject: 'newest inquiry', from: 'bob@client.example' });
	await receive({ subject: 'repeat', from: 'ann@client.example' });
	await receive({ subject: 'away', headers: { 'Auto-Submitted': 'auto-replied' } });
	const [inquiry, status, repeats, ignored] = await engine.fetchTestEvent();
	expect(inquiry).toMatchObject([{ subject: 'newest inquiry' }]);
	expect(status).toMatchObject([{ event: 'connected' }]);
	expect(repeats).toMatchObject([{ subject: 'repeat', reasonCode: 'repeat' }]);
	expect(ignored).toMatchObject([{ subject: 'away', reasonCode: 'autoReply' }]);
	expect(engine.staticData).toEqual({});
	await engine.activate();
	expect(subjects('inquiry')).toEqual([]);
});

test('a test event without an inquiry says how to see why', async () => {
	const parameters = { additionalOutputs: ['status'] };
	const { engine, receive } = newOffice(server, { parameters });
	await receive({ headers: { 'Auto-Submitted': 'auto-replied' } });
	await expect(engine.fetchTestEvent()).rejects.toMatchObject({
		message: "No inquiry is among the latest 1 messages in the folder 'INBOX'",
		description: expect.stringContaining("choose 'Ignored' in 'Additional Outputs'"),
	});
});

test('a test event of an empty mailbox says so', async () => {
	await expect(newOffice(server).engine.fetchTestEvent()).rejects.toThrow(
		"There is no mail in the folder 'INBOX' yet",
	);
});
