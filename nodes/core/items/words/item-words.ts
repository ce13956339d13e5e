import type { WithheldKind } from '../../counting/withheld';
import type { ProvedKind } from '../../proof/proof-tally';
import type { MailboxErrorKind } from '../../errors/mailbox-error';
import type { MessageText } from '../../mailbox/mailbox';
import type { LEFT_OUT, NOT_READ } from '../../mailbox/not-read';
import type { Owner } from '../../memory/state';
import type { DamagedPart } from '../../memory/state-codec';
import type { Forms } from '../../text/wording';
import type { Doubt, FoundIn } from '../../who/sender';

/** All sentences of items in one language. `{name}` stands for a value, `#` for a number. */
export interface ItemWords {
	readonly reasons: Readonly<Record<WithheldKind | 'laterInquiry' | 'reply', string>>;
	/** `{reason}` with the header that shows it, or the entry of a filter. */
	readonly byHeader: string;
	readonly byEntry: string;
	readonly withheld: Readonly<Record<WithheldKind, Forms>>;
	readonly mails: Forms;
	readonly days: Forms;
	readonly hours: Forms;
	readonly noPeriod: string;
	readonly status: Readonly<Record<SaidInOneWay, string>>;
	/** What the daily proof counted, and what of it was missing. */
	readonly proof: {
		readonly counts: Readonly<Record<ProvedKind, Forms>>;
		readonly noneMissing: string;
		readonly missing: Forms;
	};
	readonly fromDate: string;
	readonly fromNow: string;
	/** What to do about a form whose client is not known. */
	readonly forms: Readonly<Record<'list' | 'nameClient', string>>;
	readonly changes: Readonly<Record<'pairs' | 'folders', string>>;
	readonly cleanStarts: Readonly<Record<'unreadable' | 'startDate' | keyof Owner, string>>;
	readonly damagedParts: Readonly<
		Record<Exclude<DamagedPart, object> | 'folder' | 'someFolder', string>
	>;
	readonly importing: string;
	readonly looking: string;
	readonly upTo: string;
	readonly imported: string;
	/** Why a mailbox cannot be reached; null where the message of n8n's error says it. */
	readonly causes: Readonly<Record<MailboxErrorKind | 'other', string>> | null;
	readonly places: Readonly<Record<FoundIn, string>>;
	readonly doubts: Readonly<Record<Doubt, string>>;
	readonly alwaysCounts: string;
	readonly noText: Readonly<Record<NonNullable<MessageText['noTextBecause']>, string>>;
	readonly unreadableMail: string;
	/** Below a text and behind a list that are longer than what is shown of them. */
	readonly textCut: string;
	readonly andMore: string;
	/** What a simulation advises, by kind. */
	readonly advice: Readonly<Record<'tooFew' | 'noRepeats' | 'knee' | 'longest', string>>;
	/** Why a simulation counted only a part. */
	readonly cutShort: Readonly<Record<'fewerDays' | 'bigDay' | 'outOfTime', string>>;
	readonly lastDays: Forms;
	/** How far apart messages of a pair lie; null where the code's own words serve. */
	readonly gaps: Readonly<Record<string, string>> | null;
	/** Behind what nobody foresaw: where the log has more of it. */
	readonly reference: string;
	/** Null where they are said as the code says them. */
	readonly notRead: Readonly<Record<keyof typeof NOT_READ, string>> | null;
	readonly leftOut: Readonly<Record<keyof typeof LEFT_OUT, string>> | null;
}

/** Events of Status that have one sentence each. */
type SaidInOneWay =
	| 'connected'
	| 'connectedTwice'
	| 'waiting'
	| 'broken'
	| 'recovered'
	| 'folderRecreated'
	| 'startedClean'
	| 'memoryDamaged'
	| 'skippedWhileOff'
	| 'withheldCounts'
	| 'fewConnections'
	| 'proved'
	| 'unusuallyQuiet'
	| 'ledgerFull';
