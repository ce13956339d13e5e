import type { IDataObject } from 'n8n-workflow';
import type { GapBucket } from '../../core/simulation/gaps';
import { recommendedPeriod, type Recommendation } from '../../core/simulation/recommended-period';
import type { PeriodRow, SimulationResult } from '../../core/simulation/simulate';
import { periodInWords } from '../../core/items/period-words';
import { itemWordsOf } from '../../core/items/words/words-in';
import type { CutShort } from '../../core/simulation/simulated-span';
import { counted, filled, type Language } from '../../core/text/wording';
import { isoTime, timeInWords } from '../../core/time/time';
import { DAY_S } from '../../core/time/lengths';

/** What was read of a mailbox, and why not all of it. */
export interface SimulatedMailbox {
	readonly result: SimulationResult;
	/** Unix ms: since when, which is later than asked for where there is too much mail. */
	readonly since: number;
	readonly cutShort: CutShort | null;
}

/** Returns the items of both outputs: the summary, and a row for each period. */
export function toSimulationItems(
	{ result, since, cutShort }: SimulatedMailbox,
	asked: {
		readonly mailbox: string;
		readonly folders: readonly string[];
		readonly now: number;
		readonly zone: string;
		readonly language: Language;
	},
): readonly [summary: IDataObject[], periods: IDataObject[]] {
	const { duplicates, unreadable } = result;
	const rows = result.periods.map(toRow);
	const ignored = Object.values(result.ignored).reduce((sum, mails) => sum + mails, 0);
	const advice = recommendedPeriod(result);
	const summary: IDataObject = {
		text: adviceInWords(advice, timeInWords(since, asked.zone, asked.language), asked.language),
		recommendation: 'period' in advice ? advice.period.periodSeconds / DAY_S : null,
		mailbox: asked.mailbox,
		folders: [...asked.folders],
		from: isoTime(since, asked.zone),
		until: isoTime(asked.now, asked.zone),
		mails: result.counted + ignored + duplicates + unreadable,
		counted: result.counted + unreadable,
		ignored,
		ignoredBecause: { ...result.ignored },
		filters: toFilters(result),
		duplicates,
		unreadable,
		periods: rows,
		firstMails: result.gaps.firstMails,
		gaps: toGaps(result.gaps.buckets, asked.language),
		isComplete: cutShort === null,
		note: cutShort === null ? null : cutShortInWords(cutShort, asked.language),
	};
	return [[summary], rows];
}

/** Returns what a simulation advises in a sentence; `since` is when the mail begins, in words. */
export function adviceInWords(advice: Recommendation, since: string, language: Language): string {
	const words = itemWordsOf(language);
	const mails = (count: number) => counted(words.mails, count, language);
	if (advice.kind === 'tooFew') {
		return filled(words.advice.tooFew, { messages: mails(advice.messages), since });
	}
	const { period } = advice;
	const longest = advice.kind === 'knee' ? advice.longest : period;
	return filled(words.advice[advice.kind], {
		...{ since, period: periodInWords(period.periodSeconds, language) },
		...{ messages: mails(period.inquiries + period.repeats), repeats: String(period.repeats) },
		longest: periodInWords(longest.periodSeconds, language),
		more: String(longest.repeats - period.repeats),
	});
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

/** Returns why only a part of the mail was counted. */
export function cutShortInWords(cutShort: CutShort, language: Language): string {
	const words = itemWordsOf(language);
	const most = 'most' in cutShort ? counted(words.mails, cutShort.most, language) : '';
	const days = 'days' in cutShort ? counted(words.lastDays, cutShort.days, language) : '';
	return filled(words.cutShort[cutShort.because], { most, days });
}

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
function toGaps(buckets: readonly GapBucket[], language: Language): IDataObject[] {
	const { gaps } = itemWordsOf(language);
	const all = buckets.reduce((sum, { mails }) => sum + mails, 0);
	let soFar = 0;
	return buckets.map(({ gap, from, to, mails }) => {
		soFar += mails;
		return {
			...{
				gap: gaps?.[gap] ?? gap,
				fromHours: from / 3_600,
				toHours: to === null ? null : to / 3_600,
				mails,
			},
			share: shareOf(mails, all),
			shareSoFar: shareOf(soFar, all),
		};
	});
}

/** Four digits are more than the figures mean. */
function shareOf(part: number, whole: number): number {
	return whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000;
}
