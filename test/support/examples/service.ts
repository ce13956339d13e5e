import { createServer, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { listen, LOOPBACK } from '../imap/listen';
import type { Json } from '../n8n/json';
import { mismatch, type Shape } from './shape';

/** One request as a service documents it. */
export interface Endpoint {
	/** Method and path, without the query. */
	readonly request: string;
	readonly headers?: Readonly<Record<string, string>>;
	/** The parameters of the query; none unless said. */
	readonly query?: Shape;
	/** How the body comes; as JSON unless said. A form of several parts is one text. */
	readonly type?: 'application/json' | 'application/x-www-form-urlencoded' | 'multipart/form-data';
	/** Missing where the request has none. */
	readonly body?: Shape;
	readonly answer: (body: unknown, service: Service) => unknown;
}

export interface Call {
	readonly request: string;
	readonly query: Json;
	readonly body: unknown;
}

/** A stand-in for a service: it takes what is documented, and notes what is not. */
export interface Service {
	readonly url: string;
	readonly calls: readonly Call[];
	/** Requests that a real service would have refused. */
	readonly problems: readonly string[];
	stop(): Promise<void>;
}

export async function startService(endpoints: readonly Endpoint[]): Promise<Service> {
	const calls: Call[] = [];
	const problems: string[] = [];
	const server = createServer((incoming, response) => {
		void readCall(incoming).then((call) => {
			calls.push(call);
			const endpoint = endpoints.find(({ request }) => request === call.request);
			const problem = problemOf(incoming, call, endpoint);
			if (problem !== null) problems.push(`${call.request}: ${problem}`);
			const isFine = problem === null && endpoint !== undefined;
			const answer = isFine ? endpoint.answer(call.body, service) : { error: problem };
			const isPlain = typeof answer === 'string';
			const type = isPlain ? 'text/plain' : 'application/json';
			response.writeHead(isFine ? 200 : 400, { 'content-type': type });
			response.end(isPlain ? answer : JSON.stringify(answer));
		});
	});
	const service: Service = {
		url: `http://${LOOPBACK}:${await listen(server)}`,
		calls,
		problems,
		stop: async () => {
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
		},
	};
	return service;
}

async function readCall(incoming: IncomingMessage): Promise<Call> {
	const { pathname, searchParams } = new URL(incoming.url ?? '', 'http://service.example');
	return {
		request: `${incoming.method ?? ''} ${pathname}`,
		query: Object.fromEntries(searchParams),
		body: parse(await text(incoming), typeOf(incoming)),
	};
}

function typeOf({ headers }: IncomingMessage): string {
	return (headers['content-type'] ?? '').split(';')[0] ?? '';
}

function parse(sent: string, type: string): unknown {
	if (type === 'application/x-www-form-urlencoded') {
		return Object.fromEntries(new URLSearchParams(sent));
	}
	try {
		return JSON.parse(sent);
	} catch {
		return sent;
	}
}

function problemOf(
	incoming: IncomingMessage,
	call: Call,
	endpoint: Endpoint | undefined,
): string | null {
	if (endpoint === undefined) return 'no such method';
	const { body, query = {}, type = 'application/json' } = endpoint;
	const missing = Object.entries(endpoint.headers ?? {}).find(
		([name, value]) => incoming.headers[name] !== value,
	);
	if (missing !== undefined) return `header ${missing[0]} is missing`;
	const wrong = mismatch(call.query, query, 'query');
	if (wrong !== null || body === undefined) return wrong;
	return typeOf(incoming) === type ? mismatch(call.body, body) : `the body is no ${type}`;
}
