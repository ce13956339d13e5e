import type {
	IDataObject,
	INodeExecutionData,
	IPollFunctions,
	IRun,
	WorkflowActivateMode,
} from 'n8n-workflow';
import { newEnvironment } from '../../../nodes/EmailInquiryTrigger/environment';
import { runPoll } from '../../../nodes/EmailInquiryTrigger/run-poll';
import type { Mailbox } from '../../../nodes/core/mailbox/mailbox';
import type { EngineKind } from '../engine';
import { MAILBOX } from './mails';

/** An execution, with the settings its poll ran with. */
export interface Run {
	readonly at: number;
	readonly parameters: IDataObject;
	readonly outputs: readonly (readonly IDataObject[])[];
}

interface Active {
	readonly data: { node: IDataObject; global: IDataObject };
	/** The cursor that n8n commits with the poll it is read for; null where it has none. */
	staged: IDataObject | null;
	readonly context: IPollFunctions;
	/** n8n takes nothing of it any more. */
	isOver: boolean;
	/** As it was when n8n built the context: what is emitted goes to a node of that name. */
	readonly nodeName: string;
}

type Done = Parameters<IPollFunctions['__emit']>[2];

/** Opens the mailbox of a poll. */
type Visit = <T>(use: (mailbox: Mailbox) => Promise<T>) => Promise<T>;

/** n8n around one trigger with the rules of test/support/engine.ts, but light enough for millions of polls. */
export class LightEngine {
	readonly runs: Run[] = [];
	readonly errors: Error[] = [];
	/** Anything n8n was told after the poll had ended. */
	readonly late: string[] = [];
	nodeName = 'Email Inquiry Trigger';
	/** The database. */
	staticData = '{}';
	cursor: string | null = null;
	/** The column as each execution found it. */
	private snapshots: string[] = [];
	private environment = this.newProcess();
	private active: Active | null = null;
	/** The poll of the last tick, which may go on listening: the durable engines wait for it. */
	private polling: Active | null = null;

	constructor(
		readonly clock: { now: number },
		public kind: EngineKind,
		public parameters: IDataObject,
		private readonly visit: Visit,
	) {}

	/** Runs the activation poll in a workflow read from the database. */
	async activate(mode: WorkflowActivateMode): Promise<void> {
		const active = this.load(mode, 300_000);
		// What a poll returns is dropped when the workflow was published meanwhile.
		for (const replaced of [this.active, this.polling])
			if (replaced !== null) replaced.isOver = true;
		this.active = active;
		try {
			await this.poll(active);
		} finally {
			this.save(active);
		}
	}

	async tick(): Promise<void> {
		const isOneWorkflow = this.kind === 'classic' && this.active !== null;
		const active = isOneWorkflow && this.active ? this.active : this.load('update', 36_000);
		if (this.polling !== null && this.kind !== 'classic')
			throw new Error('A poll goes on when the next one begins');
		// Behind a poll of the durable engines that listens there is nothing to wait for but the next step.
		void this.poll(active).catch((error: Error) => this.errors.push(error));
		await settled();
	}

	/** Ends the process: what is in memory is gone. */
	restart(): void {
		this.environment = this.newProcess();
		this.active = null;
		this.polling = null;
	}

	/** A Code node that changes static data saves the column as its execution found it. */
	rollBack(pick: number): void {
		const { length } = this.snapshots;
		this.staticData = this.snapshots[Math.max(0, length - 1 - pick)] ?? this.staticData;
	}

	/** The states as saved that the next process may begin with. */
	savedStates(): IDataObject[] {
		const { global } = JSON.parse(this.staticData) as { global?: Record<string, IDataObject> };
		const { emailInquiry } = JSON.parse(this.cursor ?? '{}') as Record<string, IDataObject>;
		const inGlobal = global?.emailInquiry?.[NODE_ID] as IDataObject | undefined;
		return [inGlobal, emailInquiry].filter((state) => state !== undefined);
	}

	private newProcess() {
		return newEnvironment({
			clock: () => this.clock.now,
			pause: () => Promise.resolve(),
			visit: async (_context, _account, _limits, use) => await this.visit(use),
		});
	}

	/** A cursor that exists is used even after its flag was taken back (n8n's resolveCursor). */
	private get hasCursor(): boolean {
		return this.kind === 'cursors' || this.cursor !== null;
	}

	private load(mode: WorkflowActivateMode, budgetMs: number): Active {
		const { node, global } = JSON.parse(this.staticData) as Record<string, IDataObject>;
		const data = { node: node ?? {}, global: global ?? {} };
		const proxies = { node: new Proxy(data.node, {}), global: new Proxy(data.global, {}) };
		const { parameters, nodeName } = this;
		const context = {
			getMode: () => 'trigger',
			getActivationMode: () => mode,
			getWorkflow: () => ({ id: 'workflow-of-the-model', active: true }),
			getChildNodes: () => [],
			getNode: () => ({ id: NODE_ID, name: nodeName, parameters, credentials: {} }),
			getNodeParameter: (name: string, fallback?: unknown) => parameters[name] ?? fallback,
			helpers: {},
			getTimezone: () => 'UTC',
			getCredentials: () => Promise.resolve(CREDENTIAL),
			getWorkflowStaticData: (type: 'node' | 'global') =>
				(type === 'node' ? active.staged : null) ?? proxies[type],
			getPollBudgetMs: () => budgetMs,
			logger: { warn() {}, info() {}, debug() {}, error() {} },
			__emitError: (error: Error) => this.errors.push(error),
			__emit: (outputs: INodeExecutionData[][], _response: unknown, done?: Done) =>
				this.emit(active, outputs, done),
		};
		const active: Active = {
			...{ data, staged: null, isOver: false, nodeName },
			context: context as unknown as IPollFunctions,
		};
		return active;
	}

	private async poll(active: Active): Promise<void> {
		this.polling = active;
		const staged = this.hasCursor ? (JSON.parse(this.cursor ?? '{}') as IDataObject) : null;
		active.staged = staged;
		try {
			const result = await runPoll(active.context, this.environment);
			if (active.isOver) return;
			if (result === null && staged !== null) this.cursor = JSON.stringify(staged);
		} finally {
			if (this.polling === active) this.polling = null;
			// The classic engine takes mail from a workflow for as long as it is active.
			if (active !== this.active || this.kind !== 'classic') active.isOver = true;
		}
	}

	private emit(active: Active, data: INodeExecutionData[][], done?: Done): void {
		if (active.isOver) this.late.push('an emit after the end of the poll');
		if (active.staged !== null) this.cursor = JSON.stringify(active.staged);
		else this.save(active);
		this.snapshots.push(this.staticData);
		const isReached = active.nodeName === this.nodeName;
		const resultData = { runData: {}, lastNodeExecuted: isReached ? 'CRM' : active.nodeName };
		const run = { status: 'success', data: { resultData } } as unknown as IRun;
		queueMicrotask(() => done?.resolve(run));
		if (!isReached) return;
		const outputs = data.map((items) => items.map((item) => item.json));
		this.runs.push({ at: this.clock.now, parameters: this.parameters, outputs });
	}

	private save({ data }: Active): void {
		this.staticData = JSON.stringify(data);
	}
}

/** Resolves when nothing goes on but what waits for something to happen. */
export async function settled(): Promise<void> {
	await new Promise((resolve) => setImmediate(resolve));
}

const NODE_ID = 'node-of-the-model';
const CREDENTIAL = {
	provider: 'other',
	address: MAILBOX,
	password: 'secret',
	host: 'imap.firm.example',
	port: 993,
	security: 'tls',
};
