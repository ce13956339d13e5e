import type { Rules } from './settle';

/** Returns a text that differs when the ledger's keys of two settings mean different things. */
export function pairSchemeOf(rules: Pick<Rules, 'ignoreRecipientTag' | 'samePerson'>): string {
	return [
		'senderRecipient',
		...(rules.ignoreRecipientTag ? ['ignoreRecipientTag'] : []),
		...(rules.samePerson ? ['samePerson'] : []),
	].join(' ');
}
