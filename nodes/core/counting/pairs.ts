import { accountOf, withoutTag } from '../mail/address';
import { saltedHash } from '../mail/identity';
import type { Pair } from './repeat';
import type { RepeatScope, Rules } from './rules';
import { topicOf } from '../mail/subject';

/** Returns the pairs of a mail, one for each of its recipients, with their keys in the ledger. */
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
