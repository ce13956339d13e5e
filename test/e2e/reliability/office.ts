import type { TestServer } from '../../support/imap/server';
import type { StoredCredential, WorkflowJson } from '../../support/n8n/api';
import { exampleWorkflow, TRIGGER } from '../../support/n8n/example';
import { isObject, type Json } from '../../support/n8n/json';
import { mailboxCredential } from '../../support/n8n/mailbox-credential';
import type { N8n } from '../../support/n8n/server';
import { waitFor } from '../../support/n8n/wait';
import type { ExecutionReader } from './executions';
import { newMailbox, type Mailbox } from './mailbox';
import type { Scenario } from './scenarios';
import { tallyOf, type Tally } from './tally';

/** One scenario's workflow in n8n and the mailboxes it collects from. */
export interface Office {
	readonly scenario: Scenario;
	readonly workflow: WorkflowJson;
	readonly workflowId: string;
	readonly mailboxes: readonly Mailbox[];
	/** Sends so many messages to each mailbox. */
	send(mails: number): Promise<void>;
	tally(): Promise<Tally>;
	/** Waits until everything sent is collected, or nothing more comes. */
	settled(): Promise<Tally>;
	stop(): Promise<void>;
}

/** The trigger of the second mailbox, where there is one. */
export const SECOND_TRIGGER = 'Second Inquiry Trigger';

/**
 * Longer than the lease of a task that a killed n8n leaves behind, than a poll, and than a busy machine takes
 * for the executions under way: n8n does not list them before they are over.
 */
const STALLED_MS = 300_000;
const CONNECT_MS = 180_000;

export async function openOffice(
	server: TestServer,
	n8n: N8n,
	reader: ExecutionReader,
	plan: {
		readonly scenario: Scenario;
		readonly place: string;
		readonly running: Json;
		readonly pollEverySeconds: number;
		/** How long an execution with an inquiry takes at least. */
		readonly runsForSeconds?: number;
	},
): Promise<Office> {
	const { scenario, place, running, pollEverySeconds, runsForSeconds } = plan;
	const { folder = 'INBOX', flags = [] } = scenario;
	const users = Array.from({ length: scenario.mailboxes ?? 1 }, (_, index) =>
		`${scenario.id}${index || ''}.${place}@shop.example`.toLowerCase(),
	);
	const mailboxes = await Promise.all(
		users.map((user) => newMailbox(server, { user, folder, flags })),
	);
	const credentials: StoredCredential[] = [];
	for (const { user, proxy } of mailboxes) {
		const { host, port } = proxy;
		const access = { address: user, password: server.password, host, port } as const;
		credentials.push(
			await n8n.createCredential(mailboxCredential({ ...access, security: 'none' })),
		);
	}
	const parameters = {
		pollTimes: pollTimesEvery(pollEverySeconds),
		folders: folder === 'INBOX' ? ['INBOX'] : ['INBOX', folder],
		repeatPeriod: 0,
		running: { ...running, ...scenario.running },
	};
	const quick = workflowOf(scenario.name, credentials, parameters);
	const workflow = runsForSeconds === undefined ? quick : lasting(quick, runsForSeconds);
	const workflowId = await n8n.createWorkflow(workflow);
	const givenUp = new Set<string>();
	const tally = async () =>
		tallyOf(
			mailboxes.flatMap(({ sent }) => sent),
			await reader.read(workflowId),
		);
	return {
		scenario,
		workflow,
		workflowId,
		mailboxes,
		send: async (mails) => {
			await Promise.all(mailboxes.map((mailbox) => mailbox.send(mails)));
		},
		tally,
		settled: () => settled(scenario.name, tally, givenUp),
		stop: async () => {
			await Promise.all(mailboxes.map((mailbox) => mailbox.stop()));
		},
	};
}

/** Waits until each mailbox of an office has said that it is connected. */
export async function connected(office: Office): Promise<void> {
	await waitFor(
		`${office.scenario.name} to be connected`,
		CONNECT_MS,
		async () => {
			const { events } = await office.tally();
			return (events['connected'] ?? 0) >= office.mailboxes.length ? true : undefined;
		},
		1_000,
	);
}

/** n8n allows one poll a minute for each Poll Time, but any number of these. */
function pollTimesEvery(seconds: number): Json {
	const item = Array.from({ length: 60 / seconds }, (_, index) => ({
		mode: 'custom',
		cronExpression: `${index * seconds} * * * * *`,
	}));
	return { item };
}

/** Waits no second time for mail that it once waited for in vain. */
async function settled(
	what: string,
	tally: () => Promise<Tally>,
	givenUp: Set<string>,
): Promise<Tally> {
	let collected = -1;
	let since = Date.now();
	return await waitFor(
		`${what} to settle`,
		30 * 60_000,
		async () => {
			const now = await tally();
			if (now.collected !== collected) {
				collected = now.collected;
				since = Date.now();
			}
			if (now.lost.every((subject) => givenUp.has(subject))) return now;
			if (Date.now() - since < STALLED_MS) return undefined;
			for (const subject of now.lost) givenUp.add(subject);
			return now;
		},
		2_000,
	);
}

function workflowOf(
	name: string,
	[first, ...others]: readonly StoredCredential[],
	parameters: Json,
): WorkflowJson {
	if (first === undefined) throw new Error('A workflow needs a mailbox');
	const workflow = exampleWorkflow({ name, credential: first, parameters });
	const trigger = workflow.nodes.find((node) => node['name'] === TRIGGER);
	const wires = workflow.connections[TRIGGER];
	const [second] = others;
	if (second === undefined || !isObject(trigger) || !isObject(wires)) return workflow;
	const node = {
		...trigger,
		id: '5b1a5d3e-1c55-4c0a-9a53-6f3f0a4a7d99',
		name: SECOND_TRIGGER,
		credentials: { [second.type]: { id: second.id, name: second.name } },
	};
	return {
		...workflow,
		nodes: [...workflow.nodes, node],
		connections: { ...workflow.connections, [SECOND_TRIGGER]: wires },
	};
}

/** Returns the workflow with a pause in front of what becomes of an inquiry. */
function lasting(workflow: WorkflowJson, seconds: number): WorkflowJson {
	const wires = workflow.connections[TRIGGER];
	if (!isObject(wires) || !Array.isArray(wires['main'])) throw new Error('A trigger has outputs');
	const [inquiries, ...others] = wires['main'];
	const pause = {
		id: '5b1a5d3e-1c55-4c0a-9a53-6f3f0a4a7dff',
		name: PAUSE,
		type: 'n8n-nodes-base.wait',
		typeVersion: 1.1,
		position: [0, 0],
		parameters: { amount: seconds, unit: 'seconds' },
	};
	const toPause = [{ node: PAUSE, type: 'main', index: 0 }];
	return {
		...workflow,
		nodes: [...workflow.nodes, pause],
		connections: {
			...workflow.connections,
			[TRIGGER]: { main: [toPause, ...others] },
			[PAUSE]: { main: [inquiries] },
		},
	};
}

const PAUSE = 'Pause';
