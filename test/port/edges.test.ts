import { useStoppedClock } from '../support/clock';
import type { EngineChoices } from '../support/engine';
import { openPort } from '../support/port/port';
import { newOffice, secondsAgo, type Office } from '../support/office';

/*
 * The edges of counting mail, one test each: what a person means by "inquiry", down to the second. Every
 * test is a whole trigger on a mailbox of its own.
 */
const server = openPort();
const clock = useStoppedClock();

const HOUR = 3_600;
const DAY = 24 * HOUR;
const ALL_OUTPUTS = { additionalOutputs: ['status', 'repeats', 'ignored'] };

type NodeParameters = EngineChoices['parameters'];
type Letter = NonNullable<Parameters<Office['receive']>[0]>;

/** Returns a running office that has collected the given mail. */
async function collected(parameters: NodeParameters, ...letters: Letter[]): Promise<Office> {
	const office = newOffice(server, { parameters: { ...ALL_OUTPUTS, ...parameters } });
	await office.engine.activate();
	for (const letter of letters) await office.receive(letter);
	await office.engine.tick();
	return office;
}

/** What became of each message, in the order of its subject: `inquiry`, `repeats` or `ignored`. */
function fates(office: Office): string {
	const outputs = ['inquiry', 'repeats', 'ignored'] as const;
	return outputs
		.flatMap((output) => office.subjects(output).map((subject) => ({ subject, output })))
		.sort((a, b) => a.subject.localeCompare(b.subject))
		.map(({ subject, output }) => `${subject} ${output}`)
		.join(', ');
}

function inquiries(office: Office, ...fields: string[]): unknown[][] {
	return office.engine.items('inquiry').map((item) => fields.map((field) => item[field]));
}

describe('the window', () => {
	test('is open again exactly a period after the inquiry, and repeats do not move it', async () => {
		const office = await collected(
			{ repeatPeriod: 'custom', customPeriod: 10, customPeriodUnit: 'hours' },
			{ subject: '1', ago: 20 * HOUR },
			{ subject: '2', ago: 15 * HOUR },
			{ subject: '3', ago: 10 * HOUR + 1 },
			{ subject: '4', ago: 10 * HOUR },
			{ subject: '5', ago: 1 },
			{ subject: '6', ago: 0 },
		);
		expect(fates(office)).toBe('1 inquiry, 2 repeats, 3 repeats, 4 inquiry, 5 repeats, 6 inquiry');
	});

	test('belongs to sender and recipient; subject, name and thread make no difference', async () => {
		const office = await collected(
			{ whoWrites: { aliases: 'sales@firm.example' } },
			{ subject: '1', from: 'Ann <ann@client.example>' },
			{ subject: '2', from: '"A. Lee" <ann@client.example>' },
			{ subject: '3', from: 'bob@client.example' },
			{ subject: '4', to: 'sales@firm.example' },
			{ subject: '5', headers: { 'In-Reply-To': '<x@firm.example>' } },
		);
		expect(fates(office)).toBe('1 inquiry, 2 repeats, 3 inquiry, 4 inquiry, 5 repeats');
	});

	test('belongs to one mailbox: another one counts for itself', async () => {
		const [first, second] = [
			await collected({}, { subject: '1' }),
			await collected({}, { subject: '1' }),
		];
		expect([fates(first), fates(second)]).toEqual(['1 inquiry', '1 inquiry']);
	});

	test.each([
		['0 counts every message', 0, 'hours', '1 inquiry, 2 inquiry'],
		['in hours', 5, 'hours', '1 inquiry, 2 inquiry'],
		['in hours, a little longer', 6, 'hours', '1 inquiry, 2 repeats'],
		['of 365 days', 8_760, 'hours', '1 inquiry, 2 repeats'],
	])('%s', async (_, customPeriod, customPeriodUnit, expected) => {
		const office = await collected(
			{ repeatPeriod: 'custom', customPeriod, customPeriodUnit },
			{ subject: '1', ago: 5 * HOUR },
			{ subject: '2' },
		);
		expect(fates(office)).toBe(expected);
	});

	test('of another length applies to mail that comes then', async () => {
		const office = await collected(
			{ repeatPeriod: 0 },
			{ subject: '1', ago: HOUR },
			{ subject: '2', ago: HOUR },
		);
		office.engine.edit({ parameters: { ...ALL_OUTPUTS, repeatPeriod: 1 } });
		await office.engine.activate('update');
		await office.receive({ subject: '3' });
		await office.engine.tick();
		expect(fates(office)).toBe('1 inquiry, 2 inquiry, 3 repeats');
	});
});

