import { setTimeout as delay } from 'node:timers/promises';
import type { FaultyProxy } from '../../support/imap/faulty-proxy';

/** What a mail server sends from a moment on, over however many connections. */
export interface Collection {
	readonly bytes: number;
}

/** Returns the collection that begins now. */
export function collectionBy(proxy: FaultyProxy): Collection {
	const before = proxy.bytesFromServer;
	return {
		get bytes() {
			return proxy.bytesFromServer - before;
		},
	};
}

/** Waits until the server has sent so many bytes, or has had nothing more to say for a while. */
export async function passed(
	collection: Collection,
	bytes: number,
	signal: AbortSignal,
): Promise<void> {
	let last = 0;
	let quietSince = Date.now();
	while (collection.bytes < bytes) {
		await delay(1, undefined, { signal });
		if (collection.bytes !== last) quietSince = Date.now();
		last = collection.bytes;
		if (Date.now() - quietSince > (last === 0 ? PATIENCE_MS : QUIET_MS)) return;
	}
}

/** A poll of the shortest kind comes sooner. */
const PATIENCE_MS = 90_000;
const QUIET_MS = 3_000;
