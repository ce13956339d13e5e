import { mailsOf, type Collected } from '../support/n8n/collected';
import type { Json } from '../support/n8n/json';
import { startWorld, WORLD_TIMEOUT_MS, type World } from './world';

const HOUR_MS = 3_600_000;

let world: World;

beforeAll(async () => {
	world = await startWorld();
}, WORLD_TIMEOUT_MS);

afterAll(() => world?.stop());

function itemOf(collected: readonly Collected[], subject: string): Json {
	return collected.find(({ item }) => item['subject'] === subject)?.item ?? {};
}

test('an inquiry brings what a CRM needs of it', async () => {
	const office = await world.office('leads@firm.example', {
		parameters: {
			simplify: false,
			sources: {
				trackingAddresses: [
					{ pattern: '+spring', source: 'newsletter', medium: 'email', campaign: 'spring' },
				],
			},
			whoWrites: { websiteForms: 'forms@site.example', employeeForwards: true },
		},
	});
	await office.activate();
	await office.status('connected');

	await office.receive({
		from: '"Мария Иванова" <maria@stroy.example>',
		to: 'leads+spring@firm.example',
		subject: 'Re: Смета',
		messageId: '<2@stroy.example>',
		headers: {
			References: '<1@stroy.example> <ours@firm.example>',
			'In-Reply-To': '<ours@firm.example>',
		},
		html:
			'<div>Добрый день! Когда начнёте?<br>Звоните: 8 (495) 123-45-67</div>' +
			'<div>--&nbsp;<br>С уважением,<br>Мария Иванова<br>ООО «Строй»<br>https://stroy.example</div>' +
			'<div class="gmail_quote"><div>пн, 18 мая 2026 г. в 10:00, Фирма &lt;leads@firm.example&gt;:</div>' +
			'<blockquote>Сколько этажей?</blockquote></div>',
	});
	await office.receive({
		from: 'forms@site.example',
		subject: 'Form',
		text: 'Name: Ann Lee\nE-mail: ann@client.example\nMessage: 20 chairs\nutm_source: google\nutm_medium: cpc',
	});
	await office.receive({
		from: 'bob@firm.example',
		subject: 'Fwd: Tables',
		text: 'Please answer\n\n---------- Forwarded message ---------\nFrom: Carl Day <carl@client.example>\nDate: Mon, 18 May 2026\nSubject: Tables\nTo: <bob@firm.example>\n\n20 tables, please',
	});
	await office.receive({
		from: 'dora@client.example',
		subject: 'Automatische Antwort: Angebot',
		headers: { 'Auto-Submitted': 'auto-replied' },
	});

	const collected = await office.collected(4);
	expect(mailsOf(collected).sort()).toEqual([
		"ignored 'Automatische Antwort: Angebot'",
		"inquiry 'Form'",
		"inquiry 'Fwd: Tables'",
		"inquiry 'Re: Смета'",
	]);
	const reply = itemOf(collected, 'Re: Смета');
	expect(reply).toMatchObject({
		text: 'Добрый день! Когда начнёте?\nЗвоните: 8 (495) 123-45-67',
		phone: '+74951234567',
		source: 'newsletter',
		medium: 'email',
		campaign: 'spring',
		isReply: true,
		threadId: '<1@stroy.example>',
		contact: {
			name: 'Мария Иванова',
			phone: '+74951234567',
			company: 'ООО «Строй»',
			domainKind: 'company',
			language: 'ru',
			country: 'RU',
		},
	});
	expect(reply['quotedText']).toContain('Сколько этажей?');
	expect(reply['signature']).toContain('С уважением');
	expect(itemOf(collected, 'Form')).toMatchObject({
		senderAddress: 'ann@client.example',
		senderName: 'Ann Lee',
		source: 'google',
		medium: 'cpc',
	});
	expect(itemOf(collected, 'Fwd: Tables')).toMatchObject({
		senderAddress: 'carl@client.example',
		forwardedBy: 'bob@firm.example',
	});
	expect(itemOf(collected, 'Automatische Antwort: Angebot')).toMatchObject({
		automatic: { kind: 'autoReply' },
		reason: expect.stringContaining('Auto-Submitted') as string,
	});
});

test('who wrote in the period before the activation is known', async () => {
	const office = await world.office('warm@firm.example');
	const earlier = new Date(Date.now() - 5 * HOUR_MS);
	await office.receive({ from: 'ann@client.example', subject: 'earlier' }, earlier);
	await office.activate();
	await office.status('connected');
	await office.receive({ from: 'ann@client.example', subject: 'again' });
	await office.receive({ from: 'bob@client.example', subject: 'new' });
	expect(mailsOf(await office.collected(2)).sort()).toEqual(["inquiry 'new'", "repeat 'again'"]);
});
