import type { IDataObject } from 'n8n-workflow';
import type { GapBucket } from '../../core/simulation/gaps';
import type { PeriodRow } from '../../core/simulation/simulate';
import { isoTime } from '../../core/time/time';
import type { LookedAt } from './simulate-periods';

/** Returns the items of both outputs: the summary, and a row for each period. */
export function toSimulationItems(
	{ result, since, note }: LookedAt,
	facts: {
		readonly mailbox: string;
		readonly folders: readonly string[];
		readonly now: number;
		readonly zone: string;
	},
): readonly [summary: IDataObject[], periods: IDataObject[]] {
	const { counted, duplicates, unreadable } = result;
	const rows = result.periods.map(toRow);
	const ignored = Object.values(result.ignored).reduce((sum, mails) => sum + mails, 0);
	const summary: IDataObject = {
		mailbox: facts.mailbox,
		folders: [...facts.folders],
		from: isoTime(since, facts.zone),
		until: isoTime(facts.now, facts.zone),
		mails: counted + ignored + duplicates + unreadable,
		counted: counted + unreadable,
		ignored,
		ignoredBecause: { ...result.ignored },
		duplicates,
		unreadable,
		periods: rows,
		firstMails: result.gaps.firstMails,
		gaps: toGaps(result.gaps.buckets),
		isComplete: note === null,
		note,
	};
	return [[summary], rows];
}

function toRow({ period, inquiries, repeats }: PeriodRow): IDataObject {
	return {
		repeatPeriod: period / 86_400,
		repeatPeriodUnit: 'days',
		inquiries,
		repeats,
		repeatShare: shareOf(repeats, inquiries + repeats),
	};
}

/** `shareSoFar`: of the mails that follow another of their pair, how many did so within this time. */
function toGaps(buckets: readonly GapBucket[]): IDataObject[] {
	const all = buckets.reduce((sum, { mails }) => sum + mails, 0);
	let soFar = 0;
	return buckets.map(({ gap, from, to, mails }) => {
		soFar += mails;
		return {
			...{ gap, fromHours: from / 3_600, toHours: to === null ? null : to / 3_600, mails },
			share: shareOf(mails, all),
			shareSoFar: shareOf(soFar, all),
		};
	});
}

/** Four digits are more than the figures mean. */
function shareOf(part: number, whole: number): number {
	return whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000;
}
