import type { Account } from '../../core/account/account';
import type { Filters } from '../../core/counting/filters';
import type { RepeatScope, Rules } from '../../core/counting/rules';
import {
	ANY_ADDRESSES,
	FORM_SENDERS,
	OUR_ADDRESSES,
	typedAddresses,
} from '../../core/lists/typed-addresses';
import { typedPhrases } from '../../core/lists/typed-phrases';
import { trackingAddressesOf, typedTrackingRules } from '../../core/source/tracking-rules';
import type { AutomaticKind } from '../../core/who/automatic/automatic';
import { ownAddresses } from '../../core/who/own-addresses';
import { choicesOf, oneOf } from './parameters';

type Parameters = Readonly<Record<string, unknown>>;

/**
 * Returns the rules of a node's 'Options' and 'Filters', see `RULE_OPTIONS` and `FILTERS`. Throws `SettingError`
 * naming the field.
 */
export function rulesOf(
	{ options, filters }: { readonly options: Parameters; readonly filters: Parameters },
	{ address, connection }: Pick<Account, 'address' | 'connection'>,
): Omit<Rules, 'periodSeconds'> {
	const tracking = trackingAddressesOf(typedTrackingRules(options.trackingAddresses));
	return {
		mailServer: connection.host,
		own: ownAddresses(address, aliasesOf(options), tracking),
		skipAutomatic: new Set(
			choicesOf('Automatic Mail', filters.automaticMail ?? SKIPPED_BY_DEFAULT, AUTOMATIC),
		),
		filters: filtersOf(filters),
		websiteForms: typedAddresses('Website Forms', options.websiteForms, FORM_SENDERS),
		employeeForwards: options.employeeForwards === true,
		repeatScope: oneOf('Repeat Scope', options.repeatScope ?? 'senderRecipient', SCOPES),
		repliesAreRepeats: options.repliesAreRepeats === true,
		ignoreRecipientTag: options.ignoreRecipientTag === true,
		samePerson: options.samePerson === true,
	};
}

/** Returns the entries of 'Aliases', as `ownAddresses` takes them. Throws `SettingError` naming the entry. */
export function aliasesOf(options: Parameters): readonly string[] {
	return typedAddresses('Aliases', options.aliases, OUR_ADDRESSES).entries;
}

const SCOPES: readonly RepeatScope[] = ['senderRecipient', 'sender', 'senderRecipientSubject'];
const AUTOMATIC: readonly AutomaticKind[] = ['autoReply', 'bounce', 'bulk', 'calendar', 'own'];
const SKIPPED_BY_DEFAULT: readonly AutomaticKind[] = ['autoReply', 'bounce', 'own'];

function filtersOf({ neverFrom, onlyFrom, neverTo, neverWithSubject }: Parameters): Filters {
	return {
		neverFrom: typedAddresses('Never From', neverFrom, ANY_ADDRESSES),
		onlyFrom: typedAddresses('Only From', onlyFrom, ANY_ADDRESSES),
		neverTo: typedAddresses('Never To', neverTo, ANY_ADDRESSES),
		neverWithSubject: typedPhrases('Never With Subject', neverWithSubject),
	};
}
