import type { IPollFunctions } from 'n8n-workflow';
import type { Account } from '../core/account';
import type { DownloadChoice } from '../core/downloads';
import { ownAddresses } from '../core/own-addresses';
import { typedDefaultCountry, type Country } from '../core/phone-country';
import { repeatPeriodOf } from '../core/repeat-period';
import { SettingError } from '../core/setting-error';
import type { Rules } from '../core/settle';
import { startOf, type Start } from '../core/start';
import { trackingAddressesOf, typedTrackingRules, type TrackingRule } from '../core/tracking-rules';
import { credentialNameOf } from '../shell/credential';

export type AdditionalOutput = 'status' | 'repeats' | 'ignored';

/** All that one poll is told by the user. */
export interface Settings {
	readonly account: Account;
	/** The name of the credential. */
	readonly mailboxName: string;
	readonly folders: readonly [string, ...string[]];
	readonly rules: Rules;
	readonly start: Start;
	/** So far back (ms) mail of before the beginning is read to know its senders; 0: not at all. */
	readonly warmUpMs: number;
	readonly outputs: ReadonlySet<AdditionalOutput>;
	readonly simplify: boolean;
	readonly defaultCountry: Country | null;
	readonly trackingRules: readonly TrackingRule[];
	readonly batchSize: number;
	readonly downloads: DownloadChoice;
	readonly outageMs: number;
	/** Mail of an off-time is not collected. */
	readonly skipsOffTime: boolean;
	/** IANA name. */
	readonly zone: string;
}

/** Returns the settings of a trigger. Throws `SettingError` naming the field. */
export function readSettings(context: IPollFunctions, account: Account, now: number): Settings {
	const parameter = (name: string, fallback?: unknown): unknown =>
		context.getNodeParameter(name, fallback);
	const node = context.getNode();
	const options = asRecord(parameter('options', {}));
	const zone = context.getTimezone();
	const trackingRules = typedTrackingRules(options.trackingAddresses);
	const period = repeatPeriodOf(
		parameter('repeatPeriod', 1),
		parameter('repeatPeriodUnit', 'days'),
	);
	return {
		account,
		mailboxName: credentialNameOf(context, authenticationOf(context)),
		folders: foldersOf(parameter('folders', ['INBOX'])),
		rules: {
			own: ownAddresses(
				account.address,
				listOf(options.aliases),
				trackingAddressesOf(trackingRules),
			),
			period,
			skipAutomatic: new Set(AUTOMATIC.filter((kind) => isChosen(options.skipAutomaticMail, kind))),
			websiteForms: listOf(options.websiteForms),
			employeeForwards: options.employeeForwards === true,
			repeatScope: oneOf('Repeat Scope', options.repeatScope ?? 'senderRecipient', REPEAT_SCOPES),
			repliesAreRepeats: options.repliesAreRepeats === true,
			ignoreRecipientTag: options.ignoreRecipientTag === true,
			samePerson: options.samePerson === true,
		},
		start: startOf(
			parameter('collectFrom', 'now'),
			parameter('startDate', ''),
			node.parameters.startDate,
			now,
			zone,
		),
		warmUpMs: options.warmStart === true ? period * 1000 : 0,
		outputs: new Set(
			OUTPUTS.filter((output) => listOf(parameter('additionalOutputs', [])).includes(output)),
		),
		simplify: parameter('simplify', true) !== false,
		defaultCountry: typedDefaultCountry(options.defaultCountry),
		trackingRules,
		batchSize: wholeNumber('Batch Size', options.batchSize ?? 50, 1, 100),
		downloads: {
			attachments: options.attachments === true,
			inlineImages: options.inlineImages === true,
			maxCount: wholeNumber('Maximum Attachments', options.maxAttachments ?? 10, 1, 100),
			maxBytes:
				wholeNumber('Maximum Attachment Size', options.maxAttachmentSize ?? 10, 1, 1000) *
				1_048_576,
		},
		outageMs: wholeNumber('Outage Minutes', options.outageMinutes ?? 15, 1, 100_000) * 60_000,
		skipsOffTime: options.whileInactive !== 'collect',
		zone,
	};
}

/** Returns how the trigger logs in. */
export function authenticationOf(context: IPollFunctions): unknown {
	return context.getNodeParameter('authentication', 'password');
}

const REPEAT_SCOPES = ['senderRecipient', 'sender', 'senderRecipientSubject'] as const;
const OUTPUTS = ['status', 'repeats', 'ignored'] as const;
const AUTOMATIC = ['autoReply', 'bounce', 'bulk', 'calendar', 'own'] as const;
const SKIPPED_BY_DEFAULT: readonly string[] = ['autoReply', 'bounce', 'own'];

function isChosen(chosen: unknown, kind: string): boolean {
	return (Array.isArray(chosen) ? listOf(chosen) : SKIPPED_BY_DEFAULT).includes(kind);
}

function oneOf<T extends string>(field: string, value: unknown, known: readonly T[]): T {
	const found = known.find((one) => one === value);
	if (found !== undefined) return found;
	throw new SettingError(field, `'${field}' cannot be used`, `Use one of ${known.join(', ')}.`);
}

function foldersOf(value: unknown): readonly [string, ...string[]] {
	const [first, ...others] = [...new Set(listOf(value).map(canonicalInbox))];
	if (first !== undefined) return [first, ...others];
	throw new SettingError(
		'Folders',
		"'Folders' is empty",
		'Choose at least one folder, for example INBOX.',
	);
}

/** INBOX is the one name without regard to case (RFC 9051 §5.1). */
function canonicalInbox(folder: string): string {
	return folder.toUpperCase() === 'INBOX' ? 'INBOX' : folder;
}

function wholeNumber(field: string, value: unknown, least: number, most: number): number {
	if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most)
		return value;
	throw new SettingError(
		field,
		`'${field}' cannot be used`,
		`Enter a whole number from ${least} to ${most}.`,
	);
}

/** A list, or a text with commas as an expression may give it. */
function listOf(value: unknown): string[] {
	const entries: unknown[] = Array.isArray(value)
		? value
		: typeof value === 'string'
			? value.split(',')
			: [];
	return entries
		.filter((entry) => typeof entry === 'string')
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
}

function asRecord(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}
