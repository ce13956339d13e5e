import { openPort } from '../support/port/port';
import { newOffice } from '../support/office';

const server = openPort();

const FORM = 'Name: Ann Lee\nE-mail: ann@client.example\nMessage: 20 chairs, please';
const FORWARD =
	'Please answer her.\n\n---------- Forwarded message ---------\nFrom: Ann Lee <ann@client.example>\nDate: Mon, 12 May 2026 at 10:00\nSubject: Chairs\nTo: <bob@firm.example>\n\n20 chairs, please';

function senders(office: ReturnType<typeof newOffice>, output: 'inquiry' | 'repeats' | 'ignored') {
	return office.engine
		.items(output)
		.map(({ senderAddress, senderName }) => [senderAddress, senderName]);
}

describe('a listed website form', () => {
	const office = (whoWrites = {}) =>
		newOffice(server, {
			parameters: { whoWrites: { websiteForms: 'forms@site.example', ...whoWrites } },
		});

	test('names its client in the text, and the repeat period is theirs', async () => {
		const shop = office();
		await shop.engine.activate();
		await shop.receive({ from: 'forms@site.example', text: FORM });
		await shop.receive({ from: 'forms@site.example', text: FORM.replace('ann@', 'bob@') });
		await shop.receive({ from: 'forms@site.example', text: FORM });
		await shop.engine.tick();
		expect(senders(shop, 'inquiry')).toEqual([
			['ann@client.example', 'Ann Lee'],
			['bob@client.example', 'Ann Lee'],
		]);
	});

	test('names it in HTML as well', async () => {
		const shop = office();
		await shop.engine.activate();
		const html =
			'<table><tr><td>Ваше имя</td><td>Анна</td></tr><tr><td>E-mail</td><td><a href="mailto:ann@client.example">ann@client.example</a></td></tr></table>';
		await shop.receive({ from: 'forms@site.example', html });
		await shop.engine.tick();
		expect(senders(shop, 'inquiry')[0]?.[0]).toBe('ann@client.example');
	});

	test('that names none is always an inquiry: two of them may be two clients', async () => {
		const shop = office();
		await shop.engine.activate();
		await shop.receive({ from: 'forms@site.example', text: 'Call me: 8 495 000-00-00' });
		await shop.receive({ from: 'forms@site.example', text: 'Call me: 8 495 000-00-01' });
		await shop.engine.tick();
		expect(senders(shop, 'inquiry')).toEqual([
			['forms@site.example', ''],
			['forms@site.example', ''],
		]);
	});
});

describe('a form whose client cannot be told', () => {
	const PROGRAM = { 'X-Mailer': 'Microsoft Outlook 16.0' };
	const forms = [
		{ from: 'office@site.example', text: FORM, headers: PROGRAM },
		{ from: 'wordpress@site.example', text: 'Name: Ann\nPhone: 123' },
	];

	test('is spoken of in Status once for each sender, and the state holds no address', async () => {
		const office = newOffice(server);
		await office.engine.activate();
		for (const form of [...forms, ...forms]) await office.receive(form);
		await office.engine.tick();
		for (const form of forms) await office.receive(form);
		await office.engine.tick();
		const said = office.engine
			.items('status')
			.filter(({ event }) => event === 'formWithoutClient')
			.map(({ sender, websiteForms }) => [sender, websiteForms]);
		expect(said).toEqual([
			['office@site.example', 'office@site.example'],
			['wordpress@site.example', ''],
		]);
		expect(JSON.stringify(office.engine.staticData)).not.toMatch(/site\.example/);
	});

	test('is named once it is listed', async () => {
		const office = newOffice(server, {
			parameters: { whoWrites: { websiteForms: 'office@site.example' } },
		});
		await office.engine.activate();
		for (const form of forms.slice(0, 1)) await office.receive(form);
		await office.engine.tick();
		expect(senders(office, 'inquiry')).toEqual([['ann@client.example', 'Ann Lee']]);
		expect(office.events()).toEqual(['connected']);
	});

	test('is not spoken of without Status', async () => {
		const office = newOffice(server, { parameters: { additionalOutputs: [] } });
		await office.engine.activate();
		for (const form of forms) await office.receive(form);
		await office.engine.tick();
		expect(office.engine.errors).toEqual([]);
	});
});

describe('a message that a colleague forwards', () => {
	test('is an inquiry of the client when that is chosen', async () => {
		const office = newOffice(server, {
			parameters: { simplify: false, whoWrites: { employeeForwards: true } },
		});
		await office.engine.activate();
		await office.receive({ from: 'bob@firm.example', subject: 'Fwd: Chairs', text: FORWARD });
		await office.receive({ from: 'ann@client.example', subject: 'Chairs?' });
		await office.engine.tick();
		expect(office.engine.items('inquiry')).toMatchObject([
			{ senderAddress: 'ann@client.example', forwardedBy: 'bob@firm.example' },
		]);
	});

	test('is the colleague’s otherwise', async () => {
		const office = newOffice(server);
		await office.engine.activate();
		await office.receive({ from: 'bob@firm.example', subject: 'Fwd: Chairs', text: FORWARD });
		await office.engine.tick();
		expect(senders(office, 'inquiry')).toEqual([['bob@firm.example', '']]);
	});
});

test('the scope of the repeat rule is the user’s choice', async () => {
	const office = newOffice(server, {
		parameters: {
			whatCounts: { repeatScope: 'sender' },
			whoWrites: { aliases: 'sales@firm.example' },
		},
	});
	await office.engine.activate();
	await office.receive({ subject: 'first' });
	await office.receive({ subject: 'second', to: 'sales@firm.example' });
	await office.engine.tick();
	expect(office.subjects('inquiry')).toEqual(['first']);

	office.engine.edit({
		parameters: {
			whatCounts: { repeatScope: 'senderRecipientSubject' },
			whoWrites: { aliases: 'sales@firm.example' },
		},
	});
	await office.engine.activate('update');
	await office.receive({ subject: 'Chairs' });
	await office.receive({ subject: 'RE: chairs' });
	await office.receive({ subject: 'Tables' });
	await office.engine.tick();
	expect(office.subjects('inquiry')).toEqual(['first', 'Chairs', 'Tables']);
	expect(office.events()).toContain('settingsChanged');
});

test('replies in a counted conversation are repeats when that is chosen', async () => {
	const office = newOffice(server, {
		parameters: {
			repeatPeriod: 0,
			simplify: false,
			additionalOutputs: ['repeats'],
			whatCounts: { repliesAreRepeats: true },
		},
	});
	await office.engine.activate();
	await office.receive({ messageId: '<1@client.example>' });
	const headers = {
		'In-Reply-To': '<ours@firm.example>',
		References: '<1@client.example> <ours@firm.example>',
	};
	await office.receive({ messageId: '<2@client.example>', subject: 'Re: Chairs', headers });
	await office.engine.tick();
	expect(office.engine.items('inquiry')).toHaveLength(1);
	expect(office.engine.items('repeats')).toMatchObject([
		{
			isReply: true,
			threadId: '<1@client.example>',
			repeatUntil: null,
			reason: expect.stringMatching(/^Reply in a conversation that was counted on /) as string,
		},
	]);
});
