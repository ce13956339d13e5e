import { DateTime } from 'luxon';
import type { Attachment, ParsedMail } from 'mailparser';
import type { INodeTypeDescription } from 'n8n-workflow';
import { EXAMPLES } from '../support/examples/files';
import { importedExample, type SetUp } from '../support/examples/imported';
import { startOutbox, type Outbox } from '../support/examples/outbox';
import { descriptionOf, keptParameters, parameterIssues } from '../support/examples/parameters';
import { startService, type Endpoint, type Service } from '../support/examples/service';
import {
	AMOCRM,
	AMOCRM_REPEATS,
	BITRIX24,
	HUBSPOT,
	METRICA,
	PIPEDRIVE,
	RETAILCRM,
	TELEGRAM,
	TOKEN,
	UIS,
} from '../support/examples/services';
import { mail, type MailOptions } from '../support/mail';
import type { Credential, StoredCredential } from '../support/n8n/api';
import { startChatModel } from '../support/n8n/chat-model';
import type { Execution } from '../support/n8n/execution';
import { isObject, type Json } from '../support/n8n/json';
import { mailboxCredential } from '../support/n8n/mailbox-credential';
import { waitFor } from '../support/n8n/wait';
import { startWorld, WORLD_TIMEOUT_MS, type World } from './world';

const WAIT_MS = 180_000;
const DAY_MS = 86_400_000;

/** What n8n says while nobody chose a sheet. */
const NO_SHEET = [expect.stringContaining('Document'), expect.stringContaining('File URL')];

const LETTER: MailOptions = {
	from: '"Ann <script>" <ann@client.example>',
	subject: '=HYPERLINK("x") & <b>offer</b>',
	text: 'Hello "you"!\nWhat does {{ $json.price }} <i>cost</i>?\nCall +7 495 123-45-67.',
};

let world: World;
let outbox: Outbox;
const services: Service[] = [];

beforeAll(async () => {
	world = await startWorld();
	outbox = await startOutbox();
}, WORLD_TIMEOUT_MS);

afterAll(async () => {
	await world?.stop();
	await outbox?.stop();
	await Promise.all(services.map((service) => service.stop()));
});

async function service(endpoints: readonly Endpoint[]): Promise<Service> {
	const started = await startService(endpoints);
	services.push(started);
	return started;
}

function mailbox(user: string): Promise<StoredCredential> {
	return world.n8n.createCredential(mailboxCredential(world.access(user)));
}

async function receive(user: string, letter: MailOptions, receivedAt = new Date()): Promise<void> {
	await world.server.append(user, 'INBOX', mail({ to: user, ...letter }), { receivedAt });
}

/** Imports an example, sets it up and returns its id. */
function imported(file: string, setUp: SetUp): Promise<string> {
	return world.n8n.createWorkflow(importedExample(file, setUp));
}

/** Waits until a node ran for so many items, and returns them; a failed execution ends it. */
async function itemsOf(workflowId: string, node: string, count: number): Promise<readonly Json[]> {
	const put = (executions: readonly Execution[]) => executions.flatMap((one) => one.items(node));
	const all = await world.n8n.waitForExecutions(
		workflowId,
		`${count} items of '${node}'`,
		(executions) => {
			const failed = executions.find(({ status }) => status !== 'success');
			if (failed) throw new Error(`Execution ${failed.id} failed: ${failed.error ?? ''}`);
			return put(executions).length >= count;
		},
		WAIT_MS,
	);
	return put(all);
}

/** Parameters of a trigger that also collects what is already there. */
function since(days: number): Json {
	return { collectFrom: 'date', startDate: new Date(Date.now() - days * DAY_MS).toISOString() };
}

function isDescription(value: unknown): value is INodeTypeDescription {
	return isObject(value) && typeof value['name'] === 'string' && Array.isArray(value['properties']);
}

test('n8n has all nodes of all examples and keeps each of their parameters', async () => {
	const all = (await world.n8n.nodeTypes()).filter(isDescription);
	for (const { file, nodes, name, settings, connections } of EXAMPLES) {
		await world.n8n.createWorkflow({
			name,
			settings,
			connections: { ...connections },
			nodes: nodes.map((node) => ({ ...node })),
		});
		for (const node of nodes) {
			const described = descriptionOf(node, all);
			const parameters = keptParameters(node, described);
			expect({ file, parameters }).toMatchObject({ file, parameters: node.parameters });
			const issues = parameterIssues({ ...node, parameters }, described);
			// What only the user knows: the address of the sheet.
			const open = node.type.endsWith('.googleSheets') ? NO_SHEET : [];
			expect({ file, node: node.name, issues }).toEqual({ file, node: node.name, issues: open });
		}
	}
});

