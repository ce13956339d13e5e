import { domainOf, normaliseAddress } from '../mail/address';
import { looksMachineSent } from './automatic/automatic';
import type { Address, MessageHead } from '../mailbox/mailbox';
import { originalSenderOf } from './original-sender';
import type { OwnAddresses } from './own-addresses';

/** Who wrote a mail, or why nobody can be named. */
export interface Sender {
	readonly kind: 'client' | 'own' | 'nobody';
	/** Normalised, '' for nobody. */
	readonly address: string;
	readonly name: string;
	/** The mail is a form's notification that names no client, so the pair rule must not merge it. */
	readonly isForm: boolean;
	/** The colleague who forwarded the client's mail, '' when nobody did. */
	readonly forwardedBy: string;
}

/** A client named in the text of a form's notification or of a forwarded mail; the address is normalised. */
export interface NamedClient {
	readonly by: 'form' | 'forward';
	readonly address: string;
	readonly name: string;
}

/** What a text says of its client: nothing (null), a name, or nobody could read it. */
export type Naming = NamedClient | null | 'unreadable';

type Envelope = Pick<MessageHead, 'from' | 'sender' | 'replyTo' | 'headers'>;

/**
 * Returns the sender of a mail: the From address; the original one where a mailing list put itself there; or
 * Reply-To when From is ours, a no-reply address or a listed form and the mail is no auto-reply, else the
 * client named in the text. Without a usable From: Sender, Reply-To, Return-Path.
 */
export function senderOf(
	head: Envelope,
	own: OwnAddresses,
	options: {
		readonly websiteForms: readonly string[];
		readonly isAutoReply: boolean;
		readonly isCalendar?: boolean;
		readonly named?: Naming;
	},
): Sender {
	const from = firstUsable(head.from);
	if (from === null) return fallbackSender(head, own);
	const named = options.named ?? null;
	// Whoever it is, they must not be merged with anybody, nor taken for ourselves.
	if (named === 'unreadable') return { ...client(from), isForm: true };
	if (named?.by === 'forward') return { ...client(named), forwardedBy: from.address };
	const original = originalSenderOf(head, from, own);
	if (original !== null) return client(original);

	const isOwn = own.isOwn(from.address);
	if (!isOwn && !isStandIn(from.address, options.websiteForms)) return client(from);

	const replyTo = options.isAutoReply ? null : firstUsable(head.replyTo);
	if (replyTo !== null && !own.isOwn(replyTo.address) && !isNoReply(replyTo.address)) {
		return client(replyTo);
	}
	if (named !== null) return client(named);
	// Our own invitations are sent by a machine as well, and ask for nothing.
	const isForm =
		isListedForm(from.address, options.websiteForms) ||
		(looksMachineSent(head.headers) && options.isCalendar !== true);
	if (isForm) return { ...client(from), isForm };
	return { ...client(from), kind: isOwn ? 'own' : 'client' };
}

/** True for an address that writes in the name of others: no-reply addresses and listed forms. */
function isStandIn(address: string, websiteForms: readonly string[]): boolean {
	return isNoReply(address) || isListedForm(address, websiteForms);
}

/** True for a listed form; the list holds addresses, or domains written `shop.example` or `@shop.example`. */
export function isListedForm(address: string, websiteForms: readonly string[]): boolean {
	return websiteForms.some((form) => {
		const domain = /^(?:\*?@)?([^@]+)$/.exec(form.trim())?.[1];
		return domain === undefined
			? normaliseAddress(form) === address
			: normaliseAddress(`any@${domain}`) === `any@${domainOf(address)}`;
	});
}

/** True for an address that says nobody reads it. */
export function isNoReply(address: string): boolean {
	return NO_REPLY.test(address);
}

/** Returns the first address that can be one, normalised, or null. */
export function firstUsable(entries: readonly Address[]): Address | null {
	for (const { name, address } of entries) {
		const normal = normaliseAddress(address);
		if (normal !== null) return { name: name.trim(), address: normal };
	}
	return null;
}

const NO_REPLY = /^(?:no|do[-_.]?not|не)[-_.]?(?:reply|replay|answer|respond)[^@]*@/i;

const NOBODY: Sender = { kind: 'nobody', address: '', name: '', isForm: false, forwardedBy: '' };

function client({ name, address }: Address): Sender {
	return { kind: 'client', address, name, isForm: false, forwardedBy: '' };
}

function fallbackSender(head: Omit<Envelope, 'from'>, own: OwnAddresses): Sender {
	const returnPath = (head.headers['return-path'] ?? []).map((value) => ({
		name: '',
		address: value.trim().replace(/^<|>$/g, ''),
	}));
	const usable = [...head.sender, ...head.replyTo, ...returnPath].flatMap(
		(entry) => firstUsable([entry]) ?? [],
	);
	const found = usable.find(({ address }) => !own.isOwn(address)) ?? usable[0];
	if (found === undefined) return NOBODY;
	return { ...client(found), kind: own.isOwn(found.address) ? 'own' : 'client' };
}