describe('a reply of the client', () => {
	test('counts by the period, and says that it is one', async () => {
		const headers = { 'In-Reply-To': '<ours@firm.example>' };
		const office = await collected(
			{ simplify: false },
			{ subject: '1', ago: DAY },
			{ subject: '2', headers },
		);
		expect(inquiries(office, 'subject', 'isReply')).toEqual([
			['1', false],
			['2', true],
		]);
	});
});

describe('recipients', () => {
	const sales = { whoWrites: { aliases: 'sales@firm.example' } };
	const both = 'sales@firm.example, help@firm.example';

	test('several of ours are one inquiry, under the first that is outside its period', async () => {
		const office = await collected(
			sales,
			{ subject: '1', to: 'sales@firm.example' },
			{ subject: '2', to: 'partner@other.example, sales@firm.example', cc: 'help@firm.example' },
			{ subject: '3', to: 'sales@firm.example' },
		);
		expect(fates(office)).toBe('1 inquiry, 2 repeats, 3 repeats');
		const colleagues = await collected(
			{},
			{ subject: '1', to: 'sales@firm.example' },
			{ subject: '2', to: both },
			{ subject: '3', to: 'help@firm.example' },
		);
		expect(inquiries(colleagues, 'subject', 'recipient')).toEqual([
			['1', 'sales@firm.example'],
			['2', 'help@firm.example'],
		]);
		expect(fates(colleagues)).toBe('1 inquiry, 2 inquiry, 3 repeats');
	});

	test('none of ours (BCC, a list): the mailbox, and who is written in To stays known', async () => {
		const office = await collected(
			{ simplify: false },
			{ to: 'undisclosed-recipients:;' },
			{ to: 'all@list.example', from: 'bob@client.example' },
		);
		expect(inquiries(office, 'recipient', 'to')).toEqual([
			[office.user, []],
			[office.user, ['all@list.example']],
		]);
	});

	test('a plus tag is another recipient, unless it is to be ignored', async () => {
		const letters = [
			{ subject: '1', to: 'sales+a@firm.example' },
			{ subject: '2', to: 'sales+b@firm.example' },
		];
		expect(fates(await collected(sales, ...letters))).toBe('1 inquiry, 2 inquiry');
		const ignoring = { ...sales, whatCounts: { ignoreRecipientTag: true } };
		expect(fates(await collected(ignoring, ...letters))).toBe('1 inquiry, 2 repeats');
	});

	test('a tracking address is a recipient of its own and tells the source', async () => {
		const sources = {
			trackingAddresses: [
				{ pattern: 'ads@other.example', source: 'yandex', medium: 'cpc', campaign: 'spring' },
			],
		};
		const office = await collected(
			{ simplify: false, sources },
			{ to: 'partner@x.example, ads@other.example' },
			{ from: 'bob@client.example', to: 'sales+12345@firm.example' },
		);
		expect(inquiries(office, 'recipient', 'source', 'campaign', 'visitId')).toEqual([
			['ads@other.example', 'yandex', 'spring', ''],
			['sales+12345@firm.example', '', '', '12345'],
		]);
	});

	test('a redirect keeps the sender; the headers of delivery name the recipient', async () => {
		const office = await collected(sales, {
			to: 'ann-shop@market.example',
			headers: {
				'X-Forwarded-To': 'sales@firm.example',
				'X-Forwarded-For': 'ann-shop@market.example',
			},
		});
		expect(inquiries(office, 'senderAddress', 'recipient')).toEqual([
			['ann@client.example', 'sales@firm.example'],
		]);
	});
});