interface Case {
	readonly file: string;
	readonly endpoints: readonly Endpoint[];
	/** The address in the example for which the stand-in's is typed, and what follows that. */
	readonly address: string;
	readonly base?: string;
	/** For the service; the mailbox has its own. */
	readonly credential?: Credential;
	/** What else is typed over texts of the example. */
	readonly typed?: Readonly<Record<string, string>>;
	/** The plus tag of the address that the client writes to. */
	readonly tag?: string;
	readonly last: string;
	/** What the requests contain; the phone unless said. */
	readonly contain?: RegExp;
	/** Requests for the first inquiry, and for the same one when it comes again. */
	readonly first: readonly string[];
	readonly again: readonly string[];
}

const FIND_LEAD = 'POST /rest/1/hook/crm.lead.list.json';
const ADD_LEAD = 'POST /rest/1/hook/crm.lead.add.json';
const SAVE_CONTACT = 'POST /crm/v3/objects/contacts/batch/upsert';
const FIND_DEAL = 'POST /crm/v3/objects/deals/search';

const FIND_PIPEDRIVE_LEAD = 'GET /api/v2/leads/search';
const FIND_ORDER = 'GET /api/v5/orders';
const UPLOAD_CONVERSION = 'POST /management/v1/counter/12345678/offline_conversions/upload';
const PHONE = /\+7 ?495 ?123-?45-?67/;

function header(name: string, value: string): Credential {
	return { type: 'httpHeaderAuth', name, data: { name, value } };
}

const bearer: Credential = {
	type: 'httpBearerAuth',
	name: 'Token of the account',
	data: { token: TOKEN },
};

const CASES: readonly Case[] = [
	{
		file: 'bitrix24-lead.json',
		endpoints: BITRIX24,
		address: 'https://your-portal.example/rest/1/your-webhook',
		base: '/rest/1/hook',
		last: 'Find the lead',
		first: [FIND_LEAD, ADD_LEAD],
		again: [FIND_LEAD],
	},
	{
		file: 'hubspot-contact-deal.json',
		endpoints: HUBSPOT,
		address: 'https://api.hubapi.com',
		credential: { type: 'hubspotAppToken', name: 'HubSpot', data: { appToken: TOKEN } },
		last: 'Find the deal',
		first: [SAVE_CONTACT, FIND_DEAL, 'POST /crm/v3/objects/deals'],
		again: [SAVE_CONTACT, FIND_DEAL],
	},
	{
		file: 'amocrm-lead.json',
		endpoints: AMOCRM,
		address: 'https://your-account.example',
		credential: bearer,
		last: 'Add the text as a note',
		first: ['POST /api/v4/leads/complex', 'POST /api/v4/leads/notes'],
		again: ['POST /api/v4/leads/complex', 'POST /api/v4/leads/notes'],
	},
	{
		file: 'uis-upload-emails.json',
		endpoints: UIS,
		address: 'https://dataapi.uiscom.ru',
		typed: { 'your-api-key': TOKEN },
		last: 'Upload the letter',
		first: ['POST /v2.0'],
		again: ['POST /v2.0'],
	},
	{
		file: 'pipedrive-lead.json',
		endpoints: PIPEDRIVE,
		address: 'https://api.pipedrive.com',
		credential: { type: 'pipedriveApi', name: 'Pipedrive', data: { apiToken: TOKEN } },
		last: 'Find the lead',
		first: [
			...[FIND_PIPEDRIVE_LEAD, 'GET /api/v2/persons/search', 'POST /api/v2/persons'],
			...['POST /v1/leads', 'POST /v1/notes'],
		],
		again: [FIND_PIPEDRIVE_LEAD],
	},
	{
		file: 'retailcrm-order.json',
		endpoints: RETAILCRM,
		address: 'https://your-account.example',
		credential: header('X-API-KEY', TOKEN),
		last: 'Find the order',
		first: [
			...[FIND_ORDER, 'GET /api/v5/customers', 'POST /api/v5/customers/create'],
			'POST /api/v5/orders/create',
		],
		again: [FIND_ORDER],
	},
	{
		file: 'yandex-metrica-conversions.json',
		endpoints: METRICA,
		address: 'https://api-metrika.yandex.net',
		credential: header('Authorization', `OAuth ${TOKEN}`),
		tag: '+1712345678901234567',
		last: 'Upload the conversion',
		contain: /1712345678901234567/,
		first: [UPLOAD_CONVERSION],
		again: [UPLOAD_CONVERSION],
	},
];

