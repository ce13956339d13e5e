import type { Locator } from 'playwright-core';
import { exampleWorkflow, TRIGGER } from '../support/n8n/example';
import type { Json } from '../support/n8n/json';
import { waitFor } from '../support/n8n/wait';
import { openEditor, type Editor } from './editor';
import { startWorld, WORLD_TIMEOUT_MS, type World } from './world';

/**
 * What a person sees of each form, from top to bottom. Tests that set parameters by JSON did not notice that
 * 'Resource' was invisible: the editor hides what the fields of a login name in their conditions.
 */
const ACTION = 'Email Inquiry';
const MESSAGE = ['Message'];
const PERIOD = ['Credential', 'Poll Times', 'Mode', 'Folders', 'Repeat Period'];
const RULES = ['What Counts', 'Filters', 'Who Writes to Whom', 'Sources'];
const REST = ['While Inactive', 'Additional Outputs', 'Simplify', ...RULES, 'Files', 'Running'];
const PASSWORD = ['Provider', 'Address', 'App Password'];
const CERTIFICATE = ['Ignore TLS Issues (Insecure)', 'CA Certificate'];
const MICROSOFT = [
	...['OAuth Redirect URL', 'Client ID', 'Authentication', 'Client Secret'],
	...['Address', 'Login (Optional)', 'Tenant'],
];
const APP = ['OAuth Redirect URL', 'Client ID', 'Client Secret'];
const PANELS: ReadonlyArray<
	readonly [what: string, node: string, parameters: Json, fields: readonly string[]]
> = [
	['the trigger', TRIGGER, {}, [...PERIOD, 'Collect From', ...REST]],
	[
		'the trigger with a period of its own',
		TRIGGER,
		{ repeatPeriod: 'custom' },
		[...PERIOD, 'Custom Period', 'Custom Period Unit', 'Collect From', ...REST],
	],
	[
		'the trigger from a date',
		TRIGGER,
		{ collectFrom: 'date' },
		[...PERIOD, 'Collect From', 'Start Date', ...REST],
	],
	[
		'the trigger with files',
		TRIGGER,
		{ files: { download: ['attachments'], maxAttachments: 5, maxAttachmentSize: 5 } },
		[
			...[...PERIOD, 'Collect From', ...REST.slice(0, -1)],
			...['Download', 'Maximum Attachment Size', 'Maximum Attachments', 'Running'],
		],
	],
	[
		'the trigger without files',
		TRIGGER,
		{ files: { download: [], maxAttachments: 5 } },
		[...PERIOD, 'Collect From', ...REST.slice(0, -1), 'Download', 'Running'],
	],
	[
		'Message: Create Draft',
		ACTION,
		{ resource: 'message', operation: 'createDraft' },
		['Credential', 'Resource', 'Operation', ...MESSAGE, 'Text', 'Options'],
	],
	[
		'Message: Get',
		ACTION,
		{ resource: 'message', operation: 'get' },
		['Credential', 'Resource', 'Operation', ...MESSAGE, 'Output', 'Options'],
	],
	[
		'Message: Get, selected fields',
		ACTION,
		{ resource: 'message', operation: 'get', output: 'selected' },
		['Credential', 'Resource', 'Operation', ...MESSAGE, 'Output', 'Fields', 'Options'],
	],
	[
		'Message: Get, the original',
		ACTION,
		{ resource: 'message', operation: 'get', output: 'original' },
		[...['Credential', 'Resource', 'Operation', ...MESSAGE, 'Output'], 'Put Output File in Field'],
	],
	[
		'Message: Mark',
		ACTION,
		{ resource: 'message', operation: 'mark' },
		['Credential', 'Resource', 'Operation', ...MESSAGE, 'Mark As'],
	],
	[
		'Message: Move',
		ACTION,
		{ resource: 'message', operation: 'move' },
		['Credential', 'Resource', 'Operation', ...MESSAGE, 'Target Folder', 'Options'],
	],
	[
		'Answer: Check',
		ACTION,
		{ resource: 'answer', operation: 'check' },
		[
			...['Credential', 'Resource', 'Operation', 'Received At', 'Sender Address', 'Message'],
			...['Unanswered After (Hours)', 'Options'],
		],
	],
	[
		'Mailbox: Explain Mail',
		ACTION,
		{ resource: 'mailbox', operation: 'explain' },
		[
			...['Credential', 'Resource', 'Operation', 'Find By', ...MESSAGE],
			...['Settings From', 'Trigger', 'Options'],
		],
	],
	[
		'Mailbox: Explain Mail, by sender and day, with settings of its own',
		ACTION,
		{ resource: 'mailbox', operation: 'explain', findBy: 'sender', settingsFrom: 'own' },
		[
			...['Credential', 'Resource', 'Operation', 'Find By', 'Sender', 'Day', 'Settings From'],
			...['Folders', 'Repeat Period (Days)', ...RULES, 'Options'],
		],
	],
	[
		'Mailbox: Audit',
		ACTION,
		{ resource: 'mailbox', operation: 'audit' },
		[
			...['Credential', 'Resource', 'Operation', 'Folders', 'Days', 'Repeat Period (Days)'],
			...[...RULES.slice(0, -1), 'Options'],
		],
	],
	[
		'Mailbox: Simulate Repeat Period',
		ACTION,
		{ resource: 'mailbox', operation: 'simulate' },
		['Credential', 'Resource', 'Operation', 'Folders', 'Days', ...RULES, 'Options'],
	],
	[
		'Report: Build',
		ACTION,
		{ resource: 'report', operation: 'build' },
		[
			...[
				'Resource',
				'Operation',
				'Period',
				'Days',
				'Include Today',
				'Group By',
				'Compare With Previous Period',
			],
			...['Language', 'Options'],
		],
	],
	[
		'Report: Build, dates of choice',
		ACTION,
		{ resource: 'report', operation: 'build', period: 'custom' },
		[
			...['Resource', 'Operation', 'Period', 'From', 'To', 'Group By'],
			...['Compare With Previous Period', 'Language', 'Options'],
		],
	],
];

