import type { IPollFunctions } from 'n8n-workflow';
import type { Settings } from '../collect/settings';
import type { Account } from '../core/account/account';
import { typedDefaultCountry } from '../core/contact/phone-country';
import { repeatPeriodOf } from '../core/counting/repeat-period';
import { startOf } from '../core/counting/start';
import { typedTrackingRules } from '../core/source/tracking-rules';
import { credentialNameOf } from '../n8n/account/credential';
import { asRecord } from '../core/text/unknown';
import { choicesOf, foldersOf, wholeNumber } from '../n8n/parameters/parameters';
import { languageOf } from '../n8n/parameters/language-option';
import { downloadChoiceOf } from '../n8n/files/file-options';
import { rulesOf } from '../n8n/parameters/read-rules';
import { MINUTE_MS } from '../core/time/lengths';

/** Returns the settings of a trigger. Throws `SettingError` naming the field. */
export function readSettings(context: IPollFunctions, account: Account, now: number): Settings {
	const parameter = (name: string, fallback?: unknown): unknown =>
		context.getNodeParameter(name, fallback);
	const node = context.getNode();
	const options = asRecord(parameter('options', {}));
	const zone = context.getTimezone();
	const periodSeconds = repeatPeriodOf(
		parameter('repeatPeriod', 1),
		parameter('repeatPeriodUnit', 'days'),
	);
	return {
		account,
		mailboxName: credentialNameOf(context, authenticationOf(context)),
		folders: foldersOf(parameter('folders', ['INBOX'])),
		rules: {
			...rulesOf({ options, filters: asRecord(parameter('filters', {})) }, account),
			periodSeconds,
		},
		start: startOf(
			parameter('collectFrom', 'now'),
			parameter('startDate', ''),
			node.parameters.startDate,
			now,
			zone,
		),
		warmStartMs: options.warmStart === true ? periodSeconds * 1000 : 0,
		outputs: new Set(choicesOf('Additional Outputs', parameter('additionalOutputs', []), OUTPUTS)),
		simplify: parameter('simplify', true) !== false,
		defaultCountry: typedDefaultCountry(options.defaultCountry),
		trackingRules: typedTrackingRules(options.trackingAddresses),
		batchSize: wholeNumber('Batch Size', options.batchSize ?? 50, 1, 100),
		downloads: downloadChoiceOf(options),
		outageMs: outageMsOf(context),
		isInstant: options.instantCollection !== false,
		skipsOffTime: options.whileInactive !== 'collect',
		zone,
		language: languageOf(options.language, zone),
	};
}

/** Returns how long an outage has to last before it is reported. Throws `SettingError`. */
export function outageMsOf(context: IPollFunctions): number {
	const { outageMinutes = 15 } = asRecord(context.getNodeParameter('options', {}));
	return wholeNumber('Outage Minutes', outageMinutes, 1, 100_000) * MINUTE_MS;
}

/** Returns how the trigger logs in. */
export function authenticationOf(context: IPollFunctions): unknown {
	return context.getNodeParameter('authentication', 'password');
}

const OUTPUTS = ['status', 'repeats', 'ignored'] as const;
