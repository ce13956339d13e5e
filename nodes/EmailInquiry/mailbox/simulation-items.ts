import type { IDataObject } from 'n8n-workflow';
import type { GapBucket } from '../../core/simulation/gaps';
import type { PeriodRow, SimulationResult } from '../../core/simulation/simulate';
import { isoTime } from '../../core/time/time';
import { DAY_S } from '../../core/time/lengths';

/** What was read of a mailbox, and why not all of it. */
export interface SimulatedMailbox {
	readonly result: SimulationResult;
	/** Unix ms: since when, which is later than asked for where there is too much mail. */
	readonly since: number;
	readonly note: string | null;
}

/** Returns the items of both outputs: the summary, and a row for each period. */
export function toSimulationItems(
	{ result, since, note }: SimulatedMailbox,
	asked: {
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
		mailbox: asked.mailbox,
		folders: [...asked.folders],
		from: isoTime(since, asked.zone),
		until: isoTime(asked.now, asked.zone),
		mails: counted + ignored + duplicates + unreadable,
		counted: counted + unreadable,
		ignored,
		ignoredBecause: { ...result.ignored },
		filters: toFilters(result),
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

/** What each kind of automatic mail and each entry of a filter keeps back by itself. */
function toFilters({ ignored, filters }: SimulationResult): IDataObject[] {
	const automatic = AUTOMATIC.flatMap((kind) => {
		const mails = ignored[kind] ?? 0;
		return mails === 0 ? [] : [{ filter: 'automaticMail', entry: kind, mails }];
	});
	return [...automatic, ...filters.map((row) => ({ ...row }))];
}

const AUTOMATIC = ['autoReply', 'bounce', 'bulk', 'calendar', 'own'] as const;

function toRow({ periodSeconds, inquiries, repeats }: PeriodRow): IDataObject {
	return {
		repeatPeriod: periodSeconds / DAY_S,
		repeatPeriodUnit: 'days',
		inquiries,
		repeats,
		repeatShare: shareOf(repeats, inquiries + repeats),
	};
}

/** `shareSoFar`: of the messages that follow another of their pair, how many did so within this time. */
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
