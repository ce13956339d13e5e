import { accountOf, domainOf, normaliseAddress } from '../mail/address';
import { blindCopies } from '../mail/addressed-to';
import { arrivalOf } from '../mail/arrival';
import { automaticKindOf } from '../who/automatic/automatic';
import { isFreeMailDomain } from '../providers/free-mail';
import type { MessageHead } from '../mailbox/mailbox';
import type { OwnAddresses } from '../who/own-addresses';
import { isForwardSubject } from '../mail/subject';
import { DAY_MS } from '../time/lengths';

/** An inquiry that waits for an answer; times in ms. */
export interface Asked {
	/** '' when it is not known: then only the recipient of an answer tells. */
	readonly messageId: string;
	/** Normalized; '' when it is not known: then only what an answer names tells. */
	readonly senderAddress: string;
	readonly receivedAt: number;
}

/** Our first answer to an inquiry. */
export interface Answer {
	readonly answeredAt: number;
	/** The address it came from. */
	readonly answeredBy: string;
	readonly messageId: string;
}

/** Looks at sent mail one by one, so that a large folder needs no memory. */
export interface AnswerSearch {
	look(sent: MessageHead): void;
	/** The answer to each inquiry, in their order; null when there is none among what was looked at. */
	answers(): ReadonlyArray<Answer | null>;
}

export interface AnswerRules {
	readonly own: OwnAddresses;
	/** Spellings that reach one account are one sender. */
	readonly samePerson: boolean;
	readonly now: number;
}

/**
 * Begins to look for answers: a message that names the inquiry in In-Reply-To or References and goes to its
 * sender or somebody of the sender's company, else the first to its sender after it. What a machine of ours
 * sent is none, nor a newsletter, nor what only passes the inquiry on.
 */
export function searchAnswers(
	asked: readonly Asked[],
	{ own, samePerson, now }: AnswerRules,
): AnswerSearch {
	const personOf = samePerson ? accountOf : (address: string) => address;
	const byId = indexOf(asked, ({ messageId }) => messageId);
	const bySender = indexOf(asked, ({ senderAddress }) => personOf(senderAddress));
	const replies = new Map<number, Answer>();
	const letters = new Map<number, Answer>();

	return {
		look(sent) {
			if (isAutomatic(sent)) return;
			const to = recipientsOf(sent);
			const people = new Set(to.map(personOf));
			const outsiders = to.filter((one) => !own.isOwn(one) && !own.isColleague(one));
			const isBulk = automaticKindOf(sent)?.kind === 'bulk';
			const isHandedOn = isBulk || isForwardSubject(sent.subject);
			for (const index of placesOf(referencesOf(sent), byId)) {
				const { senderAddress = '', receivedAt = 0 } = asked[index] ?? {};
				// A helpdesk may mark as bulk what it writes to a client; a forward keeps the References.
				const isReply =
					people.has(personOf(senderAddress)) ||
					(!isHandedOn && outsiders.some((one) => isOfCompany(one, senderAddress)));
				if (isReply) keepFirst(replies, index, toAnswer(sent, receivedAt, now));
			}
			if (isBulk) return;
			for (const index of placesOf(people, bySender)) {
				const receivedAt = asked[index]?.receivedAt ?? Infinity;
				const answer = toAnswer(sent, receivedAt, now);
				const isLater = answer.answeredAt >= receivedAt && !isWrittenBefore(sent, receivedAt);
				if (isLater) keepFirst(letters, index, answer);
			}
		},
		answers: () => asked.map((_, index) => replies.get(index) ?? letters.get(index) ?? null),
	};
}

/** A computer's clock may run in another time zone. */
const TOLERATED_MS = DAY_MS;

function placesOf(
	keys: ReadonlySet<string>,
	index: ReadonlyMap<string, readonly number[]>,
): number[] {
	return [...keys].flatMap((key) => index.get(key) ?? []);
}

/** At a free-mail service the next address is a stranger's; without a sender anybody may be the client. */
function isOfCompany(address: string, senderAddress: string): boolean {
	const domain = domainOf(senderAddress);
	return senderAddress === '' || (domainOf(address) === domain && !isFreeMailDomain(domain));
}

function indexOf(
	asked: readonly Asked[],
	keyOf: (inquiry: Asked) => string,
): ReadonlyMap<string, readonly number[]> {
	const index = new Map<string, number[]>();
	for (const [at, inquiry] of asked.entries()) {
		const key = keyOf(inquiry);
		if (key === '') continue;
		const places = index.get(key) ?? [];
		places.push(at);
		index.set(key, places);
	}
	return index;
}

/** RFC 3834 §5: any value but `no` is a machine's. */
function isAutomatic(sent: MessageHead): boolean {
	const submitted = sent.headers['auto-submitted']?.[0]?.trim().toLowerCase() ?? 'no';
	if (!submitted.startsWith('no')) return true;
	const kind = automaticKindOf(sent)?.kind;
	return kind === 'autoReply' || kind === 'bounce';
}

function recipientsOf({ to, cc, headers }: MessageHead): string[] {
	const written = [...to, ...cc].flatMap(({ address }) => normaliseAddress(address) ?? []);
	return [...written, ...blindCopies(headers)];
}

function referencesOf({ headers }: MessageHead): ReadonlySet<string> {
	const named = [...(headers['in-reply-to'] ?? []), ...(headers.references ?? [])];
	return new Set(named.flatMap((value) => value.match(/<[^<>]+>/g) ?? []));
}

function toAnswer(sent: MessageHead, receivedAt: number, now: number): Answer {
	const [from] = sent.from;
	return {
		answeredAt: answeredAt(sent, receivedAt, now),
		answeredBy: normaliseAddress(from?.address ?? '') ?? '',
		messageId: sent.messageId,
	};
}

/**
 * A sent mail is filed when it is sent or later: INTERNALDATE may be the day the mailbox moved, so our own
 * `Date:` counts when it is earlier. Before the inquiry it cannot be right.
 */
function answeredAt(sent: MessageHead, receivedAt: number, now: number): number {
	const filedAt = arrivalOf(sent, now).receivedAt;
	const { sentAt } = sent;
	return sentAt !== null && sentAt < filedAt && sentAt >= receivedAt ? sentAt : filedAt;
}

/** Old mail that was filed again: nothing but its own date tells. */
function isWrittenBefore({ sentAt }: MessageHead, receivedAt: number): boolean {
	return sentAt !== null && sentAt < receivedAt - TOLERATED_MS;
}

function keepFirst(answers: Map<number, Answer>, index: number, answer: Answer): void {
	const known = answers.get(index);
	if (known === undefined || answer.answeredAt < known.answeredAt) answers.set(index, answer);
}
