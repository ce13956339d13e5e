import type { AddressList } from '../mail/address-list';
import type { Address, MessageHead } from '../mailbox/mailbox';
import { hasPrefix } from '../mail/subject';
import { isPersonal, standInOf } from './writes-for-others';
import { isFromList } from './list-addresses';
import { originalSenderOf, type OriginalSender } from './original-sender';
import type { OwnAddresses } from './own-addresses';
import { isShared } from './machine-names';
import { answeredClient, type Answered } from './reply-to';
import { fromOf, usableAddresses } from './usable-address';
import { writerWithoutFrom } from './without-from';

/** Where a writer was found. */
export type FoundIn =
	| 'from'
	| 'replyTo'
	| 'originalSender'
	| 'cc'
	| 'text'
	| 'forward'
	| 'sender'
	| 'returnPath'
	| 'received'
	| '';

/**
 * Why it is not known who wrote: a machine's mail that names nobody, or several; a list that hides the writer; a
 * text that could not be read; a colleague's forward that names nobody; a From that is missing, cannot be read,
 * or was refuted by the receiving server.
 */
export type Doubt =
	| ''
	| 'machine'
	| 'several'
	| 'list'
	| 'unreadText'
	| 'forward'
	| 'noFrom'
	| 'unreadableFrom'
	| 'refuted';

/** Who wrote a message. */
export interface Sender {
	readonly kind: 'client' | 'own';
	/** Normalized; '' when no address can be read. */
	readonly address: string;
	readonly name: string;
	/**
	 * `certain`: the From of a person. `named`: by Reply-To, the text or a list. `unknown`: whoever it is must
	 * not be merged with anybody, so the mail counts and opens no pair.
	 */
	readonly certainty: 'certain' | 'named' | 'unknown';
	readonly foundIn: FoundIn;
	/** '' unless unknown. */
	readonly doubt: Doubt;
	/** A program wrote it, a website's form as a rule. */
	readonly isMachineSent: boolean;
	/** The colleague who forwarded the client's mail, '' when nobody did. */
	readonly forwardedBy: string;
}

/** A client named in the text of a form's notification or of a forwarded message; the address is normalized. */
export interface NamedClient {
	readonly by: 'form' | 'forward';
	readonly address: string;
	readonly name: string;
	/** A label or a header line says that it is the client's: it is not just the only address there. */
	readonly isLabelled: boolean;
}

/**
 * What a text says of its client: nothing (null), that it is a form or a forward without an address, a name, or
 * nobody could read it.
 */
export type Naming = NamedClient | null | 'namelessForm' | 'namelessForward' | 'unreadable';

type Envelope = Pick<
	MessageHead,
	'from' | 'sender' | 'replyTo' | 'to' | 'cc' | 'headers' | 'messageId' | 'subject'
>;

/**
 * Returns who wrote a message, and how certain that is: From where a person wrote; whom a machine's Reply-To or
 * text names; the original sender where a list put itself into From; the client of a colleague's forward.
 */
export function senderOf(
	head: Envelope,
	own: OwnAddresses,
	options: {
		readonly websiteForms: AddressList;
		readonly isAutoReply: boolean;
		readonly isCalendar?: boolean;
		/** The receiving server found that From is not who sent it. */
		readonly isRefuted?: boolean;
		readonly named?: Naming;
	},
): Sender {
	const from = fromOf(head, own);
	if (from === null) return { ...NAMELESS, ...writerWithoutFrom(head, own) };
	const sender = writerOf(head, from, own, options);
	return options.isRefuted === true && sender.certainty === 'certain' && sender.kind === 'client'
		? { ...sender, certainty: 'unknown', doubt: 'refuted' }
		: sender;
}

function writerOf(
	head: Envelope,
	from: Address,
	own: OwnAddresses,
	options: Parameters<typeof senderOf>[2],
): Sender {
	const found = options.named ?? null;
	const isForm = found === 'namelessForm';
	const named = isForm ? null : found;
	if (named === 'unreadable') return bySomeMachine(unknown(from, 'unreadText'));
	if (named === 'namelessForward') {
		return { ...unknown(from, 'forward'), forwardedBy: from.address };
	}
	if (named?.by === 'forward') {
		return { ...writer(named, 'named', 'forward'), forwardedBy: from.address };
	}
	const original = originalSenderOf(head, from, own);
	if (original === 'unknown') return unknown(from, 'list');
	if (original !== null) {
		return isPassedOnForm(passedOn(head, from), original, own, options.websiteForms)
			? formsClient(passedOn(head, from), original, own, options)
			: writer(original, 'named', original.foundIn);
	}

	const isOwn = own.isOwn(from.address);
	const standIn = standInOf(head, from, own, options.websiteForms);
	const certain: Sender = { ...writer(from, 'certain', 'from'), kind: isOwn ? 'own' : 'client' };
	if (standIn === 'no' && !isOwn) return certain;
	if (standIn === 'perhaps' && !isForm && named?.isLabelled !== true) return certain;
	// What a program answers by itself speaks for nobody else.
	const answered = options.isAutoReply ? null : answeredClient(head, from, own);
	if (answered?.isOne === true && !isContradicted(answered, named)) {
		return bySomeMachine(writer(answered, 'named', 'replyTo'));
	}
	if (named !== null && (named.isLabelled || standIn === 'sure')) {
		return bySomeMachine(writer(named, 'named', 'text'));
	}
	if (answered !== null) {
		return bySomeMachine({ ...unknown(answered, 'several'), foundIn: 'replyTo' });
	}
	// Our own invitations are sent by a machine as well, and ask for nothing.
	const isOurs = isOwn && (options.isCalendar === true || options.isAutoReply);
	const isMachine =
		standIn === 'sure' ||
		isForm ||
		(standIn === 'likely' && !isOwn && isCopyForUs(head, from, own));
	return isMachine && !isOurs ? bySomeMachine(unknown(from, 'machine')) : certain;
}

