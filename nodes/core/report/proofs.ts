import { asRecord } from '../text/unknown';
import type { Span } from './period';

/** What the trigger's daily proofs of a period came to: messages looked up on the server, and missing ones among them. */
export interface Proofs {
	readonly messages: number;
	readonly missing: number;
}

/** Returns the sum of the Status items `proved` whose proof ended in a period, each once; null when there are none. */
export function proofsOf(given: readonly unknown[], { start, end }: Span): Proofs | null {
	const proofs = new Map<string, Proofs>();
	for (const entry of given) {
		const item = asRecord(entry);
		if (item.event !== 'proved' || typeof item.until !== 'string') continue;
		const at = Date.parse(item.until);
		const { newMessages, missing } = item;
		if (!(at >= start && at < end)) continue;
		if (typeof newMessages !== 'number' || typeof missing !== 'number') continue;
		const key = JSON.stringify([item.mailbox, item.until]);
		proofs.set(key, { messages: newMessages, missing });
	}
	if (proofs.size === 0) return null;
	return [...proofs.values()].reduce((sum, { messages, missing }) => ({
		messages: sum.messages + messages,
		missing: sum.missing + missing,
	}));
}
