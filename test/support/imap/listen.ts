import { once } from 'node:events';
import type { Server } from 'node:net';

export const LOOPBACK = '127.0.0.1';

/** Starts listening on the loopback interface and returns the port; 0 asks for a free one. */
export async function listen(server: Server, port = 0): Promise<number> {
	server.listen(port, LOOPBACK);
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('Not a TCP server');
	return address.port;
}