describe('senders', () => {
	test('case, spaces and the spelling of the domain make no difference', async () => {
		const office = await collected(
			{},
			{ subject: '1', from: 'ann@xn--e1afmkfd.xn--p1ai' },
			{ subject: '2', from: '<  ANN@Пример.РФ  >', encoding: '8bit' },
		);
		expect(fates(office)).toBe('1 inquiry, 2 repeats');
	});

	test('dots and tags make another one, unless the same person is meant', async () => {
		const letters = [
			{ subject: '1', from: 'ann.lee@gmail.com' },
			{ subject: '2', from: 'annlee+shop@gmail.com' },
		];
		expect(fates(await collected({}, ...letters))).toBe('1 inquiry, 2 inquiry');
		const samePerson = { whatCounts: { samePerson: true } };
		expect(fates(await collected(samePerson, ...letters))).toBe('1 inquiry, 2 repeats');
	});

	test('Reply-To counts for our own address, a no-reply one and a listed form, not for a client', async () => {
		const office = await collected(
			{ whoWrites: { websiteForms: 'site.example', aliases: 'site@firm.example' } },
			{ from: 'ann@client.example', replyTo: 'boss@client.example' },
			{ from: 'site@firm.example', replyTo: 'bob@client.example' },
			{ from: 'no-reply@shop.example', replyTo: 'carl@client.example' },
			{ from: 'form@site.example', replyTo: 'dora@client.example' },
			{
				from: 'no-reply@shop.example',
				replyTo: 'box@client.example',
				headers: { 'Auto-Submitted': 'auto-replied' },
			},
		);
		expect(inquiries(office, 'senderAddress').flat()).toEqual([
			'ann@client.example',
			'bob@client.example',
			'carl@client.example',
			'dora@client.example',
		]);
		expect(office.engine.items('ignored')[0]?.senderAddress).toBe('no-reply@shop.example');
	});

	test('the first usable address of From, else Sender, Reply-To, Return-Path; else nobody', async () => {
		const office = await collected(
			{},
			{ from: 'Ann, bob@client.example' },
			{ omit: ['From'], headers: { Sender: 'carl@client.example' } },
			{ omit: ['From'], replyTo: 'dora@client.example' },
			{ omit: ['From'], headers: { 'Return-Path': '<eve@client.example>' } },
			{ omit: ['From'], subject: 'nobody' },
		);
		expect(inquiries(office, 'senderAddress').flat()).toEqual([
			'bob@client.example',
			'carl@client.example',
			'dora@client.example',
			'eve@client.example',
			'',
		]);
		expect(office.engine.items('ignored')).toEqual([]);
	});

	test('a mailing list that put itself into From: who wrote to it', async () => {
		const office = await collected(
			{},
			{
				from: "'Ann' via Team <team@firm.example>",
				to: 'team@firm.example',
				headers: { 'List-Id': '<team.firm.example>', 'X-Original-Sender': 'ann@client.example' },
			},
		);
		expect(inquiries(office, 'senderAddress', 'senderName')).toEqual([
			['ann@client.example', 'Ann'],
		]);
	});

	test('our own mailbox and aliases are not clients, colleagues may be', async () => {
		const office = await collected(
			{ whoWrites: { aliases: 'sales@firm.example' } },
			{ subject: '1', from: 'sales@firm.example' },
			{ subject: '2', from: 'bob@firm.example' },
		);
		expect(fates(office)).toBe('1 ignored, 2 inquiry');
		expect(office.engine.items('ignored')[0]?.reason).toMatch(/^Sent from this mailbox/);
	});
});

