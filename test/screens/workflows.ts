import example from '../../examples/inquiries-demo.json';
import type { StoredCredential, WorkflowJson } from '../support/n8n/api';
import { EVERY_FIVE_SECONDS, TRIGGER } from '../support/n8n/example';
import { type Json, object } from '../support/n8n/json';
import type { Stage } from './stage';
import { REPEATED } from './studio-mail';

type Position = readonly [x: number, y: number];

const START = 'Start';
const DAYS_AGO = 6;

export const EXPLAIN = 'Explain mail';
export const AUDIT = 'Audit';
export const SIMULATE = 'Simulate';

function node(
	name: string,
	type: string,
	position: Position,
	parameters: Json = {},
	credential?: StoredCredential,
): Json {
	return {
		...{ id: name.replaceAll(' ', '-'), name, position, parameters },
		type: type.includes('.') ? type : `n8n-nodes-base.${type}`,
		typeVersion: type === 'telegram' ? 1.2 : 1,
		...(credential && {
			credentials: { [credential.type]: { id: credential.id, name: credential.name } },
		}),
	};
}

const to = (...names: readonly string[]) => names.map((name) => [wire(name)]);
const wire = (name: string) => ({ node: name, type: 'main', index: 0 });

function trigger(credential: StoredCredential, parameters: Json = {}): Json {
	const { parameters: usual } = theirs(TRIGGER);
	return node(
		TRIGGER,
		'n8n-nodes-email-inquiry.emailInquiryTrigger',
		[0, 0],
		{ ...object(usual, 'parameters'), ...parameters },
		credential,
	);
}

/** A node of the example workflow. */
function theirs(name: string): Json {
	const found = example.nodes.find((one) => one.name === name);
	return object(found, `a node '${name}'`);
}

/** Makes the table that inquiries are kept in. */
export function tableWorkflow(): WorkflowJson {
	const create = 'Create the table';
	return {
		name: 'Table',
		nodes: [node(START, 'manualTrigger', [0, 0]), theirs(create)],
		connections: { [START]: { main: to(create) } },
	};
}

/** What the manual begins with: four outputs, and where each of them leads. */
export function inquiriesWorkflow({ mailbox, telegram }: Stage): WorkflowJson {
	const message = (text: string) => ({
		...{ chatId: '4711', text },
		additionalFields: { appendAttribution: false, parse_mode: 'HTML' },
	});
	const keep = 'Keep the inquiry';
	const tell = 'Tell sales';
	const [status, repeats, ignored] = ['Tell the admin', 'Note on the deal', 'Nothing to do'];
	return {
		name: 'Inquiries from mail',
		nodes: [
			trigger(mailbox.en),
			{ ...theirs(keep), position: [340, -240] },
			node(
				...([tell, 'telegram', [600, -240]] as const),
				message('=New inquiry from {{ $json.senderName }}: {{ $json.subject }}'),
				telegram,
			),
			node(status, 'telegram', [340, -80], message('={{ $json.text }}'), telegram),
			node(repeats, 'noOp', [340, 80]),
			node(ignored, 'noOp', [340, 240]),
		],
		connections: {
			[TRIGGER]: { main: to(keep, status, repeats, ignored) },
			[keep]: { main: to(tell) },
		},
	};
}

/** The second node behind a trigger that remembers. */
export function explainWorkflow(credential: StoredCredential, language: string): WorkflowJson {
	const startDate = new Date(Date.now() - DAYS_AGO * 86_400_000).toISOString();
	return {
		name: `Why was it not counted? ${language}`,
		nodes: [
			trigger(credential, { pollTimes: EVERY_FIVE_SECONDS, collectFrom: 'date', startDate }),
			node('Inquiry', 'noOp', [300, 0]),
			node(START, 'manualTrigger', [0, 300]),
			action(EXPLAIN, [300, 300], credential, {
				...{ operation: 'explain', message: REPEATED, options: { language } },
			}),
		],
		connections: { [TRIGGER]: { main: to('Inquiry') }, [START]: { main: to(EXPLAIN) } },
	};
}

/** The operations that look at a whole mailbox. */
export function mailboxWorkflow(credential: StoredCredential, language: string): WorkflowJson {
	const asked = { folders: ['INBOX'], days: 90, options: { language } };
	return {
		name: `Mailbox ${language}`,
		nodes: [
			node(START, 'manualTrigger', [0, 0]),
			action(AUDIT, [300, -100], credential, { operation: 'audit', periodDays: 7, ...asked }),
			action(SIMULATE, [300, 100], credential, { operation: 'simulate', ...asked }),
		],
		connections: { [START]: { main: [[wire(AUDIT), wire(SIMULATE)]] } },
	};
}

function action(name: string, position: Position, credential: StoredCredential, parameters: Json) {
	const type = 'n8n-nodes-email-inquiry.emailInquiry';
	return node(name, type, position, { resource: 'mailbox', ...parameters }, credential);
}

/** Runs a workflow from its manual trigger; returns the execution. */
export async function run({ n8n }: Stage, workflowId: string, from = START) {
	const execution = await n8n.runManually(workflowId, from);
	if (execution.status === 'success') return execution;
	throw new Error(`A workflow ended with ${execution.status}: ${execution.error ?? 'no reason'}`);
}
