import { ownAddresses } from '../core/own-addresses';
import type { Rules } from '../core/settle';
import { listOf } from './parameters';

/** Returns the rules of a node's 'Options', which are called the same in the trigger and in the simulation. */
export function rulesOf(
	options: Readonly<Record<string, unknown>>,
	address: string,
): Omit<Rules, 'period'> {
	return {
		own: ownAddresses(address, listOf(options.aliases)),
		skipAutomatic: new Set(AUTOMATIC.filter((kind) => isChosen(options.skipAutomaticMail, kind))),
		websiteForms: listOf(options.websiteForms),
		ignoreRecipientTag: options.ignoreRecipientTag === true,
		samePerson: options.samePerson === true,
	};
}

const AUTOMATIC = ['autoReply', 'bounce', 'bulk', 'own'] as const;
const SKIPPED_BY_DEFAULT: readonly string[] = ['autoReply', 'bounce', 'own'];

function isChosen(chosen: unknown, kind: string): boolean {
	return (Array.isArray(chosen) ? listOf(chosen) : SKIPPED_BY_DEFAULT).includes(kind);
}
