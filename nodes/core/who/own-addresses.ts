import { accountOf, domainOf } from '../mail/address';
import { addressListOf } from '../mail/address-list';
import { isFreeMailDomain } from '../providers/free-mail';

/** The addresses that reach this mailbox. */
export interface OwnAddresses {
	/** The mailbox's own address, normalized. */
	readonly mailbox: string;
	/** True for the mailbox and its aliases, with any plus tag: what they send is not a client's. */
	isOwn(address: string): boolean;
	/** True for what is ours as a recipient: own addresses and tracking addresses. */
	isReached(address: string): boolean;
	/** True for any address of the mailbox's company domain; never true at a free-mail service. */
	isColleague(address: string): boolean;
}

/**
 * Returns the mailbox's address book; `aliases` and `tracking` are normalized addresses, or `*@domain` wildcards. A
 * tracking wildcard is told apart: it must not turn all of a domain into ourselves.
 */
export function ownAddresses(
	mailbox: string,
	aliases: readonly string[],
	tracking: readonly string[] = [],
): OwnAddresses {
	const own = addressListOf([mailbox, ...aliases].map(withoutTagIn));
	const tracked = addressListOf(tracking.map(withoutTagIn));
	const company = isFreeMailDomain(domainOf(mailbox)) ? null : domainOf(mailbox);
	return {
		mailbox,
		isOwn: (address) => own.has(address),
		isReached: (address) => own.has(address) || tracked.has(address),
		isColleague: (address) => domainOf(address) === company,
	};
}

/** A tag that is listed makes the whole account ours. */
function withoutTagIn(entry: string): string {
	return entry.includes('*') ? entry : accountOf(entry);
}
