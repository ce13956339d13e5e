import type { Account } from '../core/account/account';
import type { Country } from '../core/contact/phone-country';
import type { Rules } from '../core/counting/rules';
import type { Start } from '../core/counting/start';
import type { DownloadChoice } from '../core/reading/download-plan';
import type { Language } from '../core/text/wording';
import type { TrackingRule } from '../core/source/tracking-rules';

/** The outputs a user may add to that of the inquiries. */
export type AdditionalOutput = 'status' | 'repeats' | 'ignored';

/** All that one poll is told by the user. */
export interface Settings {
	readonly account: Account;
	/** The name of the credential. */
	readonly mailboxName: string;
	readonly folders: readonly [string, ...string[]];
	readonly rules: Rules;
	readonly start: Start;
	/** A warm start reads mail that arrived up to this long before the beginning; 0: there is no warm start. */
	readonly warmStartMs: number;
	readonly outputs: ReadonlySet<AdditionalOutput>;
	readonly simplify: boolean;
	/** As set; the sender's domain, a better witness than the zone, stands between the two. */
	readonly defaultCountry: Country | null;
	/** Of the workflow's time zone. */
	readonly zoneCountry: Country | null;
	readonly trackingRules: readonly TrackingRule[];
	readonly batchSize: number;
	readonly downloads: DownloadChoice;
	readonly outageMs: number;
	/** Mail is collected between the polls as well, as it arrives. */
	readonly isInstant: boolean;
	/** Mail of an off-time is not collected. */
	readonly skipsOffTime: boolean;
	/** IANA name. */
	readonly zone: string;
	/** Of all sentences in items. */
	readonly language: Language;
}
