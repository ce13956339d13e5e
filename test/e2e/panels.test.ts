import { exampleWorkflow, TRIGGER } from '../support/n8n/example';
import type { Json } from '../support/n8n/json';
import { openEditor, type Editor } from './editor';
import { startWorld, WORLD_TIMEOUT_MS, type World } from './world';

/**
 * What a person sees of each form, from top to bottom. Tests that set parameters by JSON did not notice that
 * 'Resource' was invisible: the editor hides what the fields of a login name in their conditions.
 */
const ACTION = 'Email Inquiry';
const MESSAGE = ['Folder', 'UID', 'UID Validity', 'Message ID'];
const PANELS: ReadonlyArray<
	readonly [what: string, node: string, parameters: Json, fields: readonly string[]]
> = [
	[
		'the trigger',
		TRIGGER,
		{},
		[
			...['Credential', 'Poll Times', 'Mode', 'Folders', 'Repeat Period', 'Repeat Period Unit'],
			...['Collect From', 'Additional Outputs', 'Simplify', 'Filters', 'Options'],
		],
	],
	[
		'the trigger from a date',
		TRIGGER,
		{ collectFrom: 'date' },
		[
			...['Credential', 'Poll Times', 'Mode', 'Folders', 'Repeat Period', 'Repeat Period Unit'],
			...['Collect From', 'Start Date', 'Additional Outputs', 'Simplify', 'Filters', 'Options'],
		],
	],
	[
		'Message: Get',
		ACTION,
		{ resource: 'message', operation: 'get' },
		['Credential', 'Resource', 'Operation', ...MESSAGE, 'Return', 'Options'],
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
			...['Credential', 'Resource', 'Operation', 'Received At', 'Sender Address', 'Message ID'],
			...['Folder', 'Unanswered After', 'Options'],
		],
	],
	[
		'Mailbox: Simulate Repeat Period',
		ACTION,
		{ resource: 'mailbox', operation: 'simulate' },
		['Credential', 'Resource', 'Operation', 'Folders', 'Days', 'Filters', 'Options'],
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

let world: World;
let editor: Editor;

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
			position: [300 * (index % 4), 200 * Math.floor(index / 4)],
		},
		...(node === ACTION && { type: 'n8n-nodes-email-inquiry.emailInquiry' }),
		parameters,
	}));
	const workflow = { ...example, nodes, connections: {} } as typeof example;
	const workflowId = await world.n8n.createWorkflow(workflow);
	await editor.page.goto(`${editor.url}/workflow/${workflowId}`);
}, WORLD_TIMEOUT_MS);

afterAll(async () => {
	await editor?.close();
	await world?.stop();
});

test.each(PANELS)('the form of %s shows its fields', async (what, _node, _parameters, fields) => {
	const { page, part, take } = editor;
	await page.locator(`[data-test-id="canvas-node"][data-node-name="${what}"]`).dblclick();
	await part('node-parameters').locator('.n8n-input-label:visible').first().waitFor();
	await take(`panel-${what}`);
	const labels = await part('node-parameters').locator('.n8n-input-label:visible').allInnerTexts();
	// Behind the name stand the values of a field, and what its menu offers.
	const shown = labels.map((label) => label.split('\n', 1)[0]?.trim() ?? '');
	await part('ndv-close-button').click();
	await part('ndv-close-button').waitFor({ state: 'hidden' });
	expect([...new Set(shown)].filter((name) => name !== '')).toEqual(fields);
});
