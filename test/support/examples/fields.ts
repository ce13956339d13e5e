import type { INode } from 'n8n-workflow';
import { isObject, type Json } from '../n8n/json';
import type { ExampleFile } from './files';

/** Names of the fields that the manual documents for each kind of item. */
export interface Documented {
	readonly simplified: readonly string[];
	readonly details: readonly string[];
	readonly answer: readonly string[];
}

const STATUS = ['event', 'mailbox', 'since', 'text'];

/** Returns the fields of the items that reach a node, or null where a service decides. */
export function fieldsBefore(
	example: ExampleFile,
	node: INode,
	documented: Documented,
): ReadonlySet<string> | null {
	const sources = Object.entries(example.connections).flatMap(([name, { main = [] }]) =>
		main.flatMap((wires, output) =>
			(wires ?? []).flatMap((wire) => (wire.node === node.name ? [{ name, output }] : [])),
		),
	);
	const each = sources.map(({ name, output }) =>
		fieldsAfter(example, nodeNamed(example, name), output, documented),
	);
	// Only what all sources have is sure to be there.
	return each.reduce((one, other) =>
		one === null || other === null ? null : new Set([...one].filter((name) => other.has(name))),
	);
}

export function fieldsAfter(
	example: ExampleFile,
	node: INode,
	output: number,
	documented: Documented,
): ReadonlySet<string> | null {
	const before = () => fieldsBefore(example, node, documented);
	const { parameters } = node;
	switch (node.type.replace(/^.*\./, '')) {
		case 'emailInquiryTrigger':
			if (output === 1) return new Set(STATUS);
			return new Set([
				...documented.simplified,
				...(parameters['simplify'] === false ? documented.details : []),
			]);
		case 'set':
			return plus(before(), assignedBy(parameters));
		case 'filter':
		case 'if':
			return before();
		case 'dataTable':
			return columnsOf(parameters);
		case 'emailInquiry':
			return parameters['resource'] === 'report'
				? new Set(['subject', 'html', 'charts'])
				: plus(before(), documented.answer);
		default:
			return null;
	}
}

export function nodeNamed({ nodes, file }: ExampleFile, name: string): INode {
	const found = nodes.find((node) => node.name === name);
	if (found === undefined) throw new Error(`${file} has no node '${name}'`);
	return found;
}

function plus(fields: ReadonlySet<string> | null, more: readonly string[]) {
	return fields === null ? null : new Set([...fields, ...more]);
}

/** `settings` of `settings.account`. */
function assignedBy({ assignments }: Json): readonly string[] {
	const list = isObject(assignments) ? assignments['assignments'] : undefined;
	if (!Array.isArray(list)) return [];
	return list.filter(isObject).map(({ name }) => String(name).replace(/\..*$/, ''));
}

/** Only a node that writes rows names its columns; which ones are read is decided by the table. */
function columnsOf(parameters: Json): ReadonlySet<string> | null {
	const { columns } = parameters;
	return isObject(columns) && isObject(columns['value'])
		? new Set(Object.keys(columns['value']))
		: null;
}
