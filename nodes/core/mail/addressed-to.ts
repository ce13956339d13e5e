import { organisationOf } from './host-name';
import { normaliseAddress } from './address';
import type { Headers, MessageHead } from '../mailbox/mailbox';
import { writtenAddresses } from './written-addresses';

/** Returns every address a message names as its recipient, as written: To, Cc and what servers noted on delivery. */
export function addressedTo({
	to,
	cc,
	headers,
}: Pick<MessageHead, 'to' | 'cc' | 'headers'>): string[] {
	return [...to, ...cc].map(({ address }) => address).concat(...deliveredTo(headers));
}

/**
 * Returns the addresses that servers noted on delivery, normalized: a list per header field, most telling first.
 * What was written to comes before what an alias or a catch-all made of it.
 */
export function deliveredTo(headers: Headers): string[][] {
	const listed = (names: readonly string[]) =>
		// Exim lists all recipients of a delivery in one Envelope-To.
		names.map((name) => (headers[name] ?? []).flatMap(writtenAddresses));
	return [...listed(ORIGINAL), receivedFor(headers.received ?? []), ...listed(DELIVERED)];
}

/** Returns the recipients of a blind copy, normalized: mail that we sent keeps them. */
export function blindCopies(headers: Headers): string[] {
	return (headers.bcc ?? []).flatMap(writtenAddresses);
}

const ORIGINAL = [
	...['x-original-to', 'x-gm-original-to', 'envelope-to', 'x-envelope-to', 'x-rcpt-to'],
	...['x-delivered-to', 'x-apparently-to', 'x-forwarded-to', 'resent-to', 'bcc'],
];
const DELIVERED = ['delivered-to'];

/**
 * The recipients that servers of ours noted: `Received … for <one address>` (RFC 5321 §4.4), the first server's
 * first. Ours are those above the border to another organization; below it a sender may write what she likes.
 */
function receivedFor(received: readonly string[]): string[] {
	const found: string[] = [];
	let ours: string | null = null;
	for (const value of received.slice(0, MAX_HOPS)) {
		const hop = value.slice(0, MAX_LENGTH);
		const by = organisationOf(/(?:^|\s)by\s+([^\s;]{1,253})/i.exec(hop)?.[1] ?? '');
		if (by !== null && ours !== null && by !== ours) break;
		ours ??= by;
		const address = /\sfor\s+<?([^\s<>;,]{3,254})>?\s*(?:;|\(|$)/i.exec(hop)?.[1] ?? '';
		const normal = normaliseAddress(address);
		if (normal !== null) found.unshift(normal);
	}
	return found;
}

const MAX_HOPS = 10;
const MAX_LENGTH = 2_000;