test.each(CASES)('$file hands inquiries on as the service documents it', async (one) => {
	const stub = await service(one.endpoints);
	const user = `${one.file.split('.')[0] ?? ''}@shop.example`;
	await receive(user, { ...LETTER, to: user.replace('@', `${one.tag ?? ''}@`) });
	const own = one.credential ? [await world.n8n.createCredential(one.credential)] : [];
	const setUp: SetUp = {
		credentials: [await mailbox(user), ...own],
		typed: { ...one.typed, [one.address]: `${stub.url}${one.base ?? ''}` },
		parameters: { 'Client mail': since(1) },
	};
	const workflowId = await imported(one.file, setUp);
	await world.n8n.activate(workflowId);
	await itemsOf(workflowId, one.last, 1);
	await world.n8n.deactivate(workflowId);
	expect(stub.problems).toEqual([]);
	expect(stub.calls.map(({ request }) => request)).toEqual(one.first);
	expect(JSON.stringify(stub.calls)).toMatch(one.contain ?? PHONE);

	// A run by hand passes on the same mail once more: the same inquiryId.
	expect((await world.n8n.runManually(workflowId, 'Client mail')).status).toBe('success');
	expect(stub.problems).toEqual([]);
	expect(stub.calls.slice(one.first.length).map(({ request }) => request)).toEqual(one.again);
});

test('a client who writes again gets a note on the open deal, and no second lead', async () => {
	const stub = await service(AMOCRM_REPEATS);
	const user = 'repeats@shop.example';
	const workflowId = await imported('amocrm-repeat-note.json', {
		credentials: [await mailbox(user), await world.n8n.createCredential(bearer)],
		typed: { 'https://your-account.example': stub.url },
		parameters: { 'Client mail': since(1) },
	});
	const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
	await receive(user, LETTER, minutesAgo(20));
	await world.n8n.activate(workflowId);
	await itemsOf(workflowId, 'Add the text as a note', 1);
	await receive(user, { ...LETTER, text: 'And when can you deliver?' }, minutesAgo(10));
	await itemsOf(workflowId, 'Add the repeat as a note', 1);
	await world.n8n.deactivate(workflowId);
	expect(stub.problems).toEqual([]);
	expect(stub.calls.map(({ request }) => request)).toEqual([
		...['POST /api/v4/leads/complex', 'POST /api/v4/leads/notes'],
		...['GET /api/v4/contacts', 'GET /api/v4/leads', 'POST /api/v4/leads/notes'],
	]);
	expect(JSON.stringify(stub.calls.at(-1)?.body)).toContain('And when can you deliver?');
});

test('an answer of the AI goes to the client once a person approves it', async () => {
	const stub = await service(TELEGRAM);
	const answer = 'Hello Ann, *thank you* for writing.';
	const said = { kind: 'inquiry', urgency: 'normal', summary: 'Asks for a price.', answer };
	const model = await startChatModel({}, JSON.stringify({ output: said }));
	try {
		const user = 'ai@shop.example';
		await receive(user, LETTER);
		const own = [
			outbox.credential,
			{ type: 'telegramApi', name: 'Bot', data: { accessToken: TOKEN, baseUrl: stub.url } },
			{ type: 'openAiApi', name: 'Model', data: { apiKey: 'secret', url: model.url } },
		];
		const sentBefore = outbox.sent.length;
		const workflowId = await imported('ai-triage-approval.json', {
			credentials: [
				await mailbox(user),
				...(await Promise.all(own.map((one) => world.n8n.createCredential(one)))),
			],
			parameters: { 'Client mail': since(1) },
		});
		await world.n8n.activate(workflowId);
		const url = await waitFor(
			'the question in Telegram',
			WAIT_MS,
			() => /"url":"([^"]*approved=true[^"]*)"/.exec(JSON.stringify(stub.calls))?.[1],
		);
		expect(JSON.stringify(stub.calls)).toContain('Asks for a price.');
		expect(outbox.sent).toHaveLength(sentBefore);
		// n8n takes no approval from robots.
		const headers = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' };
		const approve = async () => (await fetch(url, { headers })).status;
		// The question is out a moment before the execution waits for the answer: n8n says 409 until then.
		const isTaken = async () => ((await approve()) === 200 ? true : undefined);
		await waitFor('the approval to be taken', WAIT_MS, isTaken);
		await itemsOf(workflowId, 'Send the answer', 1);
		await world.n8n.deactivate(workflowId);
		expect(stub.problems).toEqual([]);
		const [sent] = outbox.sent.splice(sentBefore);
		expect(sent?.text).toContain(answer);
		expect(sent?.subject).toBe(`Re: ${LETTER.subject ?? ''}`);
	} finally {
		await model.stop();
	}
});

