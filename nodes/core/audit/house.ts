import { accountOf, domainOf } from '../mail/address';
import { organisationOf } from '../mail/host-name';
import { isFreeMailDomain } from '../providers/free-mail';

/** Returns what stands for the firm behind an address: its registered domain; at a free-mail service the account. */
export function houseOf(address: string): string {
	const domain = domainOf(address);
	if (isFreeMailDomain(domain)) return accountOf(address);
	return organisationOf(domain) ?? domain;
}

/** A set that stops growing at `most`: what matters is only whether there are so many. */
export class FewOf {
	private readonly found = new Set<string>();

	constructor(private readonly most: number) {}

	get size(): number {
		return this.found.size;
	}

	add(value: string): void {
		if (this.found.size < this.most) this.found.add(value);
	}
}
