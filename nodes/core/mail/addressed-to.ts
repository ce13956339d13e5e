import type { Headers, MessageHead } from '../mailbox/mailbox';

/** Returns every address a mail names as its recipient, as written: To, Cc and what servers noted on delivery. */
export function addressedTo({
	to,
	cc,
	headers,
}: Pick<MessageHead, 'to' | 'cc' | 'headers'>): string[] {
	return [...to, ...cc].map(({ address }) => address).concat(...deliveredTo(headers));
}

/** Returns the addresses that servers noted on delivery, as written: a list per header, most telling first. */
export function deliveredTo(headers: Headers): string[][] {
	return DELIVERY_HEADERS.map((name) =>
		(headers[name] ?? [])
			// Exim lists all recipients of a delivery in one Envelope-To.
			.flatMap((value) => value.split(','))
			.map((value) => value.trim().replace(/^<|>$/g, '')),
	);
}

const DELIVERY_HEADERS = ['x-original-to', 'envelope-to', 'x-forwarded-to', 'delivered-to'];
