import { clockOf, dayOf, hourOf, weekdayOf } from './clock';
import type { FieldNames } from './fields';
import { dimensionsOf, type Dimension } from './grouping';
import { groupCounter, type Group } from './groups';
import { listKeeper, type Lists } from './listed';
import { periodOf, type Period, type PeriodChoice, type Span } from './period';
import { proofsOf, type Proofs } from './proofs';
import { readItems, type ReportItem, type Unusable } from './report-items';
import { seriesOf, stepOf, stepsOf, type Series } from './series';
import { backgroundOf, newTally, type Counts } from './tally';

export interface ReportOptions {
	/** Unix time in ms that 'today' and 'this week' are told from. */
	readonly now: number;
	/** IANA zone of the workflow. */
	readonly zone: string;
	readonly period: PeriodChoice;
	/** Up to two of `DIMENSIONS`. */
	readonly groupBy: readonly string[];
	/** Whether the previous period is shown beside this one. */
	readonly compare: boolean;
	/** Names of fields that differ from the usual ones. */
	readonly fields?: FieldNames;
}

/** All a report shows, without words: these come with the language (words.ts). */
export interface Report {
	/** Unix time in ms at which it was made. */
	readonly now: number;
	readonly zone: string;
	readonly period: Period;
	readonly totals: Counts;
	/** null: not compared. */
	readonly previousTotals: Counts | null;
	readonly dimensions: readonly Dimension[];
	/** Empty without groupings. */
	readonly groups: readonly Group[];
	readonly series: Series;
	readonly sources: Sources;
	/** Inquiries by weekday (Monday first) and hour. */
	readonly heatMap: ReadonlyArray<readonly number[]>;
	readonly lists: Lists;
	/** Null: no proof is among the items. */
	readonly proofs: Proofs | null;
	readonly notes: Notes;
}

/** Inquiries by source; by recipient where no item names a source. */
interface Sources {
	readonly dimension: 'source' | 'recipient';
	/** Largest first; '' where an item names none. */
	readonly counts: ReadonlyArray<{ readonly name: string; readonly inquiries: number }>;
}

interface Notes {
	readonly given: number;
	/** Usable items that are neither in the period nor, when compared, in the one before. */
	readonly outside: number;
	/** Those of them that are newer than the period. */
	readonly later: number;
	readonly unusable: Unusable;
	/** Inquiries of the period that name no sender. */
	readonly withoutSender: number;
	/**
	 * False when no inquiry is older than the previous period: then all its senders are new for want of
	 * older items, and their number says nothing beside that of this period.
	 */
	readonly hasHistory: boolean;
	/** Usable items of any time that count as ignored mail. */
	readonly ignored: number;
	/** True when dates such as 02/03/2026 were taken for February. */
	readonly isDateOrderGuessed: boolean;
}

/**
 * Counts inquiries, and repeats and ignored mail where given, of the period and the one before. Throws
 * `SettingError` for options that cannot be used, never for items: what is wrong with them is in the notes.
 */
export function buildReport(given: readonly unknown[], options: ReportOptions): Report {
	const { now, zone, compare } = options;
	const dimensions = dimensionsOf(options.groupBy);
	const period = periodOf(options.period, now, zone);
	const clock = clockOf(zone);
	const { items, unusable, isDateOrderCertain } = readItems(given, options.fields ?? {}, clock);
	const background = backgroundOf(items);
	const totals = newTally<'all'>(period, background);
	const previousTotals = newTally<'all'>(period.previous, background);
	const groups = groupCounter(dimensions, period, compare, clock, background);
	const sources = items.some(({ source }) => source !== '') ? 'source' : 'recipient';
	const bySource = new Map<string, number>();
	const step = stepOf(period);
	const steps = stepsOf(step, period, clock);
	const previousSteps = stepsOf(step, period.previous, clock);
	const counts = zeros(steps.length);
	const previousCounts = zeros(previousSteps.length);
	const heatMap = Array.from({ length: 7 }, () => zeros(24));
	const listed = listKeeper();
	let outside = 0;
	let later = 0;
	let withoutSender = 0;

	for (const item of items) {
		if (isWithin(item, period)) {
			totals.add('all', item);
			if (dimensions.length > 0) groups.addCurrent(item);
			if (item.kind !== 'inquiry') continue;
			listed.add(item);
			bySource.set(item[sources], (bySource.get(item[sources]) ?? 0) + 1);
			increase(counts, steps.indexOf(item.at));
			const local = clock.toLocal(item.at);
			const weekday = heatMap[weekdayOf(dayOf(local))];
			if (weekday !== undefined) increase(weekday, hourOf(local));
			if (item.sender === '') withoutSender++;
		} else if (compare && isWithin(item, period.previous)) {
			previousTotals.add('all', item);
			if (dimensions.length > 0) groups.addPrevious(item);
			if (item.kind === 'inquiry') increase(previousCounts, previousSteps.indexOf(item.at));
		} else {
			outside++;
			if (item.at >= period.end) later++;
		}
	}
	return {
		now,
		zone,
		period,
		totals: totals.countsOf('all'),
		previousTotals: compare ? previousTotals.countsOf('all') : null,
		dimensions,
		groups: dimensions.length > 0 ? groups.groups() : [],
		series: seriesOf(steps, period, counts, compare ? previousCounts : null),
		sources: { dimension: sources, counts: largestFirst(bySource) },
		heatMap,
		lists: listed.lists(),
		proofs: proofsOf(given, period),
		notes: {
			given: given.length,
			outside,
			later,
			unusable,
			withoutSender,
			ignored: items.filter(({ kind }) => kind === 'ignored').length,
			hasHistory: background.beginning < period.previous.start,
			isDateOrderGuessed: !isDateOrderCertain,
		},
	};
}

/** Returns the part a group has in all inquiries of the period, 0 to 1. */
export function shareOf(counts: Counts, totals: Counts): number {
	return totals.inquiries === 0 ? 0 : counts.inquiries / totals.inquiries;
}

/** Returns the growth against the previous period, 0.5 for half as much again; null when there was nothing. */
export function changeOf(now: number, before: number | null | undefined): number | null {
	return before === null || before === undefined || before === 0 ? null : (now - before) / before;
}

function largestFirst(counts: ReadonlyMap<string, number>): Sources['counts'] {
	return [...counts]
		.map(([name, inquiries]) => ({ name, inquiries }))
		.sort((a, b) => b.inquiries - a.inquiries || (a.name < b.name ? -1 : 1));
}

function isWithin({ at }: ReportItem, { start, end }: Span): boolean {
	return at >= start && at < end;
}

function zeros(length: number): number[] {
	return Array.from({ length }, () => 0);
}

function increase(counts: number[], index: number): void {
	counts[index] = (counts[index] ?? 0) + 1;
}
