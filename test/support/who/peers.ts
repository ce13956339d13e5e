import { normaliseAddress } from '../../../nodes/core/mail/address';
import type { Address } from '../../../nodes/core/mailbox/mailbox';
import { writtenAddresses } from '../../../nodes/core/mail/written-addresses';
import type { WrittenFor } from './labelled';

/**
 * Whom other tools take for the customer, in a few lines: as their code and settings describe it, FreeScout's from
 * memory.
 * Each of them makes one customer of all messages with that address: none says that it does not know.
 */
export const PEERS: ReadonlyArray<
	readonly [name: string, customer: (message: WrittenFor) => string]
> = [
	['FreeScout', ({ head }) => firstOf(withoutOurs(head.replyTo)) || firstOf(head.from)],
	['Zammad, as installed', ({ head }) => firstOf(head.from)],
	[
		"Zammad, 'Sender based on Reply-To header'",
		({ head }) => firstOf(head.replyTo) || firstOf(head.from),
	],
	[
		'Chatwoot',
		({ head }) =>
			firstOf(head.replyTo) ||
			(writtenAddresses(head.headers['x-original-sender']?.[0] ?? '')[0] ?? '') ||
			firstOf(head.from),
	],
];

function firstOf(addresses: readonly Address[]): string {
	return normaliseAddress(addresses[0]?.address ?? '') ?? '';
}

/** FreeScout passes over a Reply-To that is the mailbox itself. */
function withoutOurs(addresses: readonly Address[]): readonly Address[] {
	return addresses.filter(({ address }) => address.toLowerCase() !== 'info@company.example');
}
