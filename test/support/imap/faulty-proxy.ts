import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { listen, LOOPBACK } from './listen';

/**
 * What lies between a client and its server:
 * - `none`: everything passes
 * - `blackHole`: connections are accepted and stay silent for ever, also those that were open
 * - `refuse`: nobody listens, open connections break
 * - `resets`: every connection is reset after a random number of bytes from the server
 */
export type Fault = 'none' | 'blackHole' | 'refuse' | 'resets';

/** A TCP proxy whose network can be broken at run time. */
export interface FaultyProxy {
	readonly host: string;
	readonly port: number;
	/** Takes effect at once, on open connections too; those a fault has caught never heal. */
	become(fault: Fault): Promise<void>;
	/** What the server has sent so far, over all connections. */
	readonly bytesFromServer: number;
	stop(): Promise<void>;
}

interface Link {
	readonly client: Socket;
	readonly upstream: Socket;
	isSilent: boolean;
	/** Bytes from the server until the reset. */
	bytesLeft: number;
}

export async function startFaultyProxy(target: {
	readonly host: string;
	readonly port: number;
}): Promise<FaultyProxy> {
	let fault: Fault = 'none';
	const links = new Set<Link>();
	let bytesFromServer = 0;

	const server = createServer((client) => {
		const link: Link = {
			client,
			upstream: connect(target),
			isSilent: false,
			bytesLeft: Infinity,
		};
		links.add(link);
		afflict(link, fault);
		client.on('data', (chunk) => pass(link, link.upstream, chunk));
		link.upstream.on('data', (chunk) => {
			bytesFromServer += chunk.length;
			link.bytesLeft -= chunk.length;
			if (link.bytesLeft > 0) return pass(link, client, chunk);
			client.write(chunk.subarray(0, chunk.length + link.bytesLeft), () => reset(link));
			link.isSilent = true;
		});
		client.on('error', () => undefined);
		link.upstream.on('error', () => undefined);
		client.once('close', () => {
			link.upstream.destroy();
			links.delete(link);
		});
		link.upstream.once('close', () => {
			if (!link.isSilent) client.destroySoon();
		});
	});
	const port = await listen(server);

	const breakAll = async () => {
		const open = [...links].filter(({ client }) => !client.closed);
		const closed = open.map(({ client }) => once(client, 'close'));
		for (const { client } of open) client.destroy();
		await Promise.all(closed);
	};
	const close = async () => {
		if (!server.listening) return;
		const closed = once(server.close(), 'close');
		await breakAll();
		await closed;
	};
	return {
		host: LOOPBACK,
		port,
		async become(next) {
			fault = next;
			for (const link of links) afflict(link, next);
			if (next === 'refuse') await close();
			else if (!server.listening) await listenAgain();
		},
		get bytesFromServer() {
			return bytesFromServer;
		},
		stop: close,
	};

	/** The port may be in use for a moment as the near end of somebody's connection. */
	async function listenAgain(attempts = 50): Promise<void> {
		for (let attempt = 1; ; attempt++) {
			try {
				await listen(server, port);
				return;
			} catch (error) {
				if (attempt === attempts) throw error;
				await delay(100);
			}
		}
	}
}

/** From the first answer to beyond the last: half of the connections end before about a kilobyte. */
const MOST_BYTES = 16_384;

function afflict(link: Link, fault: Fault): void {
	if (fault === 'blackHole') link.isSilent = true;
	if (fault === 'resets') link.bytesLeft = Math.ceil(MOST_BYTES ** (0.4 + 0.6 * Math.random()));
}

function pass({ isSilent }: Link, to: Socket, chunk: Buffer): void {
	if (!isSilent) to.write(chunk);
}

function reset({ client, upstream }: Link): void {
	client.resetAndDestroy();
	upstream.destroy();
}
