import type { MessageHead } from '../mailbox/mailbox';
import { isForwardSubject } from './subject';

/** Where a message is in a conversation (RFC 5322 §3.6.4); Message-IDs with their angle brackets. */
export interface Thread {
	readonly isReply: boolean;
	/** '' when the mail answers none. */
	readonly inReplyTo: string;
	/** Oldest first. */
	readonly references: readonly string[];
	/** The Message-ID of the first mail of the conversation as far as the mail tells, '' without any. */
	readonly threadId: string;
}

/** Returns where a message is in a conversation. */
export function threadOf(head: Pick<MessageHead, 'headers' | 'messageId' | 'subject'>): Thread {
	const [inReplyTo = ''] = messageIdsIn(head.headers['in-reply-to']);
	const references = messageIdsIn(head.headers['references']);
	// Forwarding keeps the references in many programs, some even say what it "answers".
	const isForward = isForwardSubject(head.subject);
	return {
		isReply: !isForward && (inReplyTo !== '' || references.length > 0),
		inReplyTo,
		references,
		threadId: references[0] ?? (inReplyTo || head.messageId),
	};
}

/** Long conversations repeat all their Message-IDs; the first and the latest tell what there is to tell. */
const MAX_IDS = 100;

function messageIdsIn(values: readonly string[] = []): readonly string[] {
	const ids = values.flatMap((value) => value.match(/<[^<>\s]{1,998}>/g) ?? []);
	const unique = [...new Set(ids)];
	return unique.length <= MAX_IDS ? unique : [...unique.slice(0, 1), ...unique.slice(1 - MAX_IDS)];
}
