import { normaliseAddress } from '../mail/address';
import { writtenAddresses } from '../mail/written-addresses';
import type { Headers } from '../mailbox/mailbox';

/** True when a mailing list or group passed the mail on, or a newsletter service sent it (RFC 2369, RFC 2919). */
export function isFromList(headers: Headers): boolean {
	return ['list-id', 'list-post', 'list-unsubscribe', 'mailing-list'].some(
		(name) => name in headers,
	);
}

/** Returns a test for the addresses of the list that a message came through: what goes there goes to many. */
export function listAddressTest(headers: Headers): (address: string) => boolean {
	const posts = [...(headers['list-post'] ?? []), ...(headers['mailing-list'] ?? [])];
	const lists = new Set(posts.flatMap(writtenAddresses));
	for (const value of headers['list-id'] ?? []) {
		// RFC 2919: `Sales <sales.lists.firm.example>` is, as a rule, the list sales@lists.firm.example.
		const id = /<([^<>]{3,300})>/.exec(value)?.[1] ?? '';
		const address = normaliseAddress(id.replace('.', '@'));
		if (address !== null) lists.add(address);
	}
	return (address) => lists.has(address.replace(/-(?:request|owner|bounces|admin)(?=@)/, ''));
}
