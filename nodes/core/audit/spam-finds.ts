import type { MessageHead } from '../mailbox/mailbox';
import { arrivalOf } from '../mail/arrival';
import { accountOf } from '../mail/address';
import { threadOf } from '../mail/thread';
import type { OwnAddresses } from '../who/own-addresses';
import { authenticationOf } from '../who/authentication';
import { automaticKindOf, looksMachineSent } from '../who/automatic/automatic';
import { fromOf } from '../who/usable-address';
import { isMachineName, isNoReply } from '../who/machine-names';

/**
 * Why a message in Spam deserves a look: it answers mail of ours, a known form sent it, we have written to its sender,
 * or a person wrote it whom the receiving server found to be who he says.
 */
export type SpamReason = 'reply' | 'form' | 'written' | 'dmarc';

/** A message in Spam that deserves a look. */
interface SpamFind {
	readonly reason: SpamReason;
	/** Unix ms. */
	readonly receivedAt: number;
	readonly from: string;
	readonly subject: string;
}

export interface SpamResult {
	readonly mails: number;
	/** Those with a passed DMARC, newsletters included. */
	readonly passed: number;
	/** Answers to mail of ours. */
	readonly replies: number;
	/** How many deserve a look, and the most telling of them. */
	readonly worthALook: number;
	readonly finds: readonly SpamFind[];
}

/** Looks at the mail in Spam one by one. */
export interface SpamTally {
	note(head: MessageHead): void;
	result(known: {
		readonly sentIds: ReadonlySet<string>;
		readonly written: ReadonlySet<string>;
		readonly forms: ReadonlySet<string>;
	}): SpamResult;
}

/** Returns a tally of no mail yet. */
export function spamTally(own: OwnAddresses, mailServer: string, now: number): SpamTally {
	const candidates: Candidate[] = [];
	let mails = 0;
	let passed = 0;
	return {
		note(head) {
			mails++;
			const isPassed = authenticationOf(head.headers, mailServer).dmarc === 'pass';
			if (isPassed) passed++;
			const { inReplyTo, references } = threadOf(head);
			const from = fromOf(head, own);
			if (from === null) return;
			const isByPerson =
				automaticKindOf(head) === null &&
				!looksMachineSent(head.headers) &&
				!isNoReply(from.address) &&
				!isMachineName(from.address);
			candidates.push({
				...{ from: from.address, subject: head.subject.slice(0, MAX_SUBJECT) },
				...{ receivedAt: arrivalOf(head, now).receivedAt, isPerson: isPassed && isByPerson },
				answers: [inReplyTo, ...references].filter((id) => id !== ''),
			});
		},
		result({ sentIds, written, forms }) {
			const reasonOf = ({ answers, from, isPerson }: Candidate): SpamReason | null => {
				if (answers.some((id) => sentIds.has(id))) return 'reply';
				if (forms.has(from)) return 'form';
				if (written.has(accountOf(from))) return 'written';
				return isPerson ? 'dmarc' : null;
			};
			const finds = candidates.flatMap((one): SpamFind[] => {
				const reason = reasonOf(one);
				const { from, subject, receivedAt } = one;
				return reason === null || own.isOwn(from) ? [] : [{ reason, from, subject, receivedAt }];
			});
			finds.sort((a, b) => rankOf(a) - rankOf(b) || b.receivedAt - a.receivedAt);
			return {
				...{ mails, passed, worthALook: finds.length, finds: finds.slice(0, MAX_FINDS) },
				replies: finds.filter(({ reason }) => reason === 'reply').length,
			};
		},
	};
}

interface Candidate extends Omit<SpamFind, 'reason'> {
	readonly isPerson: boolean;
	readonly answers: readonly string[];
}

const ORDER: readonly SpamReason[] = ['reply', 'form', 'written', 'dmarc'];

function rankOf({ reason }: SpamFind): number {
	return ORDER.indexOf(reason);
}

const MAX_FINDS = 100;
const MAX_SUBJECT = 200;
