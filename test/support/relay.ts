import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A way to a server that can be cut and opened again while the server itself lives on. */
export interface Relay {
	readonly port: number;
	/** Breaks the open connections and every new one. */
	cut(): void;
	open(): void;
	/** Connections broken since `cut`. */
	broken(): number;
	stop(): Promise<void>;
}

const HOST = '127.0.0.1';

export async function startRelay(serverPort: number): Promise<Relay> {
	const sockets = new Set<Socket>();
	const track = (socket: Socket) => {
		sockets.add(socket);
		socket.on('error', () => undefined);
		socket.once('close', () => sockets.delete(socket));
	};
	const breakAll = () => {
		for (const socket of sockets) socket.destroy();
	};
	let isCut = false;
	let broken = 0;
	const listener = createServer((client) => {
		if (isCut) {
			broken += 1;
			client.destroy();
			return;
		}
		const server = connect(serverPort, HOST);
		track(client);
		track(server);
		client.pipe(server).pipe(client);
		client.once('close', () => server.destroy());
		server.once('close', () => client.destroy());
	}).listen(0, HOST);
	await once(listener, 'listening');
	return {
		port: portOf(listener),
		cut: () => {
			isCut = true;
			broken = 0;
			breakAll();
		},
		open: () => {
			isCut = false;
		},
		broken: () => broken,
		stop: async () => {
			listener.close();
			breakAll();
			await once(listener, 'close');
		},
	};
}

function portOf(listener: Server): number {
	const address = listener.address();
	if (address === null || typeof address === 'string') throw new Error('The relay has no port');
	return address.port;
}
