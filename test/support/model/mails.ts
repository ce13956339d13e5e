import { identityOf } from '../../../nodes/core/identity';

/** The mailbox of every history; both recipients below are colleagues of it. */
export const MAILBOX = 'office@firm.example';

/** A mail as a step describes it: small numbers, so that pairs and contents meet often. */
export interface MailPlan {
	readonly sender: number;
	readonly to: number;
	readonly kind: 'client' | 'form' | 'autoReply' | 'own';
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

/** A mail that was sent; its copies in folders are `Message`s. */
export interface Mail {
	readonly id: number;
	readonly identity: string;
	readonly kind: MailPlan['kind'];
	readonly from: string;
	readonly to: readonly string[];
	readonly subject: string;
	readonly messageId: string;
	readonly sentAt: number | null;
}

const SENDERS = ['ann@client.example', 'bob@client.example', 'cara@other.example'];
const RECIPIENTS = [
	['sales@firm.example'],
	['info@firm.example'],
	['sales@firm.example', 'info@firm.example'],
	[MAILBOX],
];
const MACHINES = { form: 'noreply@shop.example', own: MAILBOX };

/** Returns the mail of a plan; `now` in ms. */
export function mailOf(plan: MailPlan, id: number, now: number): Mail {
	const { kind } = plan;
	const from =
		kind === 'form' || kind === 'own'
			? MACHINES[kind]
			: (SENDERS[plan.sender % SENDERS.length] ?? '');
	const subject = `Offer ${plan.subject}`;
	const messageId = plan.hasMessageId ? `<${id}@client.example>` : '';
	const sentAt = plan.hasDate ? Math.floor(now / 60_000) * 60_000 : null;
	const date = sentAt === null ? '' : new Date(sentAt).toUTCString();
	return {
		...{ id, kind, from, subject, messageId, sentAt },
		identity: identityOf({ messageId, date, from, subject }),
		to: RECIPIENTS[plan.to % RECIPIENTS.length] ?? [],
	};
}

/** Headers that make the mail what its kind says. */
export const KIND_HEADERS: Readonly<Record<MailPlan['kind'], Record<string, readonly string[]>>> = {
	client: {},
	form: { 'auto-submitted': ['auto-generated'] },
	autoReply: { 'auto-submitted': ['auto-replied'] },
	own: {},
};
