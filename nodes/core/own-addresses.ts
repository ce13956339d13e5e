import { accountOf, domainOf, normaliseAddress } from './address';
import { isFreeMailDomain } from './free-mail';

/** The addresses that reach this mailbox. */
export interface OwnAddresses {
	/** The mailbox's own address, normalised. */
	readonly mailbox: string;
	/** True for the mailbox, its aliases and its tracking addresses, with any plus tag. */
	isOwn(address: string): boolean;
	/** True for any address of the mailbox's company domain; never true at a free-mail service. */
	isColleague(address: string): boolean;
}

/** Returns the mailbox's address book; `aliases` are addresses or `*@domain` wildcards, bad ones are left out. */
export function ownAddresses(mailbox: string, aliases: readonly string[]): OwnAddresses {
	const accounts = new Set([accountOf(mailbox)]);
	const domains = new Set<string>();
	for (const alias of aliases) {
		// A wildcard is checked as an address with some local part, so both take the same spelling rules.
		const wildcard = alias.trim().startsWith('*@');
		const address = normaliseAddress(wildcard ? `any${alias.trim().slice(1)}` : alias);
		if (address === null) continue;
		if (wildcard) domains.add(domainOf(address));
		else accounts.add(accountOf(address));
	}
	const company = isFreeMailDomain(domainOf(mailbox)) ? null : domainOf(mailbox);
	return {
		mailbox,
		isOwn: (address) => accounts.has(accountOf(address)) || domains.has(domainOf(address)),
		isColleague: (address) => domainOf(address) === company,
	};
}
