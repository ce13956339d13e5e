import { identityOf } from '../../../nodes/core/mail/identity';

/** The mailbox of every history; both recipients below are colleagues of it. */
export const MAILBOX = 'office@firm.example';
/** Listed as a website form. */
export const WEBSITE_FORM = 'form@shop.example';

/** A message as a step describes it: small numbers, so that pairs and contents meet often. */
export interface MailPlan {
	readonly sender: number;
	readonly to: number;
	/**
	 * `form`: the notification of a machine that names nobody; `nameless`: its From is not an address;
	 * `forged`: our server refuted a client's address in From. The texts of a
	 * `namedForm` and of a colleague's `forward` name the client, as the Reply-To of a `replyForm` does.
	 */
	readonly kind:
		| 'client'
		| 'form'
		| 'nameless'
		| 'forged'
		| 'namedForm'
		| 'replyForm'
		| 'forward'
		| 'autoReply'
		| 'own';
	/** The mail before the last so many is answered; null: it answers none. */
	readonly answers: number | null;
	readonly subject: number;
	readonly hasMessageId: boolean;
	readonly hasDate: boolean;
	/** What INTERNALDATE says, in minutes from the arrival; null: FETCH gives none. */
	readonly dated: number | null;
	/** It cannot be seen before a later step, though it has its UID. */
	readonly isLate: boolean;
	/** For so many polls the server lists it without delivering it. */
	readonly unreadFor: number;
}

/** A message that was sent; its copies in folders are `Message`s. */
export interface Mail {
	readonly id: number;
	readonly identity: string;
	readonly kind: MailPlan['kind'];
	readonly from: string;
	/** Whom the mail is from, whoever sent it. */
	readonly client: string;
	readonly to: readonly string[];
	readonly subject: string;
	readonly messageId: string;
	/** Of the conversation so far, oldest first; the last is answered. */
	readonly references: readonly string[];
	readonly sentAt: number | null;
}

const SENDERS = ['ann@client.example', 'bob@client.example', 'cara@other.example'];
const RECIPIENTS = [
	['sales@firm.example'],
	['info@firm.example'],
	['sales@firm.example', 'info@firm.example'],
	[MAILBOX],
];
const SENT_BY: Partial<Record<MailPlan['kind'], string>> = {
	form: 'noreply@shop.example',
	nameless: '+79161234567',
	namedForm: WEBSITE_FORM,
	replyForm: 'wordpress@firm.example',
	forward: 'boss@firm.example',
	own: MAILBOX,
};

/** Returns the mail of a plan; `now` in ms. */
export function mailOf(plan: MailPlan, id: number, now: number, answered?: Mail): Mail {
	const { kind } = plan;
	const writer = SENDERS[plan.sender % SENDERS.length] ?? '';
	const from = SENT_BY[kind] ?? writer;
	const references = [...(answered?.references ?? []), answered?.messageId ?? ''];
	const subject = `${prefixOf(kind, answered)}Offer ${plan.subject}`;
	const messageId = plan.hasMessageId ? `<${id}@client.example>` : '';
	const sentAt = plan.hasDate ? Math.floor(now / 60_000) * 60_000 : null;
	const date = sentAt === null ? '' : new Date(sentAt).toUTCString();
	return {
		...{ id, kind, from, subject, messageId, sentAt },
		client: isNamedByText(kind) || kind === 'replyForm' ? writer : from,
		references: references.filter((known) => known !== ''),
		identity: identityOf({ messageId, date, from, subject }),
		to: RECIPIENTS[plan.to % RECIPIENTS.length] ?? [],
	};
}

/** True for mail that somebody else sends for the client. */
export function isNamedByText(kind: MailPlan['kind']): boolean {
	return kind === 'namedForm' || kind === 'forward';
}

/** True for mail of which nobody can say who wrote: it always counts. */
export function isOfNobody(kind: MailPlan['kind']): boolean {
	return kind === 'form' || kind === 'nameless' || kind === 'forged';
}

function prefixOf(kind: MailPlan['kind'], answered: Mail | undefined): string {
	if (kind === 'forward') return 'Fwd: ';
	return answered === undefined ? '' : 'Re: ';
}

/** Headers that make the mail what its kind says. */
export const KIND_HEADERS: Readonly<Record<MailPlan['kind'], Record<string, readonly string[]>>> = {
	client: {},
	form: { 'auto-submitted': ['auto-generated'] },
	nameless: {},
	forged: { 'authentication-results': ['mx.firm.example; dmarc=fail'] },
	namedForm: {},
	replyForm: {},
	forward: {},
	autoReply: { 'auto-submitted': ['auto-replied'] },
	own: {},
};
