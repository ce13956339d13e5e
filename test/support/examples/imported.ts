import type { INode } from 'n8n-workflow';
import type { StoredCredential, WorkflowJson } from '../n8n/api';
import { EVERY_FIVE_SECONDS } from '../n8n/example';
import { isObject, type Json } from '../n8n/json';
import { credentialOf } from './credentials';
import { exampleFile } from './files';

/** What a person does after importing an example. */
export interface SetUp {
	/** Chosen in every node that takes one of its type; one for each trigger when several are given. */
	readonly credentials: readonly StoredCredential[];
	/** What is typed over texts of the example, such as the address of an account. */
	readonly typed?: Readonly<Record<string, string>>;
	/** Parameters that differ from the file, by the name of the node. */
	readonly parameters?: Readonly<Record<string, Json>>;
	/** Nodes that are deleted or switched off. */
	readonly without?: readonly string[];
}

/** The example as it is after its set-up, polling every few seconds. */
export function importedExample(file: string, setUp: SetUp): WorkflowJson {
	const { name, nodes, connections, settings } = exampleFile(file);
	const left = [...setUp.credentials];
	return {
		name,
		settings,
		connections: { ...connections },
		nodes: nodes.map((node) => ({
			...node,
			parameters: { ...changed(node, setUp), ...setUp.parameters?.[node.name] },
			...credentialsOf(node, left),
			...(setUp.without?.includes(node.name) ? { disabled: true } : {}),
		})),
	};
}

function changed({ type, parameters }: INode, { typed = {} }: SetUp): Json {
	const given: Json = parameters;
	const own = Object.entries(given).map(([name, value]) => [name, typedOver(value, typed)]);
	return {
		...Object.fromEntries(own),
		...(type.endsWith('Trigger') && 'pollTimes' in given ? { pollTimes: EVERY_FIVE_SECONDS } : {}),
	};
}

function typedOver(value: unknown, typed: Readonly<Record<string, string>>): unknown {
	if (typeof value === 'string') {
		return Object.entries(typed).reduce((text, [old, one]) => text.replaceAll(old, one), value);
	}
	if (Array.isArray(value)) return value.map((one) => typedOver(one, typed));
	if (!isObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, one]) => [name, typedOver(one, typed)]),
	);
}

/** Takes the credential off the list while others of its kind follow. */
function credentialsOf(node: INode, left: StoredCredential[]): Json {
	const wanted = credentialOf(node);
	if (wanted === null) return {};
	const fitting = left.filter((one) => wanted.test(one.type));
	const [chosen] = fitting;
	if (chosen === undefined) return {};
	if (fitting.length > 1) left.splice(left.indexOf(chosen), 1);
	return { credentials: { [chosen.type]: { id: chosen.id, name: chosen.name } } };
}
