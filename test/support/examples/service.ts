import { createServer, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { listen, LOOPBACK } from '../imap/listen';
import { mismatch, type Shape } from './shape';

/** One request as a service documents it. */
export interface Endpoint {
	/** Method and path. */
	readonly request: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body: Shape;
	readonly answer: (body: unknown, service: Service) => unknown;
}

export interface Call {
	readonly request: string;
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
	const sent = await text(incoming);
	return { request: `${incoming.method ?? ''} ${incoming.url ?? ''}`, body: parse(sent) };
}

function parse(sent: string): unknown {
	try {
		return JSON.parse(sent);
	} catch {
		return sent;
	}
}

function problemOf(
	{ headers: given }: IncomingMessage,
	{ body }: Call,
	endpoint: Endpoint | undefined,
): string | null {
	if (endpoint === undefined) return 'no such method';
	if (!(given['content-type'] ?? '').startsWith('application/json')) return 'the body is no JSON';
	const missing = Object.entries(endpoint.headers ?? {}).find(
		([name, value]) => given[name] !== value,
	);
	return missing === undefined ? mismatch(body, endpoint.body) : `header ${missing[0]} is missing`;
}
