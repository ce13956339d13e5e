import { normaliseAddress } from './address';
import { arrivalOf } from './arrival';
import { automaticKindOf } from './automatic';
import type { MessageHead } from './mailbox';
import type { OwnAddresses } from './own-addresses';

/** An inquiry that waits for an answer; times in ms. */
export interface Asked {
	/** '' when it is not known: then only the recipient of an answer tells. */
	readonly messageId: string;
	/** Normalised. */
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

/**
 * Begins to look for answers: a mail that names the inquiry in In-Reply-To or References, else the first to
 * its sender after it. What a machine of ours sent is none, nor what went only to colleagues.
 */
export function searchAnswers(
	asked: readonly Asked[],
	own: OwnAddresses,
	now: number,
): AnswerSearch {
	const byId = indexOf(asked, ({ messageId }) => messageId);
	const bySender = indexOf(asked, ({ senderAddress }) => senderAddress);
	const replies = new Map<number, Answer>();
	const letters = new Map<number, Answer>();
	return {
		look(sent) {
			if (isAutomatic(sent)) return;
			const to = recipientsOf(sent);
			const answer = toAnswer(sent, now);
			if (to.some((address) => !own.isOwn(address) && !own.isColleague(address))) {
				for (const id of referencesOf(sent)) {
					for (const index of byId.get(id) ?? []) keepFirst(replies, index, answer);
				}
			}
			for (const address of to) {
				for (const index of bySender.get(address) ?? []) {
					const receivedAt = asked[index]?.receivedAt ?? Infinity;
					if (answer.answeredAt >= receivedAt) keepFirst(letters, index, answer);
				}
			}
		},
		answers: () => asked.map((_, index) => replies.get(index) ?? letters.get(index) ?? null),
	};
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

function recipientsOf({ to, cc }: MessageHead): string[] {
	return [...to, ...cc].flatMap(({ address }) => normaliseAddress(address) ?? []);
}

function referencesOf({ headers }: MessageHead): ReadonlySet<string> {
	const named = [...(headers['in-reply-to'] ?? []), ...(headers.references ?? [])];
	return new Set(named.flatMap((value) => value.match(/<[^<>]+>/g) ?? []));
}

function toAnswer(sent: MessageHead, now: number): Answer {
	const [from] = sent.from;
	return {
		answeredAt: arrivalOf(sent, now).receivedAt,
		answeredBy: normaliseAddress(from?.address ?? '') ?? '',
		messageId: sent.messageId,
	};
}

function keepFirst(answers: Map<number, Answer>, index: number, answer: Answer): void {
	const known = answers.get(index);
	if (known === undefined || answer.answeredAt < known.answeredAt) answers.set(index, answer);
}
