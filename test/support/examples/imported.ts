import type { INode } from 'n8n-workflow';
import type { StoredCredential, WorkflowJson } from '../n8n/api';
import { EVERY_FIVE_SECONDS } from '../n8n/example';
import { isObject, type Json } from '../n8n/json';
import { exampleFile } from './files';

/** What a person does after importing an example. */
export interface SetUp {
	/** Chosen in every node that takes one of its type; one for each trigger when several are given. */
	readonly credentials: readonly StoredCredential[];
	/** Values of the node 'Settings', without the `settings.` in front. */
	readonly settings?: Readonly<Record<string, string>>;
	/** Parameters that differ from the file, by the name of the node. */
	readonly parameters?: Readonly<Record<string, Json>>;
}

const TAKES: ReadonlyArray<readonly [type: string, credential: RegExp]> = [
	['emailInquiryTrigger', /^inquiryMailbox/],
	['emailInquiry', /^inquiryMailbox/],
	['emailSend', /^smtp$/],
];

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
		})),
	};
}

function changed({ type, name, ...node }: INode, { settings = {} }: SetUp): Json {
	const parameters: Json = node.parameters;
	if (type.endsWith('Trigger') && 'pollTimes' in parameters) {
		return { ...parameters, pollTimes: EVERY_FIVE_SECONDS };
	}
	const { assignments: list } = parameters;
	if (name !== 'Settings' || !isObject(list) || !Array.isArray(list['assignments'])) {
		return parameters;
	}
	const assignments = list['assignments'].filter(isObject).map((one) => {
		const value = settings[String(one['name']).replace('settings.', '')];
		return value === undefined ? one : { ...one, value };
	});
	return { ...parameters, assignments: { assignments } };
}

/** Takes the credential off the list while others of its kind follow. */
function credentialsOf({ type }: INode, left: StoredCredential[]): Json {
	const [, wanted] = TAKES.find(([name]) => type.endsWith(`.${name}`)) ?? [];
	if (wanted === undefined) return {};
	const fitting = left.filter((one) => wanted.test(one.type));
	const [chosen] = fitting;
	if (chosen === undefined) return {};
	if (fitting.length > 1) left.splice(left.indexOf(chosen), 1);
	return { credentials: { [chosen.type]: { id: chosen.id, name: chosen.name } } };
}
