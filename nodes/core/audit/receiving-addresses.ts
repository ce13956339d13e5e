import { domainOf, normaliseAddress, withoutTag } from '../mail/address';
import { deliveredTo } from '../mail/addressed-to';
import type { MessageHead } from '../mailbox/mailbox';
import type { OwnAddresses } from '../who/own-addresses';
import { FewOf, houseOf } from './house';

/** An address that gets mail in this mailbox; `known`: the settings hold it already. */
export interface ReceivingAddress {
	readonly address: string;
	readonly kind: 'mailbox' | 'known' | 'alias';
	readonly mails: number;
}

/** What is kept of an address that mail was addressed to. */
interface Addressed {
	mails: number;
	/** No address of ours stood beside it, so this one brought the mail here. */
	alone: number;
	/** A server noted that it delivered the mail to it. */
	delivered: number;
	readonly houses: FewOf;
}

/** Looks at received mail one by one. */
export interface ReceivingTally {
	/** `sender`: who wrote, normalized; `isPerson`: not a program. */
	note(head: MessageHead, sender: string, isPerson: boolean, isList: boolean): void;
	/** `sentFrom`: what we write from; `sentTo`: what we write to. */
	result(sentFrom: ReadonlySet<string>, sentTo: ReadonlySet<string>): ReceivingAddress[];
}

/** Returns a tally of no mail yet. */
export function receivingTally(own: OwnAddresses): ReceivingTally {
	const all = new Map<string, Addressed>();
	/** People who write here, and their houses. */
	const writers = new Set<string>();
	const factsOf = (address: string): Addressed => {
		const known = all.get(address);
		if (known !== undefined) return known;
		const created = { mails: 0, alone: 0, delivered: 0, houses: new FewOf(FEWEST_HOUSES) };
		all.set(address, created);
		return created;
	};

	return {
		note(head, sender, isPerson, isList) {
			if (isPerson) writers.add(withoutTag(sender)).add(houseOf(sender));
			const written = normal([...head.to, ...head.cc].map(({ address }) => address));
			const delivered = normal(deliveredTo(head.headers).flat());
			for (const address of new Set([...written, ...delivered])) factsOf(address).mails++;
			for (const address of delivered) factsOf(address).delivered++;
			const brought = broughtBy(written, delivered, own);
			// A list is written to by many, and is nobody's address.
			if (brought === null || (isList && !own.isColleague(brought))) return;
			const facts = factsOf(brought);
			facts.alone++;
			facts.houses.add(houseOf(sender));
		},
		result(sentFrom, sentTo) {
			const isAlias = (address: string, facts: Addressed) => {
				if (sentFrom.has(address)) return true;
				if (writers.has(address)) return false;
				if (own.isColleague(address)) {
					return facts.alone >= FEWEST_MAILS || (facts.alone > 0 && facts.delivered > 0);
				}
				const isStrangers = sentTo.has(address) || writers.has(houseOf(address));
				return facts.houses.size >= FEWEST_HOUSES && !isStrangers;
			};
			return [...all]
				.flatMap(([address, facts]): ReceivingAddress[] => {
					const { mails } = facts;
					if (withoutTag(own.mailbox) === address) return [{ address, kind: 'mailbox', mails }];
					if (own.isReached(address)) return [{ address, kind: 'known', mails }];
					return isAlias(address, facts) ? [{ address, kind: 'alias', mails }] : [];
				})
				.sort((a, b) => b.mails - a.mails || (a.address < b.address ? -1 : 1));
		},
	};
}

/** One message to an address of our domain may be a slip. */
const FEWEST_MAILS = 2;
/** A stranger's address must bring mail of so many firms before it is ours. */
const FEWEST_HOUSES = 3;

/**
 * Returns the one address that can have brought a message here, null when an address of ours stands beside it or
 * several can have.
 */
function broughtBy(
	written: readonly string[],
	delivered: readonly string[],
	own: OwnAddresses,
): string | null {
	if (written.some((address) => own.isReached(address))) return null;
	const here = written.filter((address) => own.isColleague(address));
	const candidates = here.length > 0 ? here : written;
	if (candidates.length === 1) return candidates[0] ?? null;
	const noted = delivered.filter((address) => !own.isReached(address));
	const named = candidates.length === 0 ? noted : noted.filter((one) => candidates.includes(one));
	return named.length === 1 && named[0] !== undefined && domainOf(named[0]) !== ''
		? named[0]
		: null;
}

function normal(addresses: readonly string[]): string[] {
	const found = addresses.map(normaliseAddress).filter((address) => address !== null);
	return [...new Set(found.map(withoutTag))];
}
