import { accountOf, domainOf, normaliseAddress } from '../mail/address';
import { isFreeMailDomain } from '../providers/free-mail';

/** The addresses that reach this mailbox. */
export interface OwnAddresses {
	/** The mailbox's own address, normalised. */
	readonly mailbox: string;
	/** True for the mailbox and its aliases, with any plus tag: what they send is no client's. */
	isOwn(address: string): boolean;
	/** True for what is ours as a recipient: own addresses and tracking addresses. */
	isReached(address: string): boolean;
	/** True for any address of the mailbox's company domain; never true at a free-mail service. */
	isColleague(address: string): boolean;
}

/**
 * Returns the mailbox's address book; `aliases` and `tracking` are addresses or `*@domain` wildcards, bad ones
 * are left out. A tracking wildcard is told apart: it must not turn all of a domain into ourselves.
 */
export function ownAddresses(
	mailbox: string,
	aliases: readonly string[],
	tracking: readonly string[] = [],
): OwnAddresses {
	const isOwn = matcherOf([mailbox, ...aliases]);
	const isTracked = matcherOf(tracking);
	const company = isFreeMailDomain(domainOf(mailbox)) ? null : domainOf(mailbox);
	return {
		mailbox,
		isOwn,
		isReached: (address) => isOwn(address) || isTracked(address),
		isColleague: (address) => domainOf(address) === company,
	};
}

function matcherOf(written: readonly string[]): (address: string) => boolean {
	const accounts = new Set<string>();
	const domains = new Set<string>();
	for (const one of written) {
		// A wildcard is checked as an address with some local part, so both take the same spelling rules.
		const wildcard = one.trim().startsWith('*@');
		const address = normaliseAddress(wildcard ? `any${one.trim().slice(1)}` : one);
		if (address === null) continue;
		if (wildcard) domains.add(domainOf(address));
		else accounts.add(accountOf(address));
	}
	return (address) => accounts.has(accountOf(address)) || domains.has(domainOf(address));
}
