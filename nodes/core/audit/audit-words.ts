import type { Forms } from '../text/wording';
import type { AutomaticKind } from '../who/automatic/automatic';
import type { DoubtfulSender, FilterSender } from './filter-senders';
import type { FormSender } from './form-senders';
import type { ReceivingAddress } from './receiving-addresses';
import type { SpamReason } from './spam-finds';

/** All words of an audit in one language. `{name}` stands for a value, `#` for a number. */
export interface AuditWords {
	readonly title: string;
	readonly mails: Forms;
	/** The summary: `{expected}` and `{filters}` are one of the sentences below. */
	readonly summary: string;
	readonly expected: string;
	readonly expectedEveryMail: string;
	readonly withFilters: string;
	readonly tooYoung: string;
	readonly inquiries: Forms;
	readonly executions: Forms;
	readonly aliases: Forms;
	readonly forms: Forms;
	readonly filters: Forms;
	readonly noFilters: string;
	readonly noFiltersOfPart: string;
	readonly noSpam: string;
	readonly spamFinds: Forms;
	readonly cards: Readonly<
		Record<'mails' | 'inquiries' | 'executions' | 'filtered' | 'period', string>
	>;
	readonly ready: {
		readonly title: string;
		readonly hint: string;
		/** Where the trigger's form has each. */
		readonly places: Readonly<Record<'aliases' | 'websiteForms' | 'neverFrom', string>>;
		readonly nothing: string;
	};
	readonly sections: Readonly<
		Record<
			'receiving' | 'forms' | 'automatic' | 'sure' | 'doubtful' | 'spam' | 'periods',
			{ readonly title: string; readonly hint: string }
		>
	>;
	readonly columns: Readonly<
		Record<
			| 'address'
			| 'kind'
			| 'mails'
			| 'counted'
			| 'sender'
			| 'because'
			| 'received'
			| 'subject'
			| 'period'
			| 'inquiries'
			| 'repeats'
			| 'listed',
			string
		>
	>;
	readonly receivingKinds: Readonly<Record<ReceivingAddress['kind'], string>>;
	readonly formKinds: Readonly<Record<FormSender['kind'], string>>;
	/** Whether a form is in the list. */
	readonly listed: Readonly<Record<'recognized' | 'needed' | 'ours' | 'person', string>>;
	readonly namesNobody: string;
	readonly automaticKinds: Readonly<Record<AutomaticKind, string>>;
	readonly filterKinds: Readonly<Record<FilterSender['kind'], string>>;
	readonly doubts: Readonly<Record<DoubtfulSender['because'], string>>;
	readonly spamReasons: Readonly<Record<SpamReason, string>>;
	readonly more: Forms;
	readonly days: Forms;
	readonly hours: Forms;
	readonly everyMail: string;
	readonly notes: Readonly<
		Record<
			'readOnly' | 'noSent' | 'sentCut' | 'noSpam' | 'spamCut' | 'executions' | 'filterRule',
			string
		>
	>;
	readonly context: string;
}