test('UIS that refuses an inquiry makes the execution fail with its words', async () => {
	const stub = await service(UIS);
	const user = 'refused@shop.example';
	await receive(user, { ...LETTER, subject: 'refused' });
	const workflowId = await imported('uis-upload-emails.json', {
		credentials: [await mailbox(user)],
		typed: { 'https://dataapi.uiscom.ru': stub.url, 'your-api-key': TOKEN },
		parameters: { 'Client mail': since(1) },
	});
	await world.n8n.activate(workflowId);
	const executions = await world.n8n.waitForExecutions(
		workflowId,
		'a failed execution',
		(all) => all.some(({ status }) => status === 'error'),
		WAIT_MS,
	);
	await world.n8n.deactivate(workflowId);
	expect(executions.map(({ error }) => error).filter(Boolean)).toEqual([
		'UIS did not take the inquiry: Access token is invalid',
	]);
});

test('several mailboxes become leads with their sources', async () => {
	const stub = await service(BITRIX24);
	await receive('info@example.com', { ...LETTER, to: 'info+ads@example.com', subject: 'one' });
	await receive('shop@example.com', { ...LETTER, subject: 'two' });
	const workflowId = await imported('several-mailboxes.json', {
		credentials: [await mailbox('info@example.com'), await mailbox('shop@example.com')],
		typed: { 'https://your-portal.example/rest/1/your-webhook': `${stub.url}/rest/1/hook` },
		parameters: { 'Mail of the website': since(1), 'Mail of the shop': since(1) },
	});
	await world.n8n.activate(workflowId);
	await itemsOf(workflowId, 'Add the lead', 2);
	await world.n8n.deactivate(workflowId);
	expect(stub.problems).toEqual([]);
	const leads = stub.calls.filter(({ request }) => request === ADD_LEAD).map(({ body }) => body);
	const lead = (fields: Json) =>
		expect.objectContaining({ fields: expect.objectContaining(fields) });
	expect(leads).toHaveLength(2);
	expect(leads).toEqual(
		expect.arrayContaining([
			lead({ TITLE: 'one', UTM_SOURCE: 'website ads', UTM_MEDIUM: 'cpc', UTM_CAMPAIGN: 'spring' }),
			lead({ TITLE: 'two', UTM_SOURCE: 'shop', UTM_MEDIUM: 'email' }),
		]),
	);
});

test('what happens to a mailbox is told to Telegram, where somebody has to know', async () => {
	const stub = await service(TELEGRAM);
	const bot = await world.n8n.createCredential({
		...{ type: 'telegramApi', name: 'Bot' },
		data: { accessToken: TOKEN, baseUrl: stub.url },
	});
	const workflow = importedExample('mailbox-alerts.json', {
		credentials: [await mailbox('alerts@shop.example'), bot],
		typed: { '123456789': '4711' },
		// n8n's Slack node knows no other address than Slack's own.
		without: ['Send to Slack'],
	});
	// An outage is reported after a minute at the earliest, so the items come from a run by hand.
	const items = ['connected', 'broken', 'recovered', 'unusuallyQuiet'].map((event) => ({
		event,
		mailbox: 'alerts@shop.example',
		since: '2026-05-12T10:04:00.000Z',
		text: `It is <${event}>`,
	}));
	const workflowId = await world.n8n.createWorkflow({
		...workflow,
		nodes: [
			...workflow.nodes,
			{ ...NEW_NODE, id: 'by-hand', name: 'By hand', type: 'n8n-nodes-base.manualTrigger' },
			{
				...NEW_NODE,
				id: 'statuses',
				name: 'Statuses',
				type: 'n8n-nodes-base.code',
				typeVersion: 2,
				parameters: { jsCode: `return ${JSON.stringify(items)}.map((json) => ({ json }));` },
			},
		],
		connections: {
			...workflow.connections,
			'By hand': wireTo('Statuses'),
			Statuses: wireTo('Only what needs a look'),
		},
	});
	const { status, error } = await world.n8n.runManually(workflowId, 'By hand');
	expect([status, error]).toEqual(['success', undefined]);
	expect(stub.problems).toEqual([]);
	const told = (text: string) => ({
		...{ chat_id: '4711', parse_mode: 'HTML' },
		text: expect.stringContaining(`alerts@shop.example\nIt is &lt;${text}&gt;`),
	});
	expect(stub.calls.map(({ body }) => body)).toEqual([
		expect.objectContaining(told('broken')),
		expect.objectContaining(told('recovered')),
		expect.objectContaining(told('unusuallyQuiet')),
	]);
	expect(stub.calls.map(({ body }) => JSON.stringify(body).match(/🔴|🟢|🟡/u)?.[0])).toEqual([
		'🔴',
		'🟢',
		'🟡',
	]);
});