describe('automatic mail', () => {
	test('replies and delivery reports go to Ignored with their sign; a form’s notification counts', async () => {
		const office = await collected(
			{},
			{ subject: '1', from: 'a@client.example', headers: { 'Auto-Submitted': 'auto-replied' } },
			{ subject: '2', from: 'b@client.example', headers: { 'Auto-Submitted': 'no' } },
			{ subject: '3', from: 'c@shop.example', headers: { 'Auto-Submitted': 'auto-generated' } },
			{ subject: '4', from: 'd@shop.example', headers: { 'X-Auto-Response-Suppress': 'All' } },
			{
				subject: '5',
				from: 'mailer-daemon@mx.example',
				headers: { 'Return-Path': '<>', 'X-Failed-Recipients': 'x@y.example' },
			},
		);
		expect(fates(office)).toBe('1 ignored, 2 inquiry, 3 inquiry, 4 inquiry, 5 ignored');
		expect(office.engine.items('ignored')[0]?.reason).toMatch(/Auto-Submitted/);
	});

	test('a form’s notifications that name no client are never merged', async () => {
		const headers = { 'X-Mailer': 'PHPMailer 6.9.1' };
		const office = await collected(
			{},
			{ subject: '1', from: 'no-reply@site.example', headers },
			{ subject: '2', from: 'no-reply@site.example', headers },
		);
		expect(fates(office)).toBe('1 inquiry, 2 inquiry');
	});
});

describe('folders and time', () => {
	test('Spam is read only when it is chosen', async () => {
		const office = newOffice(server, { parameters: { folders: ['INBOX'] } });
		const chosen = newOffice(server, {
			parameters: { folders: ['INBOX', 'Junk'], simplify: false },
		});
		for (const { engine, receive } of [office, chosen]) {
			await engine.activate();
			await receive({ folder: 'Junk' });
			await engine.tick();
		}
		expect(fates(office)).toBe('');
		expect(inquiries(chosen, 'folder')).toEqual([['Junk']]);
	});

	test('the server’s arrival time counts, whatever Date says', async () => {
		const office = await collected(
			{ simplify: false, repeatPeriod: 0 },
			{ subject: '1', ago: 60, date: 'nonsense' },
			{ subject: '2', ago: 60, omit: ['Date'] },
			{ subject: '3', ago: 60, date: new Date('2099-01-01T00:00:00Z') },
			{ subject: '4', ago: 60, date: new Date('1999-01-01T00:00:00Z') },
		);
		const arrived = secondsAgo(60).getTime();
		expect(fates(office)).toBe('1 inquiry, 2 inquiry, 3 inquiry, 4 inquiry');
		for (const { receivedAt } of office.engine.items('inquiry')) {
			expect(Date.parse(String(receivedAt))).toBe(arrived);
		}
		expect(inquiries(office, 'sentAt').slice(0, 2)).toEqual([[null], [null]]);
	});

	test('a message seen late and dated before the inquiry is its repeat; the anchor stays', async () => {
		const office = await collected(
			{},
			{ subject: '1', ago: HOUR },
			{ subject: '2', ago: 20 * HOUR },
		);
		await office.receive({ subject: '3', ago: 0 });
		await office.engine.tick();
		expect(fates(office)).toBe('1 inquiry, 2 repeats, 3 repeats');
		expect(office.engine.items('repeats')[0]?.reason).toBe(
			'A later inquiry from this sender to this recipient was already counted',
		);
	});
});

