import { request } from '../../support/n8n/http';
import { isObject, list, object, text, type Json } from '../../support/n8n/json';
import type { N8n } from '../../support/n8n/server';
import { waitFor } from '../../support/n8n/wait';

/** One execution that n8n holds, with what the trigger handed to it, also when n8n died before running it. */
export interface HeldExecution {
	readonly id: string;
	readonly status: string;
	readonly error: string;
	/** Subjects on the outputs Inquiry, Repeats and Ignored. */
	readonly mails: readonly string[];
	/** Events on the output Status. */
	readonly events: readonly string[];
}

/** All executions of a workflow, however many: n8n hands out at most 250 at once. */
export interface ExecutionReader {
	/** What is held by now; reads again only what is new or was not over, which n8n lists at times and at times not. */
	read(workflowId: string): Promise<readonly HeldExecution[]>;
}

const PAGE = 100;
const STATUS_OUTPUT = 1;
const KEY_MS = 30_000;
const BUSY_MS = 120_000;
const TRIGGER_TYPE = '.emailInquiryTrigger';
const UNFINISHED = ['new', 'running', 'waiting'];

/** Uses a key of its own, because the one of `N8n` stays with it. */
export async function executionReader(n8n: N8n): Promise<ExecutionReader> {
	const key = await newKey(n8n);
	const held = new Map<string, Map<string, HeldExecution>>();
	const pageOf = async (query: string) => {
		const { data, nextCursor } = await patiently(`${n8n.url}/api/v1/executions?${query}`, {
			'X-N8N-API-KEY': key,
		});
		const page = list(data, 'executions').map((value) => decode(object(value, 'an execution')));
		return { page, nextCursor };
	};
	return {
		read: async (workflowId) => {
			const known = held.get(workflowId) ?? new Map<string, HeldExecution>();
			held.set(workflowId, known);
			let cursor = '';
			for (;;) {
				const query = `workflowId=${workflowId}&includeData=true&limit=${PAGE}${cursor}`;
				const { page, nextCursor } = await pageOf(query);
				const news = page.filter(({ id }) => {
					const before = known.get(id);
					return before === undefined || isUnfinished(before);
				});
				for (const execution of news) known.set(execution.id, execution);
				if (news.length === 0 || typeof nextCursor !== 'string') break;
				cursor = `&cursor=${encodeURIComponent(nextCursor)}`;
			}
			return [...known.values()];
		},
	};
}

/** Asks again where n8n is too busy to answer. */
async function patiently(url: string, headers: Readonly<Record<string, string>>): Promise<Json> {
	let refused: unknown;
	const ask = async () =>
		await request('GET', url, headers).catch((error: unknown) => {
			refused = error;
			return undefined;
		});
	const answer = await waitFor('the executions', BUSY_MS, ask, 2_000).catch(() => {
		throw refused;
	});
	return object(answer.body, 'executions');
}

/** Says whether n8n may still run the execution. */
export function isUnfinished({ status }: HeldExecution): boolean {
	return UNFINISHED.includes(status);
}

async function newKey({ url, login }: N8n): Promise<string> {
	const browser = { 'browser-id': 'reliability' };
	const { cookie } = await request('POST', `${url}/rest/login`, browser, {
		emailOrLdapLoginId: login.email,
		password: login.password,
	});
	const headers = { ...browser, cookie };
	const allowed = await request('GET', `${url}/rest/api-keys/scopes`, headers);
	const { data: scopes } = object(allowed.body, 'API scopes');
	const wish = { label: 'reliability', scopes, expiresAt: null };
	const create = async () => {
		const created = await request('POST', `${url}/rest/api-keys`, headers, wish);
		const key = object(object(created.body, 'an API key')['data'], 'an API key');
		return text(key['rawApiKey'], 'an API key');
	};
	// Two keys of one second are the same to n8n 1.x, which then refuses the second.
	return await waitFor('an API key', KEY_MS, () => create().catch(() => undefined), 1_100);
}

function decode(execution: Json): HeldExecution {
	const data = isObject(execution['data']) ? execution['data'] : {};
	const result = isObject(data['resultData']) ? data['resultData'] : {};
	const error = isObject(result['error']) ? result['error']['message'] : undefined;
	const outputs = outputsOf(execution, data, result);
	const values = (index: number, field: string) =>
		itemsOf(outputs[index]).map((item) => String(item[field]));
	return {
		id: String(execution['id']),
		status: text(execution['status'], 'the status of an execution'),
		error: typeof error === 'string' ? error : '',
		mails: [0, 2, 3].flatMap((index) => values(index, 'subject')),
		events: values(STATUS_OUTPUT, 'event'),
	};
}

function triggersOf(execution: Json): string[] {
	const workflow = isObject(execution['workflowData']) ? execution['workflowData'] : {};
	const nodes = Array.isArray(workflow['nodes']) ? workflow['nodes'].filter(isObject) : [];
	return nodes
		.filter(({ type }) => String(type).endsWith(TRIGGER_TYPE))
		.map(({ name }) => String(name));
}

/** What the trigger put out, or what an execution that died with n8n had in store for it. */
function outputsOf(execution: Json, data: Json, result: Json): unknown[] {
	const triggers = triggersOf(execution);
	const runData = isObject(result['runData']) ? result['runData'] : {};
	// A node renamed between its poll and the execution runs by the name it had, and none behind it: nobody has its items.
	const runs = triggers.flatMap((name) => (Array.isArray(runData[name]) ? runData[name] : []));
	const { executionData } = data;
	const waiting = isObject(executionData) ? executionData['nodeExecutionStack'] : undefined;
	// An error that the trigger reports is an execution that starts with an empty item.
	const isReport = execution['status'] === 'error';
	const starts =
		Array.isArray(waiting) && !isReport ? waiting.filter((entry) => isStart(entry, triggers)) : [];
	// What still waits to be run was not run; n8n writes an empty run into an execution that crashed.
	for (const entry of [...starts, ...runs]) {
		const main = isObject(entry) && isObject(entry['data']) ? entry['data']['main'] : undefined;
		if (Array.isArray(main)) return main;
	}
	return [];
}

function isStart(entry: unknown, triggers: readonly string[]): boolean {
	return (
		isObject(entry) && isObject(entry['node']) && triggers.includes(String(entry['node']['name']))
	);
}

function itemsOf(output: unknown): Json[] {
	if (!Array.isArray(output)) return [];
	return output.map((item) => object(object(item, 'an item')['json'], 'the JSON of an item'));
}
