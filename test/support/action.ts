// Not from 'n8n-core' itself: see engine.ts.
import { ExecuteContext } from 'n8n-core/dist/execution-engine/node-execution-context/execute-context';
import {
	createRunExecutionData,
	Workflow,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeTypes,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { EmailInquiry } from '../../nodes/EmailInquiry/EmailInquiry.node';
import { EmailInquiryTrigger } from '../../nodes/EmailInquiryTrigger/EmailInquiryTrigger.node';
// Loaded before the first test, whose time limit is not for compiling.
import '../../nodes/EmailInquiry/execute';
import type { TestServer } from './imap/server';

export interface ActionChoices {
	/** Left out for operations that need no mailbox. */
	readonly server?: Pick<TestServer, 'host' | 'port' | 'password'> | undefined;
	readonly user?: string;
	/** Resource, operation and what differs from the defaults. */
	readonly parameters: IDataObject;
	/** Input items; left out: one empty item. */
	readonly items?: readonly IDataObject[];
	readonly continueOnFail?: boolean;
	readonly zone?: string;
	readonly credential?: IDataObject;
	/** The workflow around the node; left out: there is nothing else in it. */
	readonly workflow?: {
		readonly id: string;
		readonly nodes: readonly INode[];
		/** As the database has it. */
		readonly staticData?: IDataObject;
	};
	/** Gets what is logged, line by line. */
	readonly log?: string[];
}

/** Runs the Email Inquiry node on n8n-core's real `ExecuteContext`; returns the items of each output. */
export async function runAction(choices: ActionChoices): Promise<INodeExecutionData[][]> {
	const nodeType = new EmailInquiry();
	const trigger = new EmailInquiryTrigger();
	const node: INode = {
		id: 'action',
		name: 'Email Inquiry',
		type: 'emailInquiry',
		typeVersion: 1,
		position: [0, 0],
		parameters: choices.parameters as INode['parameters'],
		credentials: { inquiryMailboxApi: { id: '1', name: 'Test Mailbox' } },
		...(choices.continueOnFail === true ? { onError: 'continueRegularOutput' } : {}),
	};
	const workflow = new Workflow({
		id: choices.workflow?.id ?? 'workflow',
		nodes: [node, ...(choices.workflow?.nodes ?? [])],
		connections: {},
		active: false,
		staticData: structuredClone(choices.workflow?.staticData ?? {}),
		nodeTypes: {
			getByNameAndVersion: (type: string) => (type.endsWith('Trigger') ? trigger : nodeType),
		} as unknown as INodeTypes,
		settings: { timezone: choices.zone ?? 'Europe/Berlin' },
	});
	const items = (choices.items ?? [{}]).map((json, item) => ({ json, pairedItem: { item } }));
	const input = { main: [items] };
	const context = new ExecuteContext(
		workflow,
		node,
		ADDITIONAL_DATA as IWorkflowExecuteAdditionalData,
		'manual',
		createRunExecutionData({}),
		0,
		items,
		input,
		{ node, data: input, source: null },
		[],
	);
	const note = (line: string) => choices.log?.push(line);
	Object.defineProperty(context, 'logger', {
		value: { debug: note, info: note, warn: note, error: note },
	});
	// Credentials need n8n's database; everything else is the real context.
	Object.assign(context, {
		getCredentials: async () => await Promise.resolve(credentialOf(choices)),
	});
	return await nodeType.execute.call(context as unknown as IExecuteFunctions);
}

/** What n8n needs to build the variables of expressions. */
const ADDITIONAL_DATA: Partial<IWorkflowExecuteAdditionalData> = {
	executionId: '1',
	webhookWaitingBaseUrl: 'http://n8n.example/webhook-waiting',
	formWaitingBaseUrl: 'http://n8n.example/form-waiting',
	variables: {},
};

function credentialOf({ server, user, credential }: ActionChoices): IDataObject {
	if (server === undefined || user === undefined) throw new Error('A mailbox is not needed here');
	return {
		...{ provider: 'other', address: user, password: server.password },
		...{ host: server.host, port: server.port, security: 'none', login: '' },
		allowUnauthorizedCerts: false,
		...credential,
	};
}
