import { domainOf } from '../mail/address';
import { organisationOf } from '../mail/host-name';
import { isFreeMailDomain } from '../providers/free-mail';
import type { Address, MessageHead } from '../mailbox/mailbox';
import { listAddressTest } from './list-addresses';
import { isMachineName, isNoReply, isOfConversation, isShared } from './machine-names';
import type { OwnAddresses } from './own-addresses';
import { isRelay, isServiceDesk } from './services';
import { usableAddresses } from './usable-address';

/** Whom answers to a message go to, and whether that can be but one person. */
export interface Answered extends Address {
	readonly isOne: boolean;
}

/**
 * Returns the outsider whom the Reply-To of a machine's mail names, or null when it names none: ours, the
 * list's, no-reply addresses and the machine's own are left out. Of several, or where a service only has answers
 * sent to its own help desk, it is not sure who wrote.
 */
export function answeredClient(
	head: Pick<MessageHead, 'replyTo' | 'headers'>,
	from: Address | null,
	own: OwnAddresses,
): Answered | null {
	const isOfList = listAddressTest(head.headers);
	const outsiders = usableAddresses(head.replyTo).filter(
		({ address }) =>
			address !== from?.address &&
			!own.isReached(address) &&
			!own.isColleague(address) &&
			!isNoReply(address) &&
			!isMachineName(address) &&
			!isOfList(address),
	);
	const foreign = outsiders.filter(
		({ address }) => from === null || !isSameHouse(address, from.address),
	);
	const [first, ...others] = foreign.length > 0 ? foreign : outsiders;
	if (first === undefined) return null;
	const isOnePersons =
		!isOfConversation(first.address) &&
		!isServiceDesk(first.address) &&
		(foreign.length > 0 || !isShared(first.address));
	const isOne = others.length === 0 && (isOnePersons || isRelay(first.address));
	return { ...first, isOne };
}

/** True when two addresses belong to one organization; at a free-mail service everybody is a house of their own. */
export function isSameHouse(one: string, other: string): boolean {
	const [first, second] = [domainOf(one), domainOf(other)];
	if (isFreeMailDomain(first)) return one === other;
	return (
		first === second || (organisationOf(first) ?? first) === (organisationOf(second) ?? second)
	);
}