describe('the same mail', () => {
	test('is one, copied, moved between folders or in a renumbered folder', async () => {
		const letter = {
			subject: '1',
			messageId: '<1@client.example>',
			date: '12 May 2026 10:00:00 +0000',
		};
		const office = newOffice(server, {
			parameters: { repeatPeriod: 0, folders: ['INBOX', 'Archive'], additionalOutputs: [] },
		});
		await server.createFolder(office.user, 'Archive');
		await office.engine.activate();
		await office.receive(letter);
		await office.receive(letter);
		await office.receive({ ...letter, folder: 'Archive' });
		await office.engine.tick();
		await server.deleteFolder(office.user, 'Archive');
		await office.receive({ ...letter, folder: 'Archive' });
		await office.engine.tick();
		expect(fates(office)).toBe('1 inquiry');
	});

	test('without a Message-ID is none the less a message', async () => {
		const office = await collected({ repeatPeriod: 0 }, { subject: '1', omit: ['Message-ID'] });
		expect(fates(office)).toBe('1 inquiry');
	});

	test('has the same inquiryId wherever it is seen', async () => {
		const letter = { messageId: '<1@client.example>', date: '12 May 2026 10:00:00 +0000' };
		const office = await collected({}, letter);
		const [id] = inquiries(office, 'inquiryId').flat();
		const [[sample] = []] = await office.engine.fetchTestEvent();
		expect(sample?.inquiryId).toBe(id);
	});
});

describe('switching on and off', () => {
	test('begins with the mail that comes from then on', async () => {
		const office = newOffice(server);
		await office.receive({ subject: 'before' });
		await office.engine.activate();
		await office.receive({ subject: 'after', from: 'bob@client.example' });
		await office.engine.tick();
		expect(fates(office)).toBe('after inquiry');
	});

	test('a start date imports what is there, and says so', async () => {
		const office = newOffice(server, {
			parameters: {
				collectFrom: 'date',
				startDate: secondsAgo(2 * DAY).toISOString(),
				simplify: false,
			},
		});
		await office.receive({ subject: 'older', ago: 3 * DAY });
		await office.receive({ subject: 'old', ago: DAY });
		await office.engine.activate();
		await office.engine.tick();
		await office.receive({ subject: 'new', from: 'bob@client.example' });
		await office.engine.tick();
		expect(inquiries(office, 'subject', 'isImported')).toEqual([
			['old', true],
			['new', false],
		]);
	});

	test('mail of an off-time of an hour or more is skipped, and Status says how many', async () => {
		const office = await collected({}, { subject: '1' });
		clock.passes(30_000);
		await office.engine.tick();
		clock.passes(3 * HOUR * 1000);
		await office.receive({ subject: '2', from: 'bob@client.example', ago: HOUR });
		await office.engine.activate('activate');
		await office.engine.tick();
		expect(fates(office)).toBe('1 inquiry');
		expect(office.engine.items('status')).toContainEqual(
			expect.objectContaining({ event: 'skippedWhileOff', skipped: 1 }),
		);
	});

	test('a mailbox is connected once', async () => {
		const office = await collected({});
		const rival = newOffice(server, { user: office.user });
		await expect(rival.engine.activate()).rejects.toThrow(/already connected/);
	});

	test('another password changes nothing: the state belongs to the address', async () => {
		const credential = { allowUnauthorizedCerts: true };
		const office = newOffice(server, { credential });
		await office.engine.activate();
		await office.receive({ subject: '1' });
		await office.engine.tick();
		Object.assign(credential, { allowUnauthorizedCerts: false });
		await office.engine.activate('update');
		await office.receive({ subject: '2' });
		await office.engine.tick();
		expect(office.subjects('inquiry')).toEqual(['1']);
		expect(office.events()).toEqual(['connected']);
	});

	test('fetching a test event writes nothing', async () => {
		const office = await collected({}, { subject: '1' });
		const before = JSON.stringify(office.engine.staticData);
		await office.receive({ subject: '2', from: 'bob@client.example' });
		expect((await office.engine.fetchTestEvent())[0]).toMatchObject([{ subject: '2' }]);
		expect(JSON.stringify(office.engine.staticData)).toBe(before);
		await office.engine.tick();
		expect(office.subjects('inquiry')).toEqual(['1', '2']);
	});
});
