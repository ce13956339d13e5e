import type { FetchedHeads, MessageHead } from '../mailbox/mailbox';
import type { Naming } from '../who/sender';

/** The mail of one folder that waits to be settled. */
export interface FolderQueue {
	readonly folder: string;
	/** UIDs, ascending. */
	readonly pending: readonly number[];
}

/** A message as its folder gave it. */
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

/** Returns an entry for each requested UID; `named` are the clients that texts name, by UID. */
export function entriesOf(
	requested: readonly number[],
	answer: FetchedHeads,
	named: ReadonlyMap<number, Naming> = new Map(),
): QueueEntry[] {
	const heads = new Map(answer.heads.map((head) => [head.uid, head]));
	const gone = new Set(answer.gone);
	return requested.map((uid) => {
		const head = heads.get(uid);
		if (head !== undefined) return { kind: 'mail', uid, head, named: named.get(uid) ?? null };
		if (gone.has(uid)) return { kind: 'gone', uid };
		const reason = answer.unread.get(uid) ?? 'the server did not deliver it';
		return { kind: 'unread', uid, reason };
	});
}
