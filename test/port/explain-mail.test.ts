import type { IDataObject, INode } from 'n8n-workflow';
import { newEnvironment } from '../../nodes/EmailInquiryTrigger/environment';
import { runAction, type ActionChoices } from '../support/action';
import { startEngine } from '../support/engine';
import { mail } from '../support/mail';
import { secondsAgo } from '../support/office';
import { openPort } from '../support/port/port';

const server = openPort();
const HOUR = 3_600;
const TRIGGER = 'Email Inquiry Trigger';
const IDS = { workflowId: 'office', nodeId: 'trigger-1' };

let offices = 0;

/** A mailbox, its trigger with what n8n saved, and the step that explains. */
async function newOffice(parameters: IDataObject = {}) {
	const user = `explained-mail${++offices}.${process.pid}@firm.example`;
	const engine = startEngine({
		...{ server, user, parameters, ids: IDS, environment: newEnvironment() },
	});
	await engine.activate();
	const trigger: INode = {
		...{ id: IDS.nodeId, name: TRIGGER, type: 'n8n-nodes-email-inquiry.emailInquiryTrigger' },
		...{ typeVersion: 1, position: [0, 0], parameters: parameters as INode['parameters'] },
	};
	return {
		user,
		engine,
		trigger,
		async receive(from: string, options: Parameters<typeof mail>[0] & Where = {}) {
			const { folder = 'INBOX', ago = 0, ...written } = options;
			const raw = mail({ from, to: user, ...written });
			await server.append(user, folder, raw, { receivedAt: secondsAgo(ago) });
		},
		async explain(asked: IDataObject, more: Partial<ActionChoices> = {}) {
			const [answers = []] = await runAction({
				...{ server, user },
				workflow: { id: IDS.workflowId, nodes: [trigger], staticData: engine.staticData },
				...more,
				parameters: {
					...{ resource: 'mailbox', operation: 'explain', findBy: 'message', options: {} },
					...{ settingsFrom: 'trigger', ...asked },
				},
			});
			return answers.map(({ json }) => json);
		},
	};
}

interface Where {
	readonly folder?: string;
	/** Seconds before now. */
	readonly ago?: number;
}

test('a Message-ID, an inquiryId and the field message find the same mail', async () => {
	const office = await newOffice();
	await office.receive('ann@client.example', { messageId: '<1@client.example>' });
	await office.engine.tick();
	const [inquiry = {}] = office.engine.items('inquiry');
	const asked = [
		...['<1@client.example>', '1@client.example', 'INBOX#<1@client.example>'],
		...[String(inquiry.inquiryId), String(inquiry.message)],
	];
	for (const message of asked) {
		const answers = await office.explain({ message });
		expect(answers).toHaveLength(1);
		expect(answers[0]).toMatchObject({
			...{ reasonCode: 'inquiry', outcome: 'inquiry', became: 'inquiry', folder: 'INBOX' },
			...{ inquiryId: inquiry.inquiryId, message: inquiry.message, stateRead: true },
			...{ trigger: TRIGGER, senderAddress: 'ann@client.example' },
		});
	}
});

test('mail that was moved is found where it lies, and is what it was', async () => {
	const office = await newOffice();
	await office.receive('ann@client.example', { messageId: '<1@client.example>' });
	await office.engine.tick();
	const [{ message } = {}] = office.engine.items('inquiry');
	await server.createFolder(office.user, 'Done');
	await server.expunge(office.user, 'INBOX', 1);
	await office.receive('ann@client.example', { messageId: '<1@client.example>', folder: 'Done' });
	const [answer] = await office.explain({ message: String(message) });
	expect(answer).toMatchObject({ folder: 'Done', outcome: 'inquiry', reasonCode: 'inquiry' });
	expect(answer?.text).toContain('It lies in Done now.');
});

test('mail in Spam says so, and what it would be elsewhere', async () => {
	const office = await newOffice();
	await office.receive('ann@client.example', { messageId: '<1@x.example>', folder: 'Junk' });
	const [answer] = await office.explain({ message: '<1@x.example>' });
	expect(answer).toMatchObject({
		...{ reasonCode: 'inSpam', outcome: 'notCollected', folder: 'Junk', became: null },
	});
	expect(answer?.text).toMatch(/spam folder Junk.*it would be an inquiry/);
});

