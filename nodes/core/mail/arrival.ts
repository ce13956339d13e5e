import type { MessageHead } from '../mailbox/mailbox';
import { parseDate } from '../time/email-date';
import { HOUR_MS } from '../time/lengths';

/** When a message arrived, in ms; `isClamped` when the clock had to decide, so that a replay could differ. */
export interface Arrival {
	readonly receivedAt: number;
	readonly isClamped: boolean;
}

/** Returns INTERNALDATE, else the topmost Received date, else the `Date:` header; nothing usable or far ahead of `now`: `now`. */
export function arrivalOf(
	head: Pick<MessageHead, 'receivedAt' | 'sentAt' | 'headers'>,
	now: number,
): Arrival {
	const stated = head.receivedAt ?? topReceivedDate(head) ?? head.sentAt;
	if (stated === null || stated > now + TOLERATED_FUTURE_MS)
		return { receivedAt: now, isClamped: true };
	return { receivedAt: stated, isClamped: false };
}

/** Returns the mail's own date in ms (`Date:`, else topmost Received), which a copy or move does not change. */
export function ownDateOf(head: Pick<MessageHead, 'sentAt' | 'headers'>): number | null {
	return head.sentAt ?? topReceivedDate(head);
}

/** Server clocks run ahead now and then; more than this is not a clock but a wrong date. */
const TOLERATED_FUTURE_MS = HOUR_MS;

/** Returns when the last server took the mail in, by what it wrote, in ms: behind the last semicolon (RFC 5321 §4.4). */
export function topReceivedDate({ headers }: Pick<MessageHead, 'headers'>): number | null {
	const [top = ''] = headers.received ?? [];
	if (!top.includes(';')) return null;
	return parseDate(top.slice(top.lastIndexOf(';') + 1));
}
