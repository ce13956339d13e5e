import { domainOf, normaliseAddress } from './address';
import { looksMachineSent } from './automatic';
import type { Address, MessageHead } from './mailbox';
import type { OwnAddresses } from './own-addresses';

/** Who wrote a mail, or why nobody can be named. */
export type Sender =
	/** `isForm`: the mail is a form's notification that names no client, so the pair rule must not merge it. */
	| {
			readonly kind: 'client';
			readonly address: string;
			readonly name: string;
			readonly isForm: boolean;
	  }
	| {
			readonly kind: 'own';
			readonly address: string;
			readonly name: string;
			readonly isForm: false;
	  }
	| { readonly kind: 'nobody'; readonly address: ''; readonly name: ''; readonly isForm: false };

/**
 * Returns the sender of a mail: the From address, or Reply-To when From is ours, a no-reply address or a
 * listed form and the mail is no auto-reply. Without a usable From: Sender, Reply-To, Return-Path.
 */
export function senderOf(
	head: Pick<MessageHead, 'from' | 'sender' | 'replyTo' | 'headers'>,
	own: OwnAddresses,
	options: { readonly websiteForms: readonly string[]; readonly isAutoReply: boolean },
): Sender {
	const from = firstUsable(head.from);
	if (from === null) return fallbackSender(head, own);

	const isOwn = own.isOwn(from.address);
	const isForm = NO_REPLY.test(from.address) || isListed(from.address, options.websiteForms);
	if (!isOwn && !isForm) return { kind: 'client', ...from, isForm: false };

	const replyTo = options.isAutoReply ? null : firstUsable(head.replyTo);
	if (replyTo !== null && !own.isOwn(replyTo.address) && !NO_REPLY.test(replyTo.address)) {
		return { kind: 'client', ...replyTo, isForm: false };
	}
	if (looksMachineSent(head.headers)) return { kind: 'client', ...from, isForm: true };
	return { kind: isOwn ? 'own' : 'client', ...from, isForm: false };
}

const NO_REPLY = /^(?:no|do[-_.]?not|не)[-_.]?(?:reply|replay|answer|respond)[^@]*@/i;

function fallbackSender(
	head: Pick<MessageHead, 'sender' | 'replyTo' | 'headers'>,
	own: OwnAddresses,
): Sender {
	const returnPath = (head.headers['return-path'] ?? []).map((value) => ({
		name: '',
		address: value.trim().replace(/^<|>$/g, ''),
	}));
	const found = firstUsable([...head.sender, ...head.replyTo, ...returnPath]);
	if (found === null) return { kind: 'nobody', address: '', name: '', isForm: false };
	return { kind: own.isOwn(found.address) ? 'own' : 'client', ...found, isForm: false };
}

function firstUsable(entries: readonly Address[]): Address | null {
	for (const { name, address } of entries) {
		const normal = normaliseAddress(address);
		if (normal !== null) return { name: name.trim(), address: normal };
	}
	return null;
}

/** Listed forms are addresses, or domains written `shop.example` or `@shop.example`. */
function isListed(address: string, forms: readonly string[]): boolean {
	return forms.some((form) => {
		const domain = /^(?:\*?@)?([^@]+)$/.exec(form.trim())?.[1];
		return domain === undefined
			? normaliseAddress(form) === address
			: normaliseAddress(`any@${domain}`) === `any@${domainOf(address)}`;
	});
}
