import { domainOf } from '../mail/address';
import { lineOf, MAX_NAME_LENGTH, MAX_SUBJECT_LENGTH } from '../mail/item-limits';
import { replySubjectOf } from '../mail/subject';
import { threadOf } from '../mail/thread';
import type { Address, MessageHead } from '../mailbox/mailbox';

/** An answer that nobody has sent yet. No value holds a line break but `text`. */
export interface Draft {
	readonly from: Address;
	readonly to: readonly Address[];
	readonly subject: string;
	readonly text: string;
	/** With its angle brackets; '' when the message has no Message-ID that can be named. */
	readonly inReplyTo: string;
	/** Oldest first. */
	readonly references: readonly string[];
	readonly messageId: string;
	/** By which the same answer is found again. */
	readonly inquiryId: string;
	/** Unix ms. */
	readonly date: number;
}

/** What an answer says and what it is called by. */
export interface Answer {
	readonly from: Address;
	readonly to: readonly Address[];
	/** '' : the subject of the message with `Re:` in front. */
	readonly subject: string;
	/** With the quoted message, if any. */
	readonly text: string;
	readonly inquiryId: string;
	/** Unique, of letters, digits and dashes. */
	readonly id: string;
	/** Unix ms. */
	readonly date: number;
}

/** Returns the answer to a message as a letter in its thread (RFC 5322 §3.6.4). */
export function draftOf(
	head: Pick<MessageHead, 'headers' | 'messageId' | 'subject'>,
	{ from, to, subject, text, inquiryId, id, date }: Answer,
): Draft {
	const { references, inReplyTo } = threadOf(head);
	const before = (references.length > 0 ? references : [inReplyTo]).filter(isNameable);
	const answered = isNameable(head.messageId) ? [head.messageId] : [];
	return {
		from: inOneLine(from),
		to: to.map(inOneLine),
		subject: lineOf(subject, MAX_SUBJECT_LENGTH) || replySubject(head.subject),
		text,
		inReplyTo: answered[0] ?? '',
		references: bounded([...new Set([...before, ...answered])]),
		messageId: `<${id}@${domainOf(from.address)}>`,
		inquiryId: headerIdOf(inquiryId),
		date,
	};
}

/** Returns an inquiryId as it stands in the header of its answer. */
export function headerIdOf(inquiryId: string): string {
	return inquiryId.replace(/[^\x21-\x7e]+/g, '').slice(0, MAX_ID_LENGTH);
}

const MAX_ID_LENGTH = 200;

function replySubject(subject: string): string {
	return replySubjectOf(lineOf(subject, MAX_SUBJECT_LENGTH));
}

function inOneLine({ name, address }: Address): Address {
	return { name: lineOf(name, MAX_NAME_LENGTH), address };
}

/** What some programs write as Message-ID would break the field for all others. */
function isNameable(messageId: string): boolean {
	return /^<[\x21-\x3b\x3d\x3f-\x7e]{1,300}>$/.test(messageId);
}

/** The first tells the conversation, the last ones where in it. */
function bounded(ids: readonly string[]): readonly string[] {
	return ids.length <= MAX_REFERENCES
		? ids
		: [...ids.slice(0, 1), ...ids.slice(1 - MAX_REFERENCES)];
}

const MAX_REFERENCES = 30;