test('a sender and a day give an answer for each message', async () => {
	const office = await newOffice({ whoWrites: { websiteForms: 'forms.example' } });
	const today = secondsAgo(0).toISOString().slice(0, 10);
	const form = { text: 'E-mail: ann@client.example' };
	await office.receive('ann@client.example', { messageId: '<1@client.example>' });
	await office.receive('noreply@forms.example', { ...form, messageId: '<2@forms.example>' });
	await office.receive('bob@client.example', { messageId: '<3@client.example>' });
	await office.receive('ann@client.example', { messageId: '<4@client.example>', ago: 60 * HOUR });
	await office.engine.tick();
	const asked = { findBy: 'sender', sender: 'Ann <ann@client.example>', day: today };
	const answers = await office.explain(asked, { zone: 'UTC' });
	expect(answers.map(({ messageId, reasonCode }) => [messageId, reasonCode])).toEqual([
		['<1@client.example>', 'inquiry'],
		['<2@forms.example>', 'repeat'],
	]);
});

test.each<[what: string, day: unknown]>([
	['a date', '2026-05-31'],
	['midnight in UTC, as pickers and tables write it', '2026-05-31T00:00:00.000Z'],
	['a Date of an expression', new Date('2026-05-31T00:00:00.000Z')],
	['a moment of it', '2026-06-01T02:00:00.000Z'],
])('a day is the day that was chosen, west of Greenwich too: %s', async (_, day) => {
	const office = await newOffice();
	const noon = (Date.now() - Date.parse('2026-05-31T16:00:00Z')) / 1000;
	await office.receive('ann@client.example', { messageId: '<1@client.example>', ago: noon });
	const asked = { findBy: 'sender', sender: 'ann@client.example', day: day as string };
	const answers = await office.explain(asked, { zone: 'America/New_York' });
	expect(answers).toMatchObject([{ messageId: '<1@client.example>' }]);
});

test.each<[what: string, message: string, isFound: boolean]>([
	['a field as it is copied from a header', 'Message-ID: <abc#1@client.example>', true],
	['a Message-ID that holds #, without its brackets', 'abc#1@client.example', true],
	['a Message-ID behind a folder', 'Old#<abc#1@client.example>', true],
	['white space around it', ' <abc#1@client.example> ', true],
	['another Message-ID', 'abc#2@client.example', false],
])('a message is found by %s', async (_, message, isFound) => {
	const office = await newOffice();
	await office.receive('ann@client.example', { messageId: '<abc#1@client.example>' });
	const [answer] = await office.explain({ message });
	const missing = { reasonCode: 'noSuchMail', messageId: '<abc#2@client.example>' };
	expect(answer).toMatchObject(
		isFound ? { messageId: '<abc#1@client.example>', folder: 'INBOX' } : missing,
	);
});

test('what is not on the server is not', async () => {
	const office = await newOffice();
	const [answer] = await office.explain({ message: '<gone@client.example>' });
	expect(answer).toMatchObject({
		...{ reasonCode: 'noSuchMail', outcome: 'notFound', folder: '', message: '' },
		messageId: '<gone@client.example>',
	});
});

test('a mailbox that is not read is told from one that will be read', async () => {
	const office = await newOffice();
	await office.receive('ann@client.example', { messageId: '<1@client.example>' });
	await office.receive('bob@client.example', { messageId: '<2@client.example>', ago: 2 * HOUR });
	const [soon] = await office.explain({ message: '<1@client.example>' });
	const [late] = await office.explain({ message: '<2@client.example>' });
	expect(soon).toMatchObject({ reasonCode: 'notReadYet', outcome: 'notYet', isDecided: false });
	expect(late).toMatchObject({ reasonCode: 'mailboxNotRead', outcome: 'notYet' });
	expect(late?.lastReadAt).not.toBeNull();
});

test('without what the trigger remembers the headers tell, and the answer says so', async () => {
	const office = await newOffice();
	await office.receive('ann@client.example', { messageId: '<1@client.example>', ago: HOUR });
	await office.receive('ann@client.example', { messageId: '<2@client.example>' });
	const nothing = { id: IDS.workflowId, nodes: [office.trigger] };
	const [answer] = await office.explain({ message: '<2@client.example>' }, { workflow: nothing });
	expect(answer).toMatchObject({ reasonCode: 'repeat', stateRead: false, trigger: TRIGGER });
	expect(answer?.text).toMatch(/What the trigger remembers cannot be read here/);
});

test('settings of the step serve where the trigger is elsewhere', async () => {
	const office = await newOffice();
	await office.receive('ann@client.example', { messageId: '<1@client.example>', ago: HOUR });
	await office.receive('ann@client.example', { messageId: '<2@client.example>' });
	const own = { settingsFrom: 'own', folders: ['INBOX'], periodDays: 0.5 };
	const asked = { message: '<2@client.example>', ...own };
	const elsewhere = { workflow: { id: 'other', nodes: [] } };
	const filters = { neverFrom: '*@client.example' };
	expect(await office.explain(asked, elsewhere)).toMatchObject([
		{ reasonCode: 'repeat', periodDays: 0.5, stateRead: false, trigger: '' },
	]);
	expect(await office.explain({ ...asked, filters }, elsewhere)).toMatchObject([
		{ reasonCode: 'neverFrom', filterEntry: '*@client.example' },
	]);
});

