import { isObject, list, object, text, type Json } from './json';

/** One run of a workflow, with what each of its nodes put out. */
export interface Execution {
	readonly id: string;
	readonly status: string;
	readonly mode: string;
	/** Unix ms; null for an execution that never ran. */
	readonly startedAt: number | null;
	/** Message of the error that ended it. */
	readonly error?: string;
	/** The names of the nodes that ran. */
	readonly nodes: readonly string[];
	/** Items of a node's output; none when the node or that output did not run. */
	items(node: string, output?: number): readonly Json[];
	/** What n8n knows of the files of those items, by the names of the fields. */
	files(node: string, output?: number): readonly Json[];
}

export function decodeExecution(value: unknown): Execution {
	const execution = object(value, 'an execution');
	const result = resultOf(execution);
	const runs = isObject(result['runData']) ? result['runData'] : {};
	const error = isObject(result['error']) ? result['error']['message'] : undefined;
	return {
		id: String(execution['id']),
		status: text(execution['status'], 'the status of an execution'),
		mode: text(execution['mode'], 'the mode of an execution'),
		startedAt:
			typeof execution['startedAt'] === 'string' ? Date.parse(execution['startedAt']) : null,
		...(typeof error === 'string' ? { error } : {}),
		nodes: Object.keys(runs),
		items: (node, output = 0) => partsOf('json', runs[node], output),
		files: (node, output = 0) => partsOf('binary', runs[node], output),
	};
}

function resultOf(execution: Json): Json {
	const { data } = execution;
	return isObject(data) && isObject(data['resultData']) ? data['resultData'] : {};
}

function partsOf(part: 'json' | 'binary', runs: unknown, output: number): Json[] {
	if (runs === undefined) return [];
	return list(runs, 'the runs of a node').flatMap((run) => {
		const { data } = object(run, 'a run of a node');
		const outputs = isObject(data) ? data['main'] : undefined;
		const items: unknown = Array.isArray(outputs) ? outputs[output] : undefined;
		if (!Array.isArray(items)) return [];
		return items.map((item) => object(object(item, 'an item')[part] ?? {}, 'a part of an item'));
	});
}