const NEW_NODE = { typeVersion: 1, position: [0, 0], parameters: {} };

function wireTo(node: string): Json {
	return { main: [[{ node, type: 'main', index: 0 }]] };
}

const REPORT = 'Every Monday at 7';

/** The names of the pictures that came inline. */
function picturesOf(letter: ParsedMail | undefined): string[] {
	const isPicture = ({ content, related }: Attachment) =>
		related && content.subarray(1, 4).toString() === 'PNG';
	return (letter?.attachments ?? [])
		.filter(isPicture)
		.map(({ cid = '' }) => cid)
		.sort();
}

/** The names of the pictures that its HTML shows. */
function shownIn(letter: ParsedMail | undefined): string[] {
	const html = letter?.html === undefined ? '' : String(letter.html);
	return [...html.matchAll(/src="cid:(\w+)"/g)].map(([, cid = '']) => cid).sort();
}

test('from collected mail to a weekly report and a reminder in the inbox', async () => {
	const user = 'reports@shop.example';
	const credentials = [await mailbox(user), await world.n8n.createCredential(outbox.credential)];
	const lastWeek = DateTime.utc().startOf('week').minus({ weeks: 1 });
	const at = (days: number) => lastWeek.plus({ days, hours: 10 }).toJSDate();
	await receive(user, { ...LETTER, to: 'reports+spring@shop.example' }, at(0));
	await receive(user, { from: 'ben@client.example', subject: 'Chairs' }, at(1));
	await receive(user, { from: 'cleo@client.example', subject: 'Tables' }, at(3));
	await receive(user, { from: 'dora@client.example', subject: 'The week before' }, at(-4));

	const workflowId = await imported('data-table-weekly-report.json', {
		credentials,
		parameters: { 'Client mail': since(28) },
	});
	expect((await world.n8n.runManually(workflowId, 'Run once')).status).toBe('success');
	// Nothing collected yet: a report says so too, with every picture it shows.
	expect((await world.n8n.runManually(workflowId, REPORT)).error).toBeUndefined();
	const [empty] = outbox.sent.splice(0);
	expect(shownIn(empty)).toEqual(picturesOf(empty));

	await world.n8n.activate(workflowId);
	await itemsOf(workflowId, 'Save the inquiry', 4);
	await world.n8n.deactivate(workflowId);

	const report = await world.n8n.runManually(workflowId, REPORT);
	expect([report.status, report.error]).toEqual(['success', undefined]);
	const [sent] = outbox.sent;
	expect(picturesOf(sent)).toEqual(['chartHours', 'chartSources', 'chartTimeline']);
	expect(shownIn(sent)).toEqual(picturesOf(sent));
	expect(sent?.subject).toMatch(/^Inquiries: .*\d{4}$/);
	const totals = report.items('Build the report').map((item) => item['totals']);
	expect(totals).toMatchObject([{ inquiries: 3 }]);
	expect(sent?.attachments.map(({ contentType }) => contentType)).toContain('text/html');

	// The inquiries of last week are older than a day, and only one of them was answered.
	const answer = { from: user, to: 'ben@client.example', subject: 'Re: Chairs', date: at(2) };
	await world.server.append(user, 'Sent', mail(answer), { receivedAt: at(2) });
	const reminder = await imported('unanswered-reminder.json', { credentials });
	expect((await world.n8n.runManually(reminder, 'On working days at 9')).status).toBe('success');
	expect(outbox.sent).toHaveLength(2);
	const text = outbox.sent[1]?.text ?? '';
	expect(text).toContain('Ann <script>, ann@client.example, +74951234567\n=HYPERLINK("x")');
	expect(text).toContain('Tables\nwaits for ');
	expect(text).not.toContain('Chairs');
});