/** Whom a machine wrote for whose message came through a list or group. */
function formsClient(
	head: Envelope,
	machine: OriginalSender,
	own: OwnAddresses,
	{ named = null, isAutoReply }: Parameters<typeof senderOf>[2],
): Sender {
	const answered = isAutoReply ? null : answeredClient(head, machine, own);
	const inText = typeof named === 'object' ? named : null;
	if (answered?.isOne === true && !isContradicted(answered, inText)) {
		return bySomeMachine(writer(answered, 'named', 'replyTo'));
	}
	if (inText !== null) return bySomeMachine(writer(inText, 'named', 'text'));
	return bySomeMachine(
		answered === null
			? { ...unknown(machine, 'machine'), foundIn: machine.foundIn }
			: { ...unknown(answered, 'several'), foundIn: 'replyTo' },
	);
}

/** The original sender is a machine as well: a website's form that writes to a group of ours. */
function isPassedOnForm(
	head: Envelope,
	original: OriginalSender,
	own: OwnAddresses,
	websiteForms: AddressList,
): boolean {
	const standIn = standInOf({ ...head, ...beforeList(head) }, original, own, websiteForms);
	if (standIn !== 'likely') return standIn === 'sure';
	// `web@` is a form where it wants its answers sent to somebody, and may be a person otherwise.
	return answeredClient(head, original, own)?.isOne === true;
}

/** What a list or group leaves as the writer's program wrote it. */
function beforeList({ headers }: Envelope): Pick<Envelope, 'sender' | 'replyTo' | 'headers'> {
	const kept = Object.entries(headers).filter(([name]) => KEPT_BY_LISTS.test(name));
	return { sender: [], replyTo: [], headers: Object.fromEntries(kept) };
}

const KEPT_BY_LISTS =
	/^(?:x-mailer|user-agent|in-reply-to|references|thread-index|x-php-.*|x-event_name|x-wpcf7-content-type)$/;

/** Answers to the list's own address in From go to nobody in particular. */
function passedOn(head: Envelope, { address }: Address): Envelope {
	const isOther = (one: Address) => usableAddresses([one])[0]?.address !== address;
	return { ...head, replyTo: head.replyTo.filter(isOther) };
}

/** True when only the text of a message can tell who wrote it: a machine sent it, and no header field names anybody. */
export function needsText(head: Envelope, own: OwnAddresses, websiteForms: AddressList): boolean {
	const from = fromOf(head, own);
	if (from === null) return false;
	const original = originalSenderOf(head, from, own);
	if (original === 'unknown') return false;
	if (original !== null) {
		return (
			isPassedOnForm(passedOn(head, from), original, own, websiteForms) &&
			!isPlain(answeredClient(passedOn(head, from), original, own))
		);
	}
	const standIn = standInOf(head, from, own, websiteForms);
	if (standIn === 'perhaps') return !hasPrefix(head.subject);
	if (isPlain(answeredClient(head, from, own))) return false;
	if (websiteForms.has(from.address)) return true;
	// A form writes to us; what people write from our address goes to others.
	if (own.isOwn(from.address)) {
		return !isPersonal(head) && head.to.every(({ address }) => isHere(address, own));
	}
	// A newsletter is not a form, and there are many.
	return standIn === 'sure' || (standIn === 'likely' && !isFromList(head.headers));
}

/** `support@` in Reply-To may be the help desk of whoever sends the messages, the same one for everybody. */
function isPlain(answered: Answered | null): boolean {
	return answered?.isOne === true && !isShared(answered.address);
}

function isContradicted(answered: Answered, named: NamedClient | null): boolean {
	return named?.isLabelled === true && named.address !== answered.address && !isPlain(answered);
}

/** A program of ours wrote to others, a buyer as a rule, and sent us a copy: no colleague is the client of that. */
function isCopyForUs(
	head: Pick<MessageHead, 'to' | 'cc'>,
	from: Address,
	own: OwnAddresses,
): boolean {
	const recipients = [...head.to, ...head.cc];
	return (
		own.isColleague(from.address) &&
		recipients.length > 0 &&
		!recipients.some(({ address }) => isHere(address, own))
	);
}

function isHere(address: string, own: OwnAddresses): boolean {
	const [usable] = usableAddresses([{ name: '', address }]);
	return usable === undefined || own.isReached(usable.address) || own.isColleague(usable.address);
}

const NAMELESS = { isMachineSent: false, forwardedBy: '' } as const;

function writer(
	{ name, address }: Address,
	certainty: Sender['certainty'],
	foundIn: FoundIn,
): Sender {
	return {
		...{ kind: 'client', address, name, certainty, foundIn, doubt: '' },
		...{ isMachineSent: false, forwardedBy: '' },
	};
}

function unknown(one: Address, doubt: Doubt): Sender {
	return { ...writer(one, 'unknown', 'from'), doubt };
}

function bySomeMachine(sender: Sender): Sender {
	return { ...sender, isMachineSent: true };
}
