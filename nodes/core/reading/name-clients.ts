import type { MessageHead, MessageText } from '../mailbox/mailbox';
import { namedClientIn, textTells, type NamingRules } from '../who/named-client';
import type { Naming } from '../who/sender';
import { fromOf } from '../who/usable-address';

/** Reads texts of the open folder by UID; a mail whose text cannot be read is left out. */
type ReadTexts = (
	heads: readonly MessageHead[],
) => Promise<ReadonlyMap<number, Pick<MessageText, 'text' | 'attachedMails' | 'unreadable'>>>;

/**
 * Returns what the texts of mail say of its clients, by UID. Only texts that have to be read before the mail
 * can be judged are: those of machines and of forwards, `perRead` at a time.
 */
export async function nameClients(
	heads: readonly MessageHead[],
	rules: NamingRules,
	readTexts: ReadTexts,
	perRead: () => number,
): Promise<Map<number, Naming>> {
	const telling = heads.filter((head) => textTells(head, rules) !== null);
	const named = new Map<number, Naming>();
	for (let next = 0; next < telling.length; ) {
		const chunk = telling.slice(next, next + perRead());
		const texts = await readTexts(chunk);
		for (const head of chunk) {
			const by = textTells(head, rules);
			const text = texts.get(head.uid);
			if (by === null) continue;
			const isRead = text !== undefined && text.unreadable === null;
			const sender = fromOf(head, rules.own)?.address;
			named.set(head.uid, isRead ? namedClientIn(text, by, rules.own, sender) : 'unreadable');
		}
		next += chunk.length;
	}
	return named;
}
