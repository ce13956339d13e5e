import { startChatModel, type ChatModel } from '../support/n8n/chat-model';
import { INQUIRIES } from '../support/n8n/example';
import { object, type Json } from '../support/n8n/json';
import { startWorld, WORLD_TIMEOUT_MS, type Office, type World } from './world';

const AGENT = 'Agent';

/** By name as the model sees it: what the user set, and what the model fills in. */
const TOOLS: Readonly<Record<string, { readonly parameters: Json; readonly given: Json }>> = {
	Read_mail: { parameters: { resource: 'message', operation: 'get' }, given: {} },
	Mark_mail: {
		parameters: {
			...{ resource: 'message', operation: 'mark', markAs: 'withKeyword' },
			keyword: "={{ $fromAI('keyword', 'One word for what the mail is about') }}",
		},
		given: { keyword: 'delivery' },
	},
	Draft_answer: {
		parameters: {
			...{ resource: 'message', operation: 'createDraft' },
			text: "={{ $fromAI('text', 'The answer to the client') }}",
		},
		given: { text: 'Delivery takes three days.' },
	},
	Check_answer: { parameters: { resource: 'answer', operation: 'check' }, given: {} },
	Find_period: {
		parameters: { resource: 'mailbox', operation: 'simulate', folders: ['INBOX'] },
		given: {},
	},
};

let world: World;
let model: ChatModel;

beforeAll(async () => {
	world = await startWorld();
	model = await startChatModel(
		Object.fromEntries(Object.entries(TOOLS).map(([name, { given }]) => [name, given])),
	);
}, WORLD_TIMEOUT_MS);

afterAll(async () => {
	await world?.stop();
	await model?.stop();
});

/** Puts an agent behind the inquiries of a workflow, with our node as each of its tools. */
async function addAgent({ workflow, workflowId, credential }: Office): Promise<void> {
	const { id, name, type } = await world.n8n.createCredential({
		...{ type: 'openAiApi', name: 'Model' },
		data: { apiKey: 'secret', url: model.url },
	});
	const agent = {
		...{ id: 'agent', name: AGENT, type: '@n8n/n8n-nodes-langchain.agent', typeVersion: 3 },
		position: [600, -300],
		parameters: { promptType: 'define', text: '={{ $json.text }}', options: {} },
	};
	const chat = {
		...{ id: 'chat', name: 'Chat', type: '@n8n/n8n-nodes-langchain.lmChatOpenAi' },
		...{ typeVersion: 1.2, position: [600, 0] },
		parameters: { model: { __rl: true, mode: 'id', value: 'stand-in' }, options: {} },
		credentials: { [type]: { id, name } },
	};
	const tools = Object.entries(TOOLS).map(([tool, { parameters }], index) => ({
		...{ id: tool, name: tool, type: 'n8n-nodes-email-inquiry.emailInquiryTool', typeVersion: 1 },
		position: [800 + 200 * index, 0],
		parameters,
		credentials: { [credential.type]: { id: credential.id, name: credential.name } },
	}));
	const to = (type: string) => ({ [type]: [[{ node: AGENT, type, index: 0 }]] });
	await world.n8n.updateWorkflow(workflowId, {
		...workflow,
		nodes: [...workflow.nodes, agent, chat, ...tools],
		connections: {
			...workflow.connections,
			[INQUIRIES]: to('main'),
			Chat: to('ai_languageModel'),
			...Object.fromEntries(tools.map(({ name: tool }) => [tool, to('ai_tool')])),
		},
	});
}

test('an AI agent reads, marks, answers and checks the mail of an inquiry with our node as its tools', async () => {
	const user = 'agent@firm.example';
	const office = await world.office(user, { parameters: { simplify: false } });
	await addAgent(office);
	await office.activate();
	await office.status('connected');
	await office.receive({ from: 'ann@client.example', subject: 'Tula', text: 'What does it cost?' });
	await office.collected(1);

	const executions = await world.n8n.executions(office.workflowId);
	const said = executions.flatMap((execution) => execution.items(AGENT));
	expect(said).toMatchObject([{ output: '5 tools were used' }]);
	expect([...model.offered.keys()].sort()).toEqual(Object.keys(TOOLS).sort());
	for (const [tool, { given }] of Object.entries(TOOLS)) {
		const { description, parameters } = model.offered.get(tool) ?? {};
		expect(description).toMatch(/\w+ \w+/);
		// What the item says of the mail is not left to a model's memory.
		const { properties } = object(parameters, 'the parameters of a tool');
		expect([tool, Object.keys(object(properties ?? {}, 'properties'))]).toEqual([
			tool,
			Object.keys(given),
		]);
	}
	const answer = (tool: string) => model.answers.get(tool) ?? '';
	expect(answer('Read_mail')).toContain('What does it cost?');
	// Nobody chose an output: a model is not to pay for headers and HTML.
	expect(answer('Read_mail')).not.toMatch(/headers|fullText/);
	expect(answer('Draft_answer')).toContain('"isDrafted":true');
	expect(answer('Check_answer')).toContain('"isAnswered":false');
	expect(answer('Find_period')).toContain('"counted":1');
	expect(Object.keys(await world.server.flags(user, 'Drafts'))).toHaveLength(1);
	const flags = Object.values(await world.server.flags(user, 'INBOX'));
	expect(flags).toEqual([['delivery']]);
});
