import type { Account } from '../../core/account/account';
import type { AutomaticKind } from '../../core/who/automatic/automatic';
import { ownAddresses } from '../../core/who/own-addresses';
import type { RepeatScope, Rules } from '../../core/counting/rules';
import { trackingAddressesOf, typedTrackingRules } from '../../core/source/tracking-rules';
import { listOf, oneOf } from './parameters';

/** Returns the rules of a node's 'Options', see `RULE_OPTIONS`. Throws `SettingError` naming the field. */
export function rulesOf(
	options: Readonly<Record<string, unknown>>,
	{ address, connection }: Pick<Account, 'address' | 'connection'>,
): Omit<Rules, 'periodSeconds'> {
	const tracking = trackingAddressesOf(typedTrackingRules(options.trackingAddresses));
	return {
		mailServer: connection.host,
		own: ownAddresses(address, listOf(options.aliases), tracking),
		skipAutomatic: new Set(AUTOMATIC.filter((kind) => isChosen(options.skipAutomaticMail, kind))),
		websiteForms: listOf(options.websiteForms),
		employeeForwards: options.employeeForwards === true,
		repeatScope: oneOf('Repeat Scope', options.repeatScope ?? 'senderRecipient', SCOPES),
		repliesAreRepeats: options.repliesAreRepeats === true,
		ignoreRecipientTag: options.ignoreRecipientTag === true,
		samePerson: options.samePerson === true,
	};
}

const SCOPES: readonly RepeatScope[] = ['senderRecipient', 'sender', 'senderRecipientSubject'];
const AUTOMATIC: readonly AutomaticKind[] = ['autoReply', 'bounce', 'bulk', 'calendar', 'own'];
const SKIPPED_BY_DEFAULT: readonly string[] = ['autoReply', 'bounce', 'own'];

function isChosen(chosen: unknown, kind: string): boolean {
	return (Array.isArray(chosen) ? listOf(chosen) : SKIPPED_BY_DEFAULT).includes(kind);
}
