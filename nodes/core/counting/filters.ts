import { NO_ADDRESSES, type AddressList } from '../mail/address-list';
import { NO_PHRASES, type PhraseList } from '../mail/subject-phrases';
import type { Address } from '../mailbox/mailbox';
import type { OwnAddresses } from '../who/own-addresses';
import type { Sender } from '../who/sender';
import { usableAddresses } from '../who/usable-address';

/** What the user says is never an inquiry, besides automatic mail. */
export interface Filters {
	readonly neverFrom: AddressList;
	/** Empty: mail of anybody may be an inquiry. */
	readonly onlyFrom: AddressList;
	readonly neverTo: AddressList;
	readonly neverWithSubject: PhraseList;
}

/** The filter that keeps a message back, and its entry that does; '' where the whole list does. */
export interface KeptBack {
	readonly filter: keyof Filters;
	readonly entry: string;
}

/** @internal */
export const NO_FILTERS: Filters = {
	neverFrom: NO_ADDRESSES,
	onlyFrom: NO_ADDRESSES,
	neverTo: NO_ADDRESSES,
	neverWithSubject: NO_PHRASES,
};

/** What filters are asked about. */
interface Filtered {
	readonly head: {
		readonly from: readonly Address[];
		readonly to: readonly Address[];
		readonly cc: readonly Address[];
		readonly subject: string;
	};
	readonly sender: Pick<Sender, 'address' | 'certainty' | 'isMachineSent'>;
	/** Ours, normalized. */
	readonly recipients: readonly string[];
}

/** Returns every entry of the filters that keeps a message back, none for one that may be an inquiry. */
export function keptBackBy(message: Filtered, filters: Filters, own: OwnAddresses): KeptBack[] {
	const of = (filter: keyof Filters, entries: readonly string[]): KeptBack[] =>
		[...new Set(entries)].map((entry) => ({ filter, entry }));
	const { neverFrom, onlyFrom, neverTo, neverWithSubject } = filters;
	return [
		...of('neverFrom', isEmpty(neverFrom) ? [] : fromEntries(message, neverFrom, own)),
		...of('onlyFrom', isEmpty(onlyFrom) || isFromOneOf(message, onlyFrom) ? [] : ['']),
		...of('neverTo', isEmpty(neverTo) ? [] : toEntries(message, neverTo, own)),
		...of('neverWithSubject', neverWithSubject.matching(message.head.subject)),
	];
}

function isEmpty({ entries }: AddressList): boolean {
	return entries.length === 0;
}

/**
 * Who is seen as sender: the writer that the item names, and the addresses in From. All of our own domain may be
 * meant to leave out colleagues: that leaves in what our website and they send for a client.
 */
function fromEntries({ head, sender }: Filtered, list: AddressList, own: OwnAddresses): string[] {
	const isForOthers = sender.isMachineSent || sender.certainty === 'named';
	return seenAsSender(head.from, sender.address).flatMap((address) => {
		const isOurs = own.isOwn(address) || own.isColleague(address);
		const entries = list.matching(address);
		return isOurs && isForOthers ? entries.filter((entry) => !entry.startsWith('*')) : entries;
	});
}

function isFromOneOf({ head, sender }: Filtered, list: AddressList): boolean {
	return seenAsSender(head.from, sender.address).some((address) => list.has(address));
}

function seenAsSender(from: readonly Address[], writer: string): string[] {
	return [...new Set([writer, ...usableAddresses(from).map(({ address }) => address)])];
}

/** Of several addresses of ours all have to be listed: the message is for the others as well. */
function toEntries({ head, recipients }: Filtered, list: AddressList, own: OwnAddresses): string[] {
	const ours = recipients.map((address) => list.matching(address));
	const others = usableAddresses([...head.to, ...head.cc])
		.filter(({ address }) => !own.isReached(address) && !own.isColleague(address))
		.flatMap(({ address }) => list.matching(address));
	return ours.every((entries) => entries.length > 0) ? [...ours.flat(), ...others] : others;
}
