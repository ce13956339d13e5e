import type { Connection, FaultyProxy } from '../../support/imap/faulty-proxy';
import { waitFor } from '../../support/n8n/wait';

const PATIENCE_MS = 180_000;

/** Resolves with the connection of the next poll that comes by the proxy. */
export function nextCollection(proxy: FaultyProxy, signal: AbortSignal): Promise<Connection> {
	return proxy.nextConnection(AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]));
}

/** Waits until the server has sent so many bytes, or the connection is over. */
export async function passed(connection: Connection, bytes: number): Promise<void> {
	const isPassed = () => connection.isOver || connection.bytes >= bytes || undefined;
	await waitFor('a collection to go on', PATIENCE_MS, isPassed, 1);
}
