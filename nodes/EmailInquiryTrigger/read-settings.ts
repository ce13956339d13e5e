import type { IPollFunctions } from 'n8n-workflow';
import type { Settings } from '../collect/settings';
import type { Account } from '../core/account/account';
import { typedDefaultCountry } from '../core/contact/phone-country';
import { countryOfZone } from '../core/contact/zone-country';
import { startOf } from '../core/counting/start';
import { typedTrackingRules } from '../core/source/tracking-rules';
import { credentialNameOf } from '../n8n/account/credential';
import { asRecord } from '../core/text/unknown';
import { choicesOf, foldersOf, wholeNumber } from '../n8n/parameters/parameters';
import { languageOf } from '../n8n/parameters/language-option';
import { downloadChoiceOf } from '../n8n/files/file-options';
import { triggerRulesOf } from '../n8n/parameters/read-rules';
import { MINUTE_MS } from '../core/time/lengths';
import { nodeOf } from './node-of';

/** Returns the settings of a trigger. Throws `SettingError` naming the field. */
export function readSettings(context: IPollFunctions, account: Account, now: number): Settings {
	const parameter = (name: string, fallback?: unknown): unknown =>
		context.getNodeParameter(name, fallback);
	const node = nodeOf(context);
	const running = asRecord(parameter('running', {}));
	const zone = context.getTimezone();
	const rules = triggerRulesOf(parameter, account);
	const start = startOf(
		parameter('collectFrom', 'now'),
		parameter('startDate', ''),
		node.parameters.startDate,
		now,
		zone,
	);
	return {
		account,
		mailboxName: credentialNameOf(context, authenticationOf(context)),
		folders: foldersOf(parameter('folders', ['INBOX'])),
		rules,
		start,
		warmStartMs: start.from === 'now' ? rules.periodSeconds * 1000 : 0,
		outputs: new Set(choicesOf('Additional Outputs', parameter('additionalOutputs', []), OUTPUTS)),
		simplify: parameter('simplify', true) !== false,
		defaultCountry: typedDefaultCountry(running.defaultCountry),
		zoneCountry: countryOfZone(zone),
		trackingRules: typedTrackingRules(parameter('sources', {})),
		batchSize: wholeNumber('Batch Size', running.batchSize ?? 50, 1, 100),
		downloads: downloadChoiceOf(asRecord(parameter('files', {}))),
		outageMs: outageMsOf(context),
		isInstant: running.instantCollection !== false,
		skipsOffTime: parameter('whileInactive', 'skip') !== 'collect',
		zone,
		language: languageOf(running.language, zone),
	};
}

/** Returns how long an outage has to last before it is reported. Throws `SettingError`. */
export function outageMsOf(context: IPollFunctions): number {
	const { outageMinutes = 15 } = asRecord(context.getNodeParameter('running', {}));
	return wholeNumber('Outage Minutes', outageMinutes, 1, 100_000) * MINUTE_MS;
}

/** Returns how the trigger logs in. */
export function authenticationOf(context: IPollFunctions): unknown {
	return context.getNodeParameter('authentication', 'password');
}

const OUTPUTS = ['status', 'repeats', 'ignored'] as const;
