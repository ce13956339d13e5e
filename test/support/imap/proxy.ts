import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';
import { listen, LOOPBACK } from './listen';
import { commandLog } from './proxy/command-log';
import type { ProxiedCommand } from './proxy/command-log';

export interface ImapProxy {
	readonly host: string;
	readonly port: number;
	readonly commands: readonly ProxiedCommand[];
	readonly bytesFromServer: number;
	readonly bytesFromClient: number;
	/** All connections since the start or the last reset. */
	readonly connections: number;
	readonly openConnections: number;
	/** Forgets commands and counts; open connections stay. */
	reset(): void;
	stop(): Promise<void>;
}

/**
 * A TCP proxy on a free loopback port that counts and records what passes. `hides` are capabilities that
 * clients must not learn of.
 */
export async function startProxy(
	target: {
		readonly host: string;
		readonly port: number;
	},
	{ hides = [] }: { readonly hides?: readonly string[] } = {},
): Promise<ImapProxy> {
	const none = () => ({
		commands: new Array<ProxiedCommand>(),
		bytesFromServer: 0,
		bytesFromClient: 0,
		connections: 0,
	});
	let seen = none();
	let accepted = 0;
	const open = new Map<Socket, Socket>();

	const server = createServer((client) => {
		const upstream = connect(target);
		open.set(client, upstream);
		seen.connections++;
		const log = commandLog(++accepted, (command) => seen.commands.push(command));
		client.on('data', (chunk: Buffer) => {
			seen.bytesFromClient += chunk.length;
			log(chunk);
			forward(chunk, client, upstream);
		});
		upstream.on('data', (chunk: Buffer) => {
			seen.bytesFromServer += chunk.length;
			forward(without(hides, chunk), upstream, client);
		});
		closeTogether(client, upstream);
		client.once('close', () => open.delete(client));
	});
	const port = await listen(server);
	return {
		host: LOOPBACK,
		port,
		get commands() {
			return seen.commands;
		},
		get bytesFromServer() {
			return seen.bytesFromServer;
		},
		get bytesFromClient() {
			return seen.bytesFromClient;
		},
		get connections() {
			return seen.connections;
		},
		get openConnections() {
			return open.size;
		},
		reset() {
			seen = none();
		},
		async stop() {
			if (!server.listening) return;
			server.close();
			const sockets = [...open].flat().filter(({ closed }) => !closed);
			const closed = [server, ...sockets].map((end) => once(end, 'close'));
			for (const socket of sockets) socket.destroy();
			await Promise.all(closed);
		},
	};
}

/** Other letters of the same number, so that no literal changes its length. */
function without(capabilities: readonly string[], chunk: Buffer): Buffer {
	if (capabilities.length === 0) return chunk;
	const hidden = new RegExp(`(?<= )(${capabilities.join('|')})(?=[ \\]\r])`, 'g');
	const text = chunk.toString('latin1');
	return Buffer.from(
		text.replace(hidden, (name) => 'X'.repeat(name.length)),
		'latin1',
	);
}

function forward(chunk: Buffer, from: Socket, to: Socket): void {
	if (to.write(chunk)) return;
	from.pause();
	to.once('drain', () => from.resume());
}

/** Passes on an orderly end as such and a break as a break. */
function closeTogether(one: Socket, other: Socket): void {
	for (const [from, to] of [
		[one, other],
		[other, one],
	] as const) {
		from.once('end', () => to.end());
		from.on('error', () => to.destroy());
		from.once('close', () => to.destroySoon());
	}
}
