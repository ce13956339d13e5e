// Not from 'n8n-core' itself, which loads half as much again in every test file.
import { PollContext } from 'n8n-core/dist/execution-engine/node-execution-context/poll-context';
import {
	Workflow,
	type IBinaryKeyData,
	type IDataObject,
	type INode,
	type INodeConnections,
	type INodeExecutionData,
	type INodeTypes,
	type IPollFunctions,
	type IRun,
	type IWorkflowExecuteAdditionalData,
	type WorkflowActivateMode,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { EmailInquiryTrigger } from '../../nodes/EmailInquiryTrigger/EmailInquiryTrigger.node';
import type { Environment } from '../../nodes/EmailInquiryTrigger/environment';
import { runPoll } from '../../nodes/EmailInquiryTrigger/run-poll';
import type { OAuth2Service } from '../../nodes/core/providers/oauth2-services';
import { asRecord } from '../../nodes/core/text/unknown';
import type { Egress } from '../../nodes/imap/egress';
import type { TestServer } from './imap/server';

/** One execution that n8n would have started: the items of each output. */
export interface Execution {
	/** The trigger's name when it polled. */
	readonly node: string;
	readonly outputs: ReadonlyArray<readonly IDataObject[]>;
	/** The files of the inquiries, item by item. */
	readonly files: ReadonlyArray<IBinaryKeyData | undefined>;
	/** The published workflow had a node of that name, so that those behind it ran. */
	readonly ranNext: boolean;
}

/**
 * How n8n runs a poll (docs of n8n's durable scheduler):
 * - `classic`: one Workflow in memory per activation; static data is saved with each emit
 * - `scheduler`: each tick builds the Workflow from the database; without an emit nothing of it stays
 * - `cursors`: as `scheduler`, and node data is a cursor that is committed together with what is emitted
 */
export type EngineKind = 'classic' | 'scheduler' | 'cursors';

export const ENGINE_KINDS: readonly EngineKind[] = ['classic', 'scheduler', 'cursors'];

/**
 * n8n around one trigger node, on n8n-core's real `PollContext` and `Workflow`: static data reaches the
 * "database" only with an emit, or at the end of an activation.
 */
export interface Engine {
	/** The database column, as JSON; writable to try damaged or foreign state. */
	staticData: IDataObject;
	/** Takes effect with the next poll. */
	kind: EngineKind;
	/** Keeps back what polls commit to the cursor until `land` is called. */
	holdCommits: boolean;
	land(): void;
	/** Why n8n starts no execution: the workflow was switched off a moment ago, or its database is away. */
	refuses: Error | null;
	readonly executions: Execution[];
	readonly errors: Error[];
	/** What was logged, line by line. */
	readonly log: string[];
	/** Runs the activation poll in a fresh Workflow read from the database. */
	activate(mode?: WorkflowActivateMode): Promise<void>;
	/** Runs a tick of the active workflow. */
	tick(): Promise<void>;
	/** Runs 'Fetch Test Event'. */
	fetchTestEvent(): Promise<ReadonlyArray<readonly IDataObject[]>>;
	/** Publishes a changed node. Executions are those of the published workflow; the trigger hears with its activation. */
	edit(changes: { readonly name?: string; readonly parameters?: IDataObject }): void;
	/** Items of an output over all executions that reached the workflow, in order: 'inquiry', 'status', 'repeats' or 'ignored'. */
	items(output: 'inquiry' | 'status' | 'repeats' | 'ignored'): IDataObject[];
}

export interface EngineChoices {
	readonly server: Pick<TestServer, 'host' | 'port' | 'password'>;
	readonly user: string;
	readonly parameters?: IDataObject;
	readonly credential?: IDataObject;
	/** Waited for before n8n hands out the credential. */
	readonly vault?: () => Promise<void>;
	/** Signs in instead of giving a password. */
	readonly signIn?: EngineSignIn;
	/** Names of other triggers in the workflow; like this one each leads to a node. */
	readonly siblings?: readonly string[];
	/** Other nodes of the workflow. */
	readonly otherNodes?: ReadonlyArray<Pick<INode, 'id' | 'name' | 'disabled'>>;
	/** Where n8n lets connections go; left out: anywhere. */
	readonly egress?: Egress;
	readonly budgetMs?: number;
	readonly kind?: EngineKind;
	/** The workflow and node to be, for two triggers in one workflow or a copy of one. */
	readonly ids?: { readonly workflowId: string; readonly nodeId: string };
	/** What it shares with other triggers; left out: that of all triggers in one n8n. */
	readonly environment?: Environment;
}

/** What n8n holds of an OAuth2 sign-in, and how it renews the token. */
export interface EngineSignIn {
	readonly service: OAuth2Service;
	/** Read at each poll. */
	tokenData: IDataObject;
	/** n8n's `refreshOAuth2Token`: returns what it saves as the new `tokenData`. */
	refresh(): Promise<IDataObject>;
}

function filterOf({ permits, lookup }: Egress) {
	return {
		validateConnectionHost: (host: string) => ({ ok: permits(host) }),
		createSecureLookup: () => lookup,
	};
}

const NEXT: INode = {
	id: 'next',
	name: 'CRM',
	type: 'next',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const TO_NEXT: INodeConnections = { main: [[{ node: NEXT.name, type: 'main', index: 0 }]] };

/** What a tick of the durable scheduler may take. */
const TICK_BUDGET_MS = 36_000;

let engines = 0;

export function startEngine(choices: EngineChoices): Engine {
	const number = ++engines;
	const { signIn } = choices;
	const credentialType = signIn?.service.credential ?? 'inquiryMailboxApi';
	const { workflowId, nodeId } = choices.ids ?? {
		workflowId: `workflow-${number}`,
		nodeId: `node-${number}`,
	};
	let cursor: IDataObject | null = null;
	let staged: IDataObject = {};
	let held: IDataObject | null = null;
	let isTaken = false;
	let node: INode = {
		id: nodeId,
		name: 'Email Inquiry Trigger',
		type: 'emailInquiryTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {
			...(signIn === undefined ? {} : { authentication: signIn.service.id }),
			folders: ['INBOX'],
			additionalOutputs: ['status', 'repeats', 'ignored'],
			...choices.parameters,
			// A test that ends must not leave a connection behind.
			running: { instantCollection: false, ...asRecord(choices.parameters?.['running']) },
		} as INode['parameters'],
		credentials: { [credentialType]: { id: '1', name: 'Test Mailbox' } },
	};
	const nodeType = new EmailInquiryTrigger();
	let active: { workflow: Workflow; context: IPollFunctions } | null = null;
	const engine: Engine = {
		staticData: {},
		kind: choices.kind ?? 'classic',
		holdCommits: false,
		refuses: null,
		land() {
			cursor = held ?? cursor;
			held = null;
		},
		executions: [],
		errors: [],
		log: [],
		async activate(mode = 'activate') {
			active = load(mode);
			try {
				await poll(active.context);
			} finally {
				// n8n saves at the end of an activation whatever became of it.
				save(active.workflow);
			}
		},
		async tick() {
			if (active === null) throw new Error('activate first');
			if (engine.kind !== 'classic') active = load('update', 'trigger', TICK_BUDGET_MS);
			await poll(active.context);
		},
		async fetchTestEvent() {
			const { context } = load('manual', 'manual');
			const result = await runOrSample(context);
			return (result ?? []).map((items) => items.map((item) => item.json));
		},
		edit({ name, parameters }) {
			node = {
				...node,
				name: name ?? node.name,
				parameters: { ...node.parameters, ...parameters } as INode['parameters'],
			};
		},
		items(output) {
			const chosen = node.parameters.additionalOutputs as string[];
			const order = [
				'inquiry',
				...['status', 'repeats', 'ignored'].filter((name) => chosen.includes(name)),
			];
			const index = order.indexOf(output);
			return engine.executions.flatMap(({ outputs, ranNext }) =>
				ranNext ? (outputs[index] ?? []) : [],
			);
		},
	};
	return engine;

	function load(
		activation: WorkflowActivateMode,
		mode: WorkflowExecuteMode = 'trigger',
		budgetMs = 300_000,
	): { workflow: Workflow; context: IPollFunctions } {
		const pollingNode = node;
		const workflow = new Workflow({
			id: workflowId,
			nodes: [node, NEXT, ...(choices.otherNodes ?? []).map((other) => ({ ...NEXT, ...other }))],
			connections: Object.fromEntries(
				[node.name, ...(choices.siblings ?? [])].map((name) => [name, TO_NEXT]),
			),
			active: true,
			nodeTypes: { getByNameAndVersion: () => nodeType } as unknown as INodeTypes,
			staticData: structuredClone(engine.staticData),
			settings: { timezone: 'Europe/Berlin' },
		});
		const emit: IPollFunctions['__emit'] = (data, _response, done) => {
			const { refuses } = engine;
			if (!hasCursor()) save(workflow);
			else if (refuses === null) commit();
			// n8n takes what is staged along with each emit.
			isTaken = true;
			if (refuses !== null) {
				queueMicrotask(() => done?.reject(refuses));
				return;
			}
			const { name } = pollingNode;
			const ranNext = name === node.name;
			record(name, data, ranNext);
			const resultData = { runData: {}, lastNodeExecuted: ranNext ? NEXT.name : name };
			const run = { status: 'success', data: { resultData } } as unknown as IRun;
			queueMicrotask(() => done?.resolve(run));
		};
		const emitError = (error: Error) => {
			engine.errors.push(error);
		};
		const context = new PollContext(
			workflow,
			node,
			{} as IWorkflowExecuteAdditionalData,
			mode,
			activation,
			emit,
			emitError,
			undefined,
			undefined,
			hasCursor() ? () => staged : undefined,
			() => choices.budgetMs ?? budgetMs,
		);
		// Credentials need n8n's database; everything else is the real context.
		Object.assign(context, {
			getCredentials: async (type: string) => {
				await choices.vault?.();
				if (type !== credentialType) throw new Error('Credentials not found');
				return await Promise.resolve(credential());
			},
		});
		const note = (line: string) => engine.log.push(line);
		Object.defineProperty(context, 'logger', {
			value: { debug: note, info: note, warn: note, error: note },
		});
		const { egress } = choices;
		Object.assign(context.helpers, {
			getSecureEgressFilter: egress && (() => filterOf(egress)),
			refreshOAuth2Token: async (type: string) => {
				if (signIn === undefined || type !== credentialType) throw new Error('Not connected');
				const renewed = await signIn.refresh();
				signIn.tokenData = { ...signIn.tokenData, ...renewed };
				return signIn.tokenData;
			},
		});
		// n8n's own declarations of the two differ in optional fields under our strict rules.
		return { workflow, context: context as unknown as IPollFunctions };
	}

	function commit(): void {
		if (engine.holdCommits) held ??= structuredClone(staged);
		else cursor = structuredClone(staged);
	}

	/** A cursor that exists is used even after its flag was taken back (n8n's resolveCursor). */
	function hasCursor(): boolean {
		return engine.kind === 'cursors' || cursor !== null;
	}

	async function runOrSample(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		const { environment } = choices;
		return environment === undefined
			? await nodeType.poll.call(context)
			: await runPoll(context, environment);
	}

	async function poll(context: IPollFunctions): Promise<void> {
		staged = structuredClone(cursor ?? {});
		isTaken = false;
		const result = await runOrSample(context);
		if (result !== null) context.__emit(result);
		else if (hasCursor() && !isTaken) commit();
	}

	function save(workflow: Workflow): void {
		engine.staticData = JSON.parse(JSON.stringify(workflow.staticData)) as IDataObject;
	}

	function record(name: string, data: INodeExecutionData[][], ranNext: boolean): void {
		const outputs = data.map((items) => items.map((item) => item.json));
		engine.executions.push({
			node: name,
			outputs: JSON.parse(JSON.stringify(outputs)) as IDataObject[][],
			files: (data[0] ?? []).map(({ binary }) => binary),
			ranNext,
		});
	}

	function credential(): IDataObject {
		if (signIn !== undefined) {
			const { host, port } = choices.server;
			const server = `imap://${host}:${port}`;
			const { tokenData: oauthTokenData } = signIn;
			return { address: choices.user, server, oauthTokenData, ...choices.credential };
		}
		return {
			provider: 'other',
			address: choices.user,
			password: choices.server.password,
			host: choices.server.host,
			port: choices.server.port,
			security: 'none',
			login: '',
			allowUnauthorizedCerts: false,
			...choices.credential,
		};
	}
}
