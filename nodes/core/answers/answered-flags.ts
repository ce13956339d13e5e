import { normaliseAddress } from '../mail/address';
import type { MessageHead } from '../mailbox/mailbox';
import type { Asked } from './answers';

/**
 * Returns which inquiries, by index, are among messages that carry `\Answered`: mail programs set it when somebody
 * answers, also where they file no copy of what was sent. A Message-ID that several messages share tells nothing
 * without the moment of arrival.
 */
export function flaggedAnswers(
	asked: readonly Asked[],
	flagged: readonly Pick<MessageHead, 'messageId' | 'from' | 'replyTo' | 'receivedAt'>[],
): ReadonlySet<number> {
	const byId = new Map<string, number>();
	for (const { messageId } of flagged) byId.set(messageId, (byId.get(messageId) ?? 0) + 1);
	const isMeant = (inquiry: Asked) =>
		flagged.some((head) => {
			const isThen = arrivedAt(head, inquiry.receivedAt);
			if (inquiry.messageId === '') return isThen && isFrom(head, inquiry.senderAddress);
			return inquiry.messageId === head.messageId && (byId.get(inquiry.messageId) === 1 || isThen);
		});
	return new Set(asked.flatMap((inquiry, index) => (isMeant(inquiry) ? [index] : [])));
}

/** INTERNALDATE is exact to the second. */
function arrivedAt({ receivedAt }: Pick<MessageHead, 'receivedAt'>, time: number): boolean {
	return receivedAt !== null && Math.floor(receivedAt / 1000) === Math.floor(time / 1000);
}

function isFrom({ from, replyTo }: Pick<MessageHead, 'from' | 'replyTo'>, sender: string): boolean {
	return [...from, ...replyTo].some(({ address }) => normaliseAddress(address) === sender);
}