test('an answer in Russian', async () => {
	const office = await newOffice();
	await office.receive('ann@client.example', { messageId: '<1@client.example>' });
	await office.engine.tick();
	const options = { language: 'ru' };
	const [answer] = await office.explain({ message: '<1@client.example>', options });
	expect(answer?.text).toMatch(/^Это обращение: за период повтора \(1 день\)/);
});

test('expressions in the settings of the trigger are evaluated', async () => {
	const office = await newOffice({ repeatPeriod: '={{ 1 + 1 }}' });
	await office.receive('ann@client.example', { messageId: '<1@client.example>' });
	const [answer] = await office.explain({ message: '<1@client.example>' });
	expect(answer?.periodDays).toBe(2);
});

test('each item gets its own answer, and one that names nothing its own error', async () => {
	const office = await newOffice();
	await office.receive('ann@client.example', { messageId: '<1@client.example>' });
	await office.engine.tick();
	const items = [{ message: '<1@client.example>' }, { message: 'hello' }];
	const message = '={{ $json.message }}';
	const answers = await office.explain({ message }, { items, continueOnFail: true });
	expect(answers).toMatchObject([
		{ reasonCode: 'inquiry' },
		{ error: "'Message' does not name a message" },
	]);
});

test.each<[what: string, nodes: (one: INode) => INode[], asked: IDataObject, error: RegExp]>([
	['none', () => [], {}, /no Email Inquiry Trigger in this workflow/],
	['several', (one) => [one, { ...one, id: '2', name: 'Sales' }], {}, /several Email Inquiry/],
	['another name', (one) => [one], { trigger: 'Sales' }, /names no Email Inquiry Trigger/],
])('a workflow with %s trigger says what to do', async (_, nodes, asked, error) => {
	const office = await newOffice();
	const workflow = { id: IDS.workflowId, nodes: nodes(office.trigger) };
	const question = { message: '<1@client.example>', ...asked };
	await expect(office.explain(question, { workflow })).rejects.toThrow(error);
});

test('the state of another mailbox is not taken for this one', async () => {
	const office = await newOffice();
	const other = await newOffice();
	const { staticData } = other.engine;
	const workflow = { id: IDS.workflowId, nodes: [office.trigger], staticData };
	await expect(office.explain({ message: '<1@client.example>' }, { workflow })).rejects.toThrow(
		/collects from another mailbox/,
	);
});

test.each<[what: string, credentials: INode['credentials'], authentication: string, error: RegExp]>(
	[
		[
			'another',
			{ inquiryMailboxApi: { id: '2', name: 'Sales' } },
			'appPassword',
			/another mailbox/,
		],
		[
			'one of another kind',
			{
				inquiryMailboxApi: { id: '1', name: 'Test Mailbox' },
				inquiryMailboxGoogleOAuth2Api: { id: '3', name: 'Google' },
			},
			...(['google', /another mailbox/] as const),
		],
	],
)('where no state tells the mailbox, the credential does: %s', async (...asked) => {
	const [, credentials, authentication, error] = asked;
	const office = await newOffice();
	const parameters = { ...office.trigger.parameters, authentication };
	const trigger = { ...office.trigger, parameters, credentials: credentials ?? {} };
	const workflow = { id: IDS.workflowId, nodes: [trigger] };
	const question = { message: '<1@client.example>' };
	await expect(office.explain(question, { workflow })).rejects.toThrow(error);
	const own = { inquiryMailboxApi: { id: '1', name: 'Renamed' } };
	const same = { ...office.trigger, credentials: own };
	const answers = await office.explain(question, { workflow: { ...workflow, nodes: [same] } });
	expect(answers).toMatchObject([{ reasonCode: 'noSuchMail' }]);
});

test('of a copied workflow no state is read', async () => {
	const office = await newOffice();
	await office.receive('ann@client.example', { messageId: '<1@client.example>' });
	const { staticData } = office.engine;
	const workflow = { id: 'copy', nodes: [office.trigger], staticData };
	const [answer] = await office.explain({ message: '<1@client.example>' }, { workflow });
	expect(answer).toMatchObject({ stateRead: false, reasonCode: 'inquiry' });
});
