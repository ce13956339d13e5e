import { normaliseAddress } from './address';
import type { Headers, MessageHead } from './mailbox';
import type { OwnAddresses } from './own-addresses';

/**
 * Returns the addresses of ours a mail was written to, normalised, in header order, at least one:
 * our own in To and Cc, else those of the company domain there, else what the delivery headers say,
 * else the mailbox. So `sales@` and `info@` landing in one mailbox are two recipients without set-up.
 */
export function recipientsOf(
	head: Pick<MessageHead, 'to' | 'cc' | 'headers'>,
	own: OwnAddresses,
): readonly [string, ...string[]] {
	const written = normalised([...head.to, ...head.cc].map((entry) => entry.address));
	const candidates = [
		written.filter((address) => own.isOwn(address)),
		written.filter((address) => own.isColleague(address)),
		deliveredTo(head.headers, own),
	];
	for (const [first, ...others] of candidates) {
		if (first !== undefined) return [first, ...others];
	}
	return [own.mailbox];
}

/** Headers that servers add with the address a mail was delivered to, most telling first. */
const DELIVERY_HEADERS = ['x-original-to', 'envelope-to', 'x-forwarded-to', 'delivered-to'];

function deliveredTo(headers: Headers, own: OwnAddresses): string[] {
	for (const name of DELIVERY_HEADERS) {
		// Exim lists all recipients of a delivery in one Envelope-To.
		const values = (headers[name] ?? []).flatMap((value) => value.split(','));
		const [found] = normalised(values.map(withoutBrackets)).filter(
			(address) => own.isOwn(address) || own.isColleague(address),
		);
		if (found !== undefined) return [found];
	}
	return [];
}

function withoutBrackets(value: string): string {
	return value.trim().replace(/^<|>$/g, '');
}

function normalised(addresses: readonly string[]): string[] {
	const valid = addresses.map(normaliseAddress).filter((address) => address !== null);
	return [...new Set(valid)];
}
