import type {
	IDataObject,
	INodeExecutionData,
	IPollFunctions,
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
	readonly context: IPollFunctions;
}

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
	private staged: IDataObject = {};
	private environment = this.newProcess();
	private active: Active | null = null;

	constructor(
		readonly clock: { now: number },
		public kind: EngineKind,
		public parameters: IDataObject,
		private readonly visit: Visit,
	) {}

	/** Runs the activation poll in a workflow read from the database. */
	async activate(mode: WorkflowActivateMode): Promise<void> {
		const active = this.load(mode, 300_000);
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
		await this.poll(active);
	}

	/** Ends the process: what is in memory is gone. */
	restart(): void {
		this.environment = this.newProcess();
		this.active = null;
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
		this.staged = JSON.parse(this.cursor ?? '{}') as IDataObject;
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
				type === 'node' && this.hasCursor ? this.staged : proxies[type],
			getPollBudgetMs: () => budgetMs,
			logger: { warn() {}, info() {}, debug() {}, error() {} },
			__emitError: (error: Error) => this.errors.push(error),
			__emit: (outputs: INodeExecutionData[][]) => this.emit(active, outputs),
		};
		const active: Active = { data, context: context as unknown as IPollFunctions };
		return active;
	}

	private isPolling = false;

	private async poll(active: Active): Promise<void> {
		this.isPolling = true;
		try {
			const result = await runPoll(active.context, this.environment);
			if (result !== null) this.emit(active, result);
			else if (this.hasCursor) this.cursor = JSON.stringify(this.staged);
		} finally {
			this.isPolling = false;
		}
	}

	private emit(active: Active, data: INodeExecutionData[][]): void {
		if (!this.isPolling) this.late.push('an emit after the end of the poll');
		if (this.hasCursor) this.cursor = JSON.stringify(this.staged);
		else this.save(active);
		this.snapshots.push(this.staticData);
		const outputs = data.map((items) => items.map((item) => item.json));
		this.runs.push({ at: this.clock.now, parameters: this.parameters, outputs });
	}

	private save({ data }: Active): void {
		this.staticData = JSON.stringify(data);
	}
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
