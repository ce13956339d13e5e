import { ItemError } from '../errors/advised-error';
import type { AddressList } from '../mail/address-list';
import type { Address, MessageHead } from '../mailbox/mailbox';
import { automaticKindOf, type AutomaticKind } from '../who/automatic/automatic';
import { listAddressTest } from '../who/list-addresses';
import { isNoReply } from '../who/machine-names';
import type { OwnAddresses } from '../who/own-addresses';
import { senderOf, type Naming, type Sender } from '../who/sender';
import { usableAddresses } from '../who/usable-address';

/** Whom an answer goes to. */
export interface Addressee {
	/** At least one. */
	readonly to: readonly Address[];
	/** Who wrote the message. */
	readonly writer: Address;
	/** A program sent it, a website's form as a rule. */
	readonly isMachineSent: boolean;
}

export interface WhomRules {
	readonly own: OwnAddresses;
	readonly websiteForms: AddressList;
	/** What the text says of its client. */
	readonly named: Naming;
	/** Whom the user chose; empty: the client. */
	readonly chosen: readonly Address[];
}

/**
 * Returns whom the answer to a message goes to: whoever was chosen, else where the client wants answers, else
 * the client. Throws `ItemError` for mail of machines, for ours, and where it is not known who wrote.
 */
export function whomToAnswer(head: MessageHead, rules: WhomRules): Addressee {
	const { own, websiteForms, named, chosen } = rules;
	const automatic = automaticKindOf(head)?.kind;
	const sender = senderOf(head, own, {
		websiteForms,
		named,
		isAutoReply: automatic === 'autoReply',
		isCalendar: automatic === 'calendar',
	});
	const isClients = automatic === 'bulk' && isClientsAllTheSame(head, sender, own);
	if (automatic !== undefined && !isClients) throw automaticMail(automatic);
	if (sender.kind === 'own') throw ourMail();
	const to = chosen.length > 0 ? chosen : clientOf(head, sender, own);
	const others = to.filter(({ address }) => !own.isReached(address) && !own.isOwn(address));
	if (others.length === 0) throw toOurselves();
	const { name, address, isMachineSent } = sender;
	return { to: others, writer: { name, address }, isMachineSent };
}

/** A form may send by a service that marks all its mail as bulk, and a group of ours marks what clients write to it. */
function isClientsAllTheSame(head: MessageHead, sender: Sender, own: OwnAddresses): boolean {
	if (sender.certainty !== 'certain') return sender.certainty === 'named';
	const isOfList = listAddressTest(head.headers);
	return usableAddresses([...head.to, ...head.cc]).some(
		({ address }) => (own.isReached(address) || own.isColleague(address)) && isOfList(address),
	);
}

function clientOf(head: MessageHead, sender: Sender, own: OwnAddresses): readonly Address[] {
	const { address, name, certainty } = sender;
	if (certainty === 'unknown' || address === '') throw nobodyKnown();
	const wanted = certainty === 'certain' ? wantedBy(head, sender, own) : [];
	const [first] = wanted.length > 0 ? wanted : [{ address, name }];
	if (first === undefined || isNoReply(first.address)) throw nobodyKnown();
	return wanted.length > 0 ? wanted : [first];
}

/** Where a person wants answers (RFC 5322 §3.6.2); the address of a list would answer everybody on it. */
function wantedBy(head: MessageHead, { name }: Sender, own: OwnAddresses): readonly Address[] {
	const isOfList = listAddressTest(head.headers);
	return usableAddresses(head.replyTo)
		.filter(
			({ address }) =>
				!own.isOwn(address) && !own.isReached(address) && !isNoReply(address) && !isOfList(address),
		)
		.slice(0, MAX_WANTED)
		.map((one, _, all) => (one.name === '' && all.length === 1 ? { ...one, name } : one));
}

const MAX_WANTED = 10;

function automaticMail(kind: AutomaticKind): ItemError {
	return new ItemError(
		`No draft: this message is ${WHAT_IT_IS[kind]}`,
		kind === 'bulk'
			? "Nobody waits for an answer to it. If it is your website's form, enter its sender in 'Website Forms' in the options."
			: "Nobody waits for an answer to it. Filter such messages out before this step, or set 'On Error' to continue.",
	);
}

const WHAT_IT_IS: Readonly<Record<AutomaticKind, string>> = {
	autoReply: 'an automatic reply',
	bounce: 'a report about delivery',
	bulk: 'a newsletter or the message of a mailing list',
	calendar: 'an invitation or the answer to one',
	own: 'your own',
};

function ourMail(): ItemError {
	return new ItemError(
		'No draft: this message was sent from your own address',
		'A draft answers messages of others. Filter such messages out before this step.',
	);
}

function toOurselves(): ItemError {
	return new ItemError(
		'No draft: the answer would go to your own address',
		"Check 'To' in the options: it is for the address of the client.",
	);
}

function nobodyKnown(): ItemError {
	return new ItemError(
		'No draft: it is not known whom to answer',
		"A program sent this message, and it names no client for certain. Enter the client's address in 'To' in the options, or, if it is your website's form, its sender in 'Website Forms'.",
	);
}
