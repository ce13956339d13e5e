import type { MessageHead, MessageText } from '../core/mailbox';
import { namedClientIn, textTells, type NamingRules } from '../core/named-client';
import type { NamedClient } from '../core/sender';

/** Reads texts of the open folder by UID; a mail whose text cannot be read is left out. */
export type ReadTexts = (
	heads: readonly MessageHead[],
) => Promise<ReadonlyMap<number, Pick<MessageText, 'text'>>>;

/**
 * Returns the clients that the texts of mails name, by UID. Only texts that have to be read before the mail
 * can be judged are: those of listed website forms and of forwards, `perRead` at a time.
 */
export async function nameClients(
	heads: readonly MessageHead[],
	rules: NamingRules,
	readTexts: ReadTexts,
	perRead: () => number,
): Promise<Map<number, NamedClient>> {
	const telling = heads.filter((head) => textTells(head, rules) !== null);
	const named = new Map<number, NamedClient>();
	for (let next = 0; next < telling.length; ) {
		const chunk = telling.slice(next, next + perRead());
		const texts = await readTexts(chunk);
		for (const head of chunk) {
			const by = textTells(head, rules);
			const text = texts.get(head.uid)?.text ?? '';
			const client = by === null ? null : namedClientIn(text, by, rules.own);
			if (client !== null) named.set(head.uid, client);
		}
		next += chunk.length;
	}
	return named;
}
