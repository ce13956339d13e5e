import { DateTime } from 'luxon';
import { codeOf } from '../support/examples/expressions';
import { nodeNamed } from '../support/examples/fields';
import { exampleFile } from '../support/examples/files';
import { isObject, type Json } from '../support/n8n/json';

const INQUIRY: Json = {
	senderName: 'Ann <script>',
	senderAddress: 'Ann@client.example',
	subject: '=HYPERLINK("x") & more',
	text: 'Hello "you"!\nWhat does <i>this</i> cost?',
	phone: '+74951234567',
	recipient: 'sales@firm.example',
	source: 'spring',
	medium: '',
	campaign: 'may',
	receivedAt: '2026-05-12T10:04:00.000+03:00',
	inquiryId: 'b7d5c11b681508445ee18d868e9a3782',
	visitId: '',
	form: {},
	tracking: { yclid: '' },
	settings: { account: 'https://your-account.example', goal: 'email_inquiry', counter: '12345678' },
};

/** The value of a parameter of a node, where the nodes before put out these items. */
function valueOf(
	file: string,
	node: string,
	path: readonly string[],
	items: Readonly<Record<string, Json>>,
): unknown {
	const given = path.reduce<unknown>(
		(value, key) => (isObject(value) || Array.isArray(value) ? Reflect.get(value, key) : undefined),
		nodeNamed(exampleFile(file), node).parameters,
	);
	if (typeof given !== 'string') throw new Error(`${node} has no text at ${path.join('.')}`);
	const item = (name: string) => ({
		item: { json: items[name] },
		first: () => ({ json: items[name] }),
	});
	const run = (code: string): unknown =>
		new Function('$json', '$', 'DateTime', `return (${code}\n)`)(items[''], item, DateTime);
	const codes = codeOf(given);
	const [code = ''] = codes;
	if (given === `={{${code}}}`) return run(code);
	return codes
		.reduce((text, one) => text.replace(`{{${one}}}`, () => String(run(one))), given)
		.slice(1);
}

/** What a request sends. */
function bodyOf(file: string, node: string, items: Readonly<Record<string, Json>>): unknown {
	return JSON.parse(String(valueOf(file, node, ['jsonBody'], items)));
}

describe('repeats in amoCRM', () => {
	const file = 'amocrm-repeat-note.json';
	const items = (json: Json) => ({ '': json, Settings: INQUIRY });
	const contact = (address: string, ...leads: number[]) => ({
		custom_fields_values: [{ field_code: 'EMAIL', values: [{ value: address }] }],
		_embedded: { leads: leads.map((id) => ({ id })) },
	});
	const lead = (id: number, status_id: number, updated_at: number) => ({
		id,
		status_id,
		updated_at,
	});

	test('are those items that say why they are no inquiry', () => {
		const path = ['conditions', 'conditions', '0', 'leftValue'];
		expect(valueOf(file, 'Is it a repeat?', path, items(INQUIRY))).toBe('');
		const repeat = { ...INQUIRY, reasonCode: 'repeat' };
		expect(valueOf(file, 'Is it a repeat?', path, items(repeat))).toBe('repeat');
	});

	test('belong to the deals of the contacts with exactly this address', () => {
		const contacts = [contact('ann@client.example', 1, 2), contact('joann@client.example', 3)];
		const url = valueOf(file, 'Find its deals', ['url'], items({ _embedded: { contacts } }));
		expect(url).toBe(
			'https://your-account.example/api/v4/leads?filter[id][]=0&filter[id][]=1&filter[id][]=2',
		);
	});

	test('belong to no deal when nobody has the address', () => {
		const url = 'https://your-account.example/api/v4/leads?filter[id][]=0';
		expect(valueOf(file, 'Find its deals', ['url'], items({}))).toBe(url);
	});

	test('become a note on the open deal that was changed last', () => {
		const leads = [lead(1, 142, 9), lead(2, 500, 5), lead(3, 500, 7), lead(4, 143, 8)];
		const path = ['conditions', 'conditions', '0', 'leftValue'];
		const found = items({ _embedded: { leads } });
		expect(valueOf(file, 'Is a deal open?', path, found)).toBe(2);
		expect(valueOf(file, 'Is a deal open?', path, items({}))).toBe(0);
		expect(bodyOf(file, 'Add the repeat as a note', found)).toMatchObject([
			{ entity_id: 3, params: { text: expect.stringContaining('What does <i>this</i> cost?') } },
		]);
	});
});