/** The window of a credential: the fields, the words of the notice that guides. */
const WINDOWS: ReadonlyArray<
	readonly [
		way: string,
		authentication: string,
		provider: string | null,
		fields: readonly string[],
		notice: RegExp | null,
	]
> = [
	['App Password', 'password', null, PASSWORD, /App Password is the recommended way/],
	['App Password', 'password', 'Yandex', PASSWORD, /Разрешите доступ по IMAP/],
	['App Password', 'password', 'Gmail', PASSWORD, /Gmail: turn on 2-Step Verification/],
	[
		...['App Password', 'password', 'iCloud Mail (Own Domain)'],
		...[[...PASSWORD, 'Login'], /app-specific password/],
	] as const,
	[
		...['App Password', 'password', 'Other Service'],
		...[[...PASSWORD, 'Host', 'Port', 'Security', 'Login (Optional)', ...CERTIFICATE], null],
	] as const,
	['Sign in With Google', 'google', null, [...APP, 'Address'], /Google Cloud console/],
	[...['Sign in With Microsoft', 'microsoft', null], ...[MICROSOFT, /Microsoft Entra/]] as const,
	['Sign in With Yandex', 'yandex', null, [...APP, 'Address'], /oauth\.yandex\.ru/],
];

const FORM_MS = 10_000;

let world: World;
let editor: Editor;
let workflowUrl: string;

