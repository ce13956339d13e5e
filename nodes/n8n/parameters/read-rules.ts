import type { Account } from '../../core/account/account';
import { chosenPeriodOf } from '../../core/counting/repeat-period';
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
import { asRecord } from '../../core/text/unknown';
import { choicesOf, oneOf } from './parameters';

type Parameters = Readonly<Record<string, unknown>>;

/** The values of `RULE_COLLECTIONS`. */
interface RuleParameters {
	readonly whatCounts: Parameters;
	readonly filters: Parameters;
	readonly whoWrites: Parameters;
	/** As n8n keeps the rows, or what an expression gave. */
	readonly sources: unknown;
}

/** Returns the values of `RULE_COLLECTIONS`; `parameter` returns that of one collection. */
export function ruleParametersOf(parameter: (name: string) => unknown): RuleParameters {
	return {
		whatCounts: asRecord(parameter('whatCounts')),
		filters: asRecord(parameter('filters')),
		whoWrites: asRecord(parameter('whoWrites')),
		sources: parameter('sources'),
	};
}

/** Returns the rules of a node but its repeat period. Throws `SettingError` naming the field. */
export function rulesOf(
	{ whatCounts, filters, whoWrites, sources }: RuleParameters,
	{ address, connection }: Pick<Account, 'address' | 'connection'>,
): Omit<Rules, 'periodSeconds'> {
	const tracking = trackingAddressesOf(typedTrackingRules(sources));
	return {
		mailServer: connection.host,
		own: ownAddresses(address, aliasesOf(whoWrites), tracking),
		skipAutomatic: new Set(
			choicesOf('Automatic Mail', filters.automaticMail ?? SKIPPED_BY_DEFAULT, AUTOMATIC),
		),
		filters: filtersOf(filters),
		websiteForms: typedAddresses('Website Forms', whoWrites.websiteForms, FORM_SENDERS),
		employeeForwards: whoWrites.employeeForwards === true,
		repeatScope: oneOf('Repeat Scope', whatCounts.repeatScope ?? 'senderRecipient', SCOPES),
		repliesAreRepeats: whatCounts.repliesAreRepeats === true,
		ignoreRecipientTag: whatCounts.ignoreRecipientTag === true,
		samePerson: whatCounts.samePerson === true,
	};
}

/** Returns the rules of a trigger, its repeat period included. Throws `SettingError` naming the field. */
export function triggerRulesOf(
	parameter: (name: string, fallback: unknown) => unknown,
	account: Pick<Account, 'address' | 'connection'>,
): Rules {
	const periodSeconds = chosenPeriodOf(
		parameter('repeatPeriod', 1),
		parameter('customPeriod', 6),
		parameter('customPeriodUnit', 'hours'),
	);
	const parameters = ruleParametersOf((name) => parameter(name, {}));
	return { ...rulesOf(parameters, account), periodSeconds };
}

/** Returns the entries of 'Aliases', as `ownAddresses` takes them. Throws `SettingError` naming the entry. */
export function aliasesOf({ aliases }: Parameters): readonly string[] {
	return typedAddresses('Aliases', aliases, OUR_ADDRESSES).entries;
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