describe('a conversion for Yandex Metrica', () => {
	const line = (json: Json) =>
		valueOf(
			'yandex-metrica-conversions.json',
			'Write the line',
			['assignments', 'assignments', '0', 'value'],
			{
				'': { ...INQUIRY, ...json },
			},
		);

	test('has the ClientID of the tag or of the form, and the time in seconds', () => {
		const csv = 'ClientId,Target,DateTime\n1712345678901234567,email_inquiry,1778569440\n';
		expect(line({ visitId: '1712345678901234567' })).toBe(csv);
		expect(line({ form: { ClientID: '1712345678901234567' } })).toBe(csv);
	});

	test('has the yclid otherwise, and nothing that could be another field', () => {
		const csv = 'Yclid,Target,DateTime\n123x,email_inquiry,1778569440\n';
		expect(line({ tracking: { yclid: '12,3\nx' } })).toBe(csv);
	});
});

test('a lead of Pipedrive is linked to the person that was found, or to the new one', () => {
	const person = (found: readonly Json[]) => ({
		'Client mail': INQUIRY,
		'Find the person': { data: { items: found } },
	});
	const add = (items: Readonly<Record<string, Json>>) =>
		bodyOf('pipedrive-lead.json', 'Add the lead', items);
	expect(add({ ...person([{ item: { id: 7 } }]), '': { data: { items: [] } } })).toMatchObject({
		person_id: 7,
	});
	expect(add({ ...person([]), '': { data: { id: 8 } } })).toMatchObject({ person_id: 8 });
});

test('a note in Pipedrive shows what the client wrote, and has the number it is found by', () => {
	const { content } = Object(
		bodyOf('pipedrive-lead.json', 'Add the text as a note', {
			'': { data: { id: 'x' } },
			'Client mail': INQUIRY,
		}),
	);
	expect(content).toContain('Hello "you"!<br>What does &lt;i>this&lt;/i> cost?');
	expect(content).toContain(INQUIRY['inquiryId']);
});

test('an order in RetailCRM has its customer, its source and no empty field', () => {
	const order = (customers: readonly Json[], json: Json) =>
		JSON.parse(
			String(
				valueOf(
					'retailcrm-order.json',
					'Add the order',
					['bodyParameters', 'parameters', '1', 'value'],
					{
						'': json,
						Settings: { ...INQUIRY, phone: '' },
						'Find the customer': { customers },
					},
				),
			),
		);
	expect(order([{ id: 5 }], { customers: [{ id: 5 }] })).toEqual({
		externalId: INQUIRY['inquiryId'],
		customer: { id: 5 },
		firstName: 'Ann <script>',
		email: 'Ann@client.example',
		customerComment: expect.stringContaining('Hello "you"!'),
		source: { source: 'spring', campaign: 'may' },
	});
	expect(order([], { success: true, id: 6 })).toMatchObject({ customer: { id: 6 } });
});

test('a draft is shown in Telegram as it is, whatever it contains', () => {
	const output = {
		kind: 'inquiry',
		urgency: 'high',
		summary: 'Asks *much*',
		answer: 'See a_b [x](y) `c`',
	};
	const message = valueOf('ai-triage-approval.json', 'Ask a person', ['message'], {
		'': { output },
		'Client mail': INQUIRY,
	});
	expect(message).toContain('inquiry, high: Asks \\*much\\*');
	expect(message).toContain('See a\\_b \\[x](y) \\`c\\`');
});

test.each([
	['Send to Telegram', '🔴 office@firm.example\nIt &lt;broke&gt; &amp; more', '🟢'],
	[
		'Send to Slack',
		':red_circle: office@firm.example\nIt &lt;broke&gt; &amp; more',
		':large_green_circle:',
	],
])('an alert reads well: %s', (node, broken, green) => {
	const status = { event: 'broken', mailbox: 'office@firm.example', text: 'It <broke> & more' };
	const say = (event: string) =>
		valueOf('mailbox-alerts.json', node, ['text'], { '': { ...status, event } });
	expect(say('broken')).toBe(broken);
	expect(say('connectedTwice')).toBe(broken);
	expect(say('recovered')).toMatch(new RegExp(`^${green} `));
});
