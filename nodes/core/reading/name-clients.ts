import type { NoteUnexpected } from '../errors/unexpected';
import type { MessageHead, MessageText } from '../mailbox/mailbox';
import { namedClientIn, textTells, type NamingRules } from '../who/named-client';
import type { Naming } from '../who/sender';
import { fromOf } from '../who/usable-address';

/** Reads texts of the open folder by UID; a message whose text cannot be read is left out. */
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
	noteUnexpected: NoteUnexpected,
): Promise<Map<number, Naming>> {
	const named = new Map<number, Naming>();
	const telling = heads.filter((head) => judging(head, () => textTells(head, rules)) !== null);
	for (let next = 0; next < telling.length; ) {
		const chunk = telling.slice(next, next + perRead());
		const texts = await readTexts(chunk);
		for (const head of chunk) {
			named.set(head.uid, 'unreadable');
			const text = texts.get(head.uid);
			if (text === undefined || text.unreadable !== null) continue;
			judging(head, () => {
				const by = textTells(head, rules);
				const sender = fromOf(head, rules.own)?.address;
				if (by !== null) named.set(head.uid, namedClientIn(text, by, rules.own, sender));
			});
		}
		next += chunk.length;
	}
	return named;

	/** Whatever a message holds, it must not keep those behind it. */
	function judging<T>({ uid }: MessageHead, judge: () => T): T | null {
		try {
			return judge();
		} catch (error) {
			noteUnexpected(error);
			named.set(uid, 'unreadable');
			return null;
		}
	}
}
