import { once } from 'node:events';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { listen, LOOPBACK } from '../imap/listen';
import { isObject, list, object, text, type Json } from './json';

/**
 * A stand-in for a chat model of OpenAI's API that uses each tool once, and then says what it was told; without
 * tools it says what it is to say.
 */
export interface ChatModel {
	/** Base URL of the API. */
	readonly url: string;
	/** By tool, what the agent was told of it: its description and the parameters the model fills in. */
	readonly offered: ReadonlyMap<string, Json>;
	/** By tool, what it answered. */
	readonly answers: ReadonlyMap<string, string>;
	stop(): Promise<void>;
}

/** `given`: by tool, the arguments the model calls it with. */
export async function startChatModel(
	given: Readonly<Record<string, Json>>,
	says = 'No tools',
): Promise<ChatModel> {
	const offered = new Map<string, Json>();
	const answers = new Map<string, string>();
	const server = createServer((incoming, response) => {
		void json(incoming).then((asked) => {
			response.writeHead(200, { 'content-type': 'application/json' });
			response.end(JSON.stringify(completionOf(object(asked, 'a request'))));
		});
	});

	function completionOf({ tools, messages }: Json): Json {
		const calls = list(tools ?? [], 'tools').map((tool) => {
			const offer = object(object(tool, 'a tool')['function'], 'a function');
			const name = text(offer['name'], 'the name of a tool');
			offered.set(name, offer);
			const call = { name, arguments: JSON.stringify(given[name] ?? {}) };
			return { id: `call_${name}`, type: 'function', function: call };
		});
		const told = list(messages, 'messages')
			.filter(isObject)
			.filter(({ role }) => role === 'tool');
		for (const { tool_call_id: id, content } of told) {
			answers.set(text(id, 'a call').slice('call_'.length), text(content, 'an answer'));
		}
		if (calls.length === 0 && told.length === 0) return completion({ content: says }, 'stop');
		return told.length > 0
			? completion({ content: `${told.length} tools were used` }, 'stop')
			: completion({ content: null, tool_calls: calls }, 'tool_calls');
	}

	const port = await listen(server);
	return {
		url: `http://${LOOPBACK}:${port}/v1`,
		offered,
		answers,
		stop: async () => {
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
		},
	};
}

function completion(message: Json, reason: string): Json {
	return {
		...{ id: 'completion', object: 'chat.completion', created: 0, model: 'stand-in' },
		choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: reason }],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}
