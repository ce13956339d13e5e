import { DAY_MS } from '../time/lengths';

/** What 30 days like those that were read bring; null where there were too few days to tell. */
export interface ExpectedMonth {
	readonly inquiries: number;
	readonly repeats: number;
	/** At most: an execution for each second in which inquiries come, and one for a day with nothing but other mail. */
	readonly executions: number;
	/** The same with the proposed filters. */
	readonly filtered: { readonly inquiries: number; readonly executions: number };
}

/** Counts what the chosen period makes of mail, by its arrival in ms. */
export interface MonthTally {
	/** `sender`: the address in From, normalized. */
	note(kind: 'inquiry' | 'repeat' | 'other', at: number, sender: string): void;
	/** `until`: when the days end that were read, in ms; null with the last message. */
	result(until: number | null, filters: ReadonlySet<string>): ExpectedMonth | null;
}

/** Returns a tally of no mail yet. */
export function monthTally(): MonthTally {
	const inquiries: Array<readonly [at: number, sender: string]> = [];
	const daysWithMail = new Set<number>();
	let repeats = 0;
	let first = Infinity;
	let last = -Infinity;
	return {
		note(kind, at, sender) {
			first = Math.min(first, at);
			last = Math.max(last, at);
			daysWithMail.add(dayOf(at));
			if (kind === 'inquiry') inquiries.push([at, sender]);
			else if (kind === 'repeat') repeats++;
		},
		result(until, filters) {
			const days = ((until ?? last) - first) / DAY_MS;
			if (!(days >= FEWEST_DAYS)) return null;
			const aMonth = (count: number) => Math.round((count * MONTH_DAYS) / days);
			const left = inquiries.filter(([, sender]) => !filters.has(sender));
			return {
				inquiries: aMonth(inquiries.length),
				repeats: aMonth(repeats),
				executions: aMonth(executionsOf(inquiries, daysWithMail)),
				filtered: {
					inquiries: aMonth(left.length),
					executions: aMonth(executionsOf(left, daysWithMail)),
				},
			};
		},
	};
}

/** A mailbox of three days says nothing about a month. */
const FEWEST_DAYS = 7;
const MONTH_DAYS = 30;

function executionsOf(
	inquiries: ReadonlyArray<readonly [at: number, sender: string]>,
	daysWithMail: ReadonlySet<number>,
): number {
	const seconds = new Set(inquiries.map(([at]) => Math.floor(at / 1000)));
	const days = new Set(inquiries.map(([at]) => dayOf(at)));
	return seconds.size + [...daysWithMail].filter((day) => !days.has(day)).length;
}

function dayOf(at: number): number {
	return Math.floor(at / DAY_MS);
}
