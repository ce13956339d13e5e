import type { Forms } from '../../text/wording';
import type { Dimension, TextDimension } from '../grouping';

/** All texts of a report in one language. `#` stands for a number, `$` for a name. */
export interface Words {
	readonly title: string;
	readonly inquiries: string;
	readonly uniqueSenders: string;
	readonly newSenders: string;
	readonly returningSenders: string;
	readonly repeats: string;
	readonly ignored: string;
	readonly answered: string;
	readonly waiting: string;
	readonly response: string;
	/** Below the share of the answered: how many of how many. */
	readonly ofAll: string;
	readonly longest: string;
	readonly previously: string;
	readonly was: string;
	/** In the place of `was`, where older items do not tell. */
	readonly noComparison: string;
	readonly change: string;
	readonly share: string;
	readonly total: string;
	readonly soFar: string;
	readonly comparedWith: string;
	readonly timeZone: string;
	readonly overTime: Readonly<Record<'hour' | 'day' | 'week' | 'month', string>>;
	readonly partial: string;
	readonly by: Readonly<Record<Dimension, string>>;
	readonly dimension: Readonly<Record<Dimension, string>>;
	/** Groups of inquiries that do not tell. */
	readonly none: Readonly<Record<TextDimension, string>>;
	readonly others: Forms;
	/** Headings of charts; the one over time has its own. */
	readonly from: Readonly<Record<'source' | 'recipient', string>>;
	readonly hours: string;
	/** Of a chart in words: when or where most came. */
	readonly most: string;
	/** Lists of inquiries, and what they say of each. */
	readonly newest: string;
	readonly waitingList: string;
	readonly moreWaiting: Forms;
	readonly waitsFor: string;
	readonly answeredAfter: string;
	readonly isAnswered: string;
	readonly empty: string;
	readonly emptyNothingGiven: string;
	readonly emptyOutside: Forms;
	readonly emptyIgnored: string;
	readonly emptyOneItem: string;
	readonly previousHad: Forms;
	readonly more: Forms;
	/** What the daily proofs of the trigger came to. */
	readonly noneMissing: string;
	readonly someMissing: string;
	readonly newMeans: string;
	readonly repeatsMean: string;
	readonly medianMeans: string;
	readonly noFields: Forms;
	readonly noDate: Forms;
	readonly unreadableDate: Forms;
	readonly duplicate: Forms;
	readonly withoutSender: Forms;
	readonly dateOrder: string;
	/** Of the chart of simulated periods. */
	readonly simulated: string;
	readonly everyMail: string;
	readonly minutes: string;
	readonly wholeHours: string;
	readonly hoursAndMinutes: string;
	readonly days: Forms;
}
