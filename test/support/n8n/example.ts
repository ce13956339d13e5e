import example from '../../../examples/inquiries-demo.json';
import type { StoredCredential, WorkflowJson } from './api';
import { isObject, type Json } from './json';

/** Node names of the example workflow: the trigger and where each of its outputs leads. */
export const TRIGGER = 'Email Inquiry Trigger';
export const INQUIRIES = 'Inquiry for your CRM';
export const STATUS = 'Status of the mailbox';
export const REPEATS = 'Repeats';
export const IGNORED = 'Ignored mail';

/** Polls every few seconds: n8n allows one poll a minute for each Poll Time, but any number of these. */
export const EVERY_FIVE_SECONDS = {
	item: Array.from({ length: 12 }, (_, index) => ({
		mode: 'custom',
		cronExpression: `${index * 5} * * * * *`,
	})),
};

export interface ExampleChanges {
	readonly name?: string;
	readonly credential: StoredCredential;
	/** Parameters of the trigger that differ from the example. */
	readonly parameters?: Json;
}

/** The example workflow as a person would have it after importing it and choosing a credential. */
export function exampleWorkflow({ name, credential, parameters }: ExampleChanges): WorkflowJson {
	const nodes = example.nodes.map((node) =>
		node.name === TRIGGER
			? {
					...node,
					parameters: { ...node.parameters, ...parameters },
					credentials: { [credential.type]: { id: credential.id, name: credential.name } },
				}
			: node,
	);
	return { ...example, name: name ?? example.name, nodes };
}

/** The same workflow after its trigger was renamed in the editor. */
export function withTriggerNamed(workflow: WorkflowJson, name: string): WorkflowJson {
	const { [TRIGGER]: wires, ...others } = workflow.connections;
	const nodes = workflow.nodes.map((node) => (node['name'] === TRIGGER ? { ...node, name } : node));
	return { ...workflow, nodes, connections: { ...others, [name]: isObject(wires) ? wires : {} } };
}
