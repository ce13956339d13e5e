import type { FetchedHeads, MessageHead } from '../mailbox/mailbox';
import type { Naming } from '../who/sender';

/** The mail of one folder that waits to be settled, in UID order. */
export interface FolderQueue {
	readonly folder: string;
	/** Fetched, to be settled next. */
	readonly entries: readonly QueueEntry[];
	/** Not fetched yet, ascending. */
	readonly pending: readonly number[];
}

export type QueueEntry =
	| {
			readonly kind: 'mail';
			readonly uid: number;
			readonly head: MessageHead;
			/** For mail whose text tells the client. */
			readonly named: Naming;
	  }
	| { readonly kind: 'gone'; readonly uid: number }
	| { readonly kind: 'unread'; readonly uid: number; readonly reason: string };

/** The next step over several queues. */
export type NextStep =
	| { readonly kind: 'settle'; readonly folder: string; readonly entry: QueueEntry }
	/** The order is not known before this folder's next mail is fetched. */
	| { readonly kind: 'fetch'; readonly folder: string }
	| { readonly kind: 'done' };

/**
 * Returns what comes next: within a folder UID order, between folders the earlier arrival, ties by folder
 * name. So it does not matter how mail is cut into batches.
 */
export function nextStep(queues: readonly FolderQueue[]): NextStep {
	let next: { folder: string; entry: QueueEntry; at: number } | null = null;
	for (const { folder, entries, pending } of byName(queues)) {
		const [entry] = entries;
		if (entry === undefined && pending.length > 0) return { kind: 'fetch', folder };
		if (entry === undefined) continue;
		// Nothing of a mail that is gone or cannot be read depends on the order.
		const at = entry.kind === 'mail' ? (entry.head.receivedAt ?? Infinity) : -Infinity;
		if (next === null || at < next.at) next = { folder, entry, at };
	}
	return next === null
		? { kind: 'done' }
		: { kind: 'settle', folder: next.folder, entry: next.entry };
}

/** Returns the queues with one entry of a folder taken off. */
export function withoutFirst(queues: readonly FolderQueue[], folder: string): FolderQueue[] {
	return queues.map((queue) =>
		queue.folder === folder ? { ...queue, entries: queue.entries.slice(1) } : queue,
	);
}

/**
 * Returns the queue with an answer of the server added; `requested` are the first of its pending UIDs,
 * `named` the clients that texts name, by UID.
 */
export function withFetched(
	queue: FolderQueue,
	requested: readonly number[],
	answer: FetchedHeads,
	named: ReadonlyMap<number, Naming> = new Map(),
): FolderQueue {
	const heads = new Map(answer.heads.map((head) => [head.uid, head]));
	const gone = new Set(answer.gone);
	const entries = requested.map((uid): QueueEntry => {
		const head = heads.get(uid);
		if (head !== undefined) return { kind: 'mail', uid, head, named: named.get(uid) ?? null };
		if (gone.has(uid)) return { kind: 'gone', uid };
		const reason = answer.unread.get(uid) ?? 'the server did not deliver it';
		return { kind: 'unread', uid, reason };
	});
	return {
		...queue,
		entries: [...queue.entries, ...entries],
		pending: queue.pending.slice(requested.length),
	};
}

function byName(queues: readonly FolderQueue[]): FolderQueue[] {
	return [...queues].sort((a, b) => (a.folder < b.folder ? -1 : 1));
}
