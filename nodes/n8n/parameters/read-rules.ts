import type { Account } from '../../core/account/account';
import type { AutomaticKind } from '../../core/who/automatic/automatic';
import { ownAddresses } from '../../core/who/own-addresses';
import type { RepeatScope, Rules } from '../../core/counting/rules';
import { trackingAddressesOf, typedTrackingRules } from '../../core/source/tracking-rules';
import { choicesOf, oneOf } from './parameters';
import { FORM_SENDERS, OUR_ADDRESSES, typedAddresses } from '../../core/lists/typed-addresses';

/** Returns the rules of a node's 'Options', see `RULE_OPTIONS`. Throws `SettingError` naming the field. */
export function rulesOf(
	options: Readonly<Record<string, unknown>>,
	{ address, connection }: Pick<Account, 'address' | 'connection'>,
): Omit<Rules, 'period'> {
	const tracking = trackingAddressesOf(typedTrackingRules(options.trackingAddresses));
	return {
		mailServer: connection.host,
		own: ownAddresses(address, aliasesOf(options), tracking),
		skipAutomatic: new Set(
			choicesOf('Automatic Mail', options.skipAutomaticMail ?? SKIPPED_BY_DEFAULT, AUTOMATIC),
		),
		websiteForms: typedAddresses('Website Forms', options.websiteForms, FORM_SENDERS),
		employeeForwards: options.employeeForwards === true,
		repeatScope: oneOf('Repeat Scope', options.repeatScope ?? 'senderRecipient', SCOPES),
		repliesAreRepeats: options.repliesAreRepeats === true,
		ignoreRecipientTag: options.ignoreRecipientTag === true,
		samePerson: options.samePerson === true,
	};
}

const SCOPES: readonly RepeatScope[] = ['senderRecipient', 'sender', 'senderRecipientSubject'];
const AUTOMATIC: readonly AutomaticKind[] = ['autoReply', 'bounce', 'bulk', 'calendar', 'own'];
const SKIPPED_BY_DEFAULT: readonly AutomaticKind[] = ['autoReply', 'bounce', 'own'];

/** Returns the entries of 'Aliases', as `ownAddresses` takes them. Throws `SettingError` naming the entry. */
export function aliasesOf(options: Readonly<Record<string, unknown>>): readonly string[] {
	return typedAddresses('Aliases', options.aliases, OUR_ADDRESSES).entries;
}
