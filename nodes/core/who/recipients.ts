import { normaliseAddress } from '../mail/address';
import { deliveredTo } from '../mail/addressed-to';
import type { Headers, MessageHead } from '../mailbox/mailbox';
import type { OwnAddresses } from './own-addresses';

/**
 * Returns the addresses of ours a message was written to, normalized, in header order, at least one:
 * our own in To and Cc, else those of the company domain there, else what the delivery headers say,
 * else the mailbox. So `sales@` and `info@` landing in one mailbox are two recipients without set-up.
 */
export function recipientsOf(
	head: Pick<MessageHead, 'to' | 'cc' | 'headers'>,
	own: OwnAddresses,
): readonly [string, ...string[]] {
	const written = normalised([...head.to, ...head.cc].map((entry) => entry.address));
	// One after the other: most mail is written to us, and nobody has to read its delivery headers.
	const places = [
		() => written.filter((address) => own.isReached(address)),
		() => written.filter((address) => own.isColleague(address)),
		() => deliveredHere(head.headers, own),
	];
	for (const found of places) {
		const [first, ...others] = found();
		if (first !== undefined) return [first, ...others];
	}
	return [own.mailbox];
}

/** The address of ours that the most telling of the delivery headers names. */
function deliveredHere(headers: Headers, own: OwnAddresses): string[] {
	for (const addresses of deliveredTo(headers)) {
		const [found] = normalised(addresses).filter(
			(address) => own.isReached(address) || own.isColleague(address),
		);
		if (found !== undefined) return [found];
	}
	return [];
}

function normalised(addresses: readonly string[]): string[] {
	const valid = addresses.map(normaliseAddress).filter((address) => address !== null);
	return [...new Set(valid)];
}
