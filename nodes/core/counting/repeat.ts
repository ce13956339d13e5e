import { accountOf, withoutTag } from '../mail/address';
import { saltedHash } from '../mail/identity';
import type { Ledger } from '../memory/ledger';
import type { RepeatScope, Rules } from './rules';
import { topicOf } from '../mail/subject';

/** The answer of the repeat rule for one message. */
export type RepeatDecision =
	/** `recipient`: the one the inquiry is reported under. */
	| { readonly isRepeat: false; readonly recipient: string }
	| {
			readonly isRepeat: true;
			readonly recipient: string;
			/** Seconds since the epoch: the inquiry this message repeats, and when the pair counts again. */
			readonly anchor: number;
			readonly repeatUntil: number;
	  };

/** A recipient of a message and the ledger key of its pair with the sender. */
export interface Pair {
	readonly recipient: string;
	readonly key: string;
}

/**
 * Returns whether a message is a repeat: it is when every one of its pairs had an inquiry less than `periodSeconds`
 * ago, or a later one. All times in seconds; exactly `periodSeconds` after the anchor is an inquiry again.
 */
export function decideRepeat(
	ledger: Pick<Ledger, 'anchorOf'>,
	pairs: readonly [Pair, ...Pair[]],
	receivedAt: number,
	periodSeconds: number,
): RepeatDecision {
	const outside = pairs.find(
		({ key }) => !isInside(ledger.anchorOf(key), receivedAt, periodSeconds),
	);
	if (outside !== undefined) return { isRepeat: false, recipient: outside.recipient };
	const [{ recipient }] = pairs;
	// The mail counts again as soon as one of its pairs does.
	const anchor = Math.min(...pairs.map(({ key }) => ledger.anchorOf(key) ?? receivedAt));
	return { isRepeat: true, recipient, anchor, repeatUntil: anchor + periodSeconds };
}

function isInside(anchor: number | undefined, receivedAt: number, periodSeconds: number): boolean {
	return periodSeconds > 0 && anchor !== undefined && receivedAt - anchor < periodSeconds;
}

/** Returns the pairs of a message, one for each of its recipients, with their keys in the ledger. */
export function pairsOf(
	mail: {
		readonly sender: string;
		readonly recipients: readonly [string, ...string[]];
		readonly subject: string;
	},
	rules: Rules,
	salt: string,
): readonly [Pair, ...Pair[]] {
	const sender = rules.samePerson ? accountOf(mail.sender) : mail.sender;
	const pairOf = (recipient: string): Pair => {
		const to = rules.ignoreRecipientTag ? withoutTag(recipient) : recipient;
		const key = saltedHash(salt, PARTS[rules.repeatScope](sender, to, mail.subject), 48);
		return { recipient, key };
	};
	const [first, ...others] = mail.recipients;
	return [pairOf(first), ...others.map(pairOf)];
}

/** Returns a text that differs when the ledger's keys of two settings mean different things. */
export function pairSchemeOf(
	rules: Pick<Rules, 'repeatScope' | 'ignoreRecipientTag' | 'samePerson'>,
): string {
	return [
		rules.repeatScope,
		...(rules.ignoreRecipientTag ? ['ignoreRecipientTag'] : []),
		...(rules.samePerson ? ['samePerson'] : []),
	].join(' ');
}

const PARTS: Readonly<
	Record<RepeatScope, (sender: string, recipient: string, subject: string) => string>
> = {
	senderRecipient: (sender, recipient) => `${sender}\n${recipient}`,
	sender: (sender) => sender,
	senderRecipientSubject: (sender, recipient, subject) =>
		`${sender}\n${recipient}\n${topicOf(subject)}`,
};
