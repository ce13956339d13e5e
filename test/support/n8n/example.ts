import example from '../../../examples/inquiries-demo.json';
import type { StoredCredential, WorkflowJson } from './api';
import { isObject, type Json } from './json';

/** Node names of the example workflow: the trigger and where each of its outputs leads. */
export const TRIGGER = 'Email Inquiry Trigger';
export const INQUIRIES = 'Inquiry for your CRM';
export const STATUS = 'Status of the mailbox';
export const REPEATS = 'Repeats';
export const IGNORED = 'Ignored mail';

/** Node names of the part that a person starts. */
export const BY_HAND = 'Try it';
export const REPORT = 'Build the report';
export const SIMULATION = 'Which period fits?';

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

/** The trigger of the example and what its outputs lead to, after importing it and choosing a credential. */
export function exampleWorkflow(changes: ExampleChanges): WorkflowJson {
	const { nodes, ...workflow } = demoWorkflow(changes);
	const parts: readonly unknown[] = [TRIGGER, INQUIRIES, STATUS, REPEATS, IGNORED];
	return {
		...workflow,
		nodes: nodes.filter((node) => parts.includes(node['name'])),
		connections: { [TRIGGER]: example.connections[TRIGGER] },
	};
}

/** The whole example workflow, with the report and the simulation; its table needs n8n 2. */
export function demoWorkflow({ name, credential, parameters }: ExampleChanges): WorkflowJson {
	const credentials = { [credential.type]: { id: credential.id, name: credential.name } };
	const nodes = example.nodes.map((node) => {
		if (node.name === SIMULATION) return { ...node, credentials };
		if (node.name !== TRIGGER) return node;
		return { ...node, parameters: { ...node.parameters, ...parameters }, credentials };
	});
	const { connections, settings } = example;
	return { name: name ?? example.name, nodes, connections, settings };
}

/** The same workflow after its trigger was renamed in the editor. */
export function withTriggerNamed(workflow: WorkflowJson, name: string): WorkflowJson {
	const { [TRIGGER]: wires, ...others } = workflow.connections;
	const nodes = workflow.nodes.map((node) => (node['name'] === TRIGGER ? { ...node, name } : node));
	return { ...workflow, nodes, connections: { ...others, [name]: isObject(wires) ? wires : {} } };
}