beforeAll(async () => {
	world = await startWorld();
	editor = await openEditor(world.n8n);
	const { credential } = await world.office('panels@firm.example');
	const example = exampleWorkflow({ name: 'Panels', credential });
	const trigger = example.nodes.find(({ name }) => name === TRIGGER);
	const nodes = PANELS.map(([what, node, parameters], index) => ({
		...(trigger ?? {}),
		...{
			id: String(index),
			name: what,
			position: placeOf(index),
		},
		...(node === ACTION && { type: 'n8n-nodes-email-inquiry.emailInquiry' }),
		parameters,
	}));
	const { credentials: _, ...bare } = trigger ?? {};
	const entries = WINDOWS.map(([way, authentication, provider], index) => ({
		...bare,
		...{ id: `w${index}`, name: nodeOf(way, provider) },
		...{ position: placeOf(Math.ceil(PANELS.length / 4) * 4 + index) },
		parameters: { authentication },
	}));
	const workflow = {
		...{ ...example, nodes: [...nodes, ...entries], connections: {} },
	} as typeof example;
	workflowUrl = `${editor.url}/workflow/${await world.n8n.createWorkflow(workflow)}`;
	await editor.page.goto(workflowUrl);
}, WORLD_TIMEOUT_MS);

afterAll(async () => {
	await editor?.close();
	await world?.stop();
});

/** Four nodes in a row, so that none lies on another. */
function placeOf(index: number): [x: number, y: number] {
	return [300 * (index % 4), 200 * Math.floor(index / 4)];
}

test.each(PANELS)('the form of %s shows its fields', async (what, _node, _parameters, fields) => {
	const { page, part, take } = editor;
	await page.locator(`[data-test-id="canvas-node"][data-node-name="${what}"]`).dblclick();
	await part('node-parameters').locator('.n8n-input-label:visible').first().waitFor();
	await take(`panel-${what}`);
	const shown = await fieldsOf(part('node-parameters'), fields);
	await part('ndv-close-button').click();
	await part('ndv-close-button').waitFor({ state: 'hidden' });
	expect(shown).toEqual(fields);
});

test.each(WINDOWS)(
	'the window of a credential by %s (%s, %s) shows its fields and says what to do',
	async (way, _authentication, provider, fields, notice) => {
		const { page, part, take } = editor;
		const name = nodeOf(way, provider);
		await editor.openNewCredential(name);
		const window = part('editCredential-modal');
		const ways = part('credential-mode-dropdown-trigger');
		if (!(await ways.innerText()).includes(way)) {
			await ways.click();
			await page.getByText(way).last().click();
		}
		if (provider !== null) {
			await window.locator('[data-test-id="parameter-input-provider"]').click();
			await page.getByRole('option', { name: provider, exact: true }).click();
		}
		await window.locator('.n8n-input-label:visible').first().waitFor();
		await take(`credential-${name}`);
		const shown = await fieldsOf(window, fields);
		const words = await window.innerText();
		// The page would ask whether to leave what was typed, were it only loaded anew.
		await page.goto(`${editor.url}/home`);
		await page.goto(workflowUrl);
		expect(shown).toEqual(fields);
		if (notice !== null) expect(words).toMatch(notice);
		expect(words).not.toContain('Allowed HTTP Request Domains');
	},
);

/** Returns the names of the fields that a form shows once it shows no more: as wanted, or as they are after a while. */
async function fieldsOf(form: Locator, wanted: readonly string[]): Promise<string[]> {
	let shown: string[] = [];
	const isWanted = (names: readonly string[]) => names.join() === wanted.join();
	await waitFor('the fields', FORM_MS, async () => {
		const labels = await form.locator('.n8n-input-label:visible').allInnerTexts();
		// Behind the name stand the values of a field, and what its menu offers.
		const names = labels.map((label) => label.split('\n', 1)[0]?.replace('*', '').trim() ?? '');
		const before = shown;
		shown = [...new Set(names)].filter((name) => name !== '');
		return isWanted(shown) && isWanted(before) ? true : undefined;
	}).catch(() => undefined);
	return shown;
}

function nodeOf(way: string, provider: string | null): string {
	return `credential ${way} ${provider ?? ''}`.trim();
}
