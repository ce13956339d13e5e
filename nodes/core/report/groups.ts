import { dayOf, mondayOf, monthOf, type Clock } from './clock';
import { isDated, valueOf, type Dimension, type GroupValue } from './grouping';
import type { Period, Span } from './period';
import type { ReportItem } from './report-items';
import { newTally, type Background, type Counts } from './tally';

/** The inquiries that have the same value in each of the groupings. */
export interface Group {
	/** One value per grouping, in their order; '' where an item has none. */
	readonly values: readonly GroupValue[];
	readonly counts: Counts;
	readonly previous: Counts | null;
}

export interface GroupCounter {
	addCurrent(item: ReportItem): void;
	addPrevious(item: ReportItem): void;
	/** Largest first; groups of the calendar in its order. */
	groups(): Group[];
}

export function groupCounter(
	dimensions: readonly Dimension[],
	period: Period,
	compare: boolean,
	clock: Clock,
	background: Background,
): GroupCounter {
	const current = newTally<GroupValue>(period, background);
	const before = newTally<GroupValue>(period.previous, background);
	const valuesOfKey = new Map<GroupValue, readonly GroupValue[]>();
	const shifts = dimensions.map((dimension) => shiftOf(dimension, period, clock));
	const [first, second] = dimensions;

	/** The key of an item of the previous period is the one it would have in this. */
	function keyOf(item: ReportItem, isPrevious: boolean): GroupValue {
		if (first === undefined) return '';
		const one = shifted(valueOf(item, first, clock), isPrevious ? shifts[0] : 0);
		if (second === undefined) return keyed(one, one);
		const other = shifted(valueOf(item, second, clock), isPrevious ? shifts[1] : 0);
		return keyed(`${one}\n${other}`, one, other);
	}

	function keyed(key: GroupValue, ...values: GroupValue[]): GroupValue {
		if (!valuesOfKey.has(key)) valuesOfKey.set(key, values);
		return key;
	}

	function addDaysWithout(): void {
		const [only] = dimensions;
		if (dimensions.length !== 1 || only === undefined) return;
		for (const value of calendarOf(only, period, clock)) {
			keyed(value, value);
		}
	}

	return {
		addCurrent: (item) => current.add(keyOf(item, false), item),
		addPrevious: (item) => before.add(keyOf(item, true), item),
		groups() {
			addDaysWithout();
			const groups = [...valuesOfKey].map(
				([key, values]): Group => ({
					values,
					counts: current.countsOf(key),
					previous: compare ? before.countsOf(key) : null,
				}),
			);
			return sorted(
				groups.filter((group) => isInPeriod(group, dimensions, period, clock)),
				dimensions,
			);
		},
	};
}

/** Returns by how much the days, weeks or months of the previous period are behind; 0 for the rest. */
function shiftOf(dimension: Dimension, period: Period, clock: Clock): number {
	if (!isDated(dimension)) return 0;
	const [now, before] = [period, period.previous].map(({ start }) =>
		NUMBER_OF[dimension](dayAt(start, clock)),
	);
	return (now ?? 0) - (before ?? 0);
}

function shifted(value: GroupValue, shift = 0): GroupValue {
	return typeof value === 'number' ? value + shift : value;
}

const NUMBER_OF = {
	day: (day: number) => day,
	week: mondayOf,
	month: monthOf,
} as const;

function dayAt(at: number, clock: Clock): number {
	return dayOf(clock.toLocal(at));
}

/** Returns all values of a calendar grouping, so that a day without inquiries is a row too. */
function calendarOf(dimension: Dimension, period: Span, clock: Clock): number[] {
	if (period.end <= period.start) return [];
	if (dimension === 'weekday') return upTo(0, 6, 1);
	if (dimension === 'hour') return upTo(0, 23, 1);
	if (!isDated(dimension)) return [];
	const first = NUMBER_OF[dimension](dayAt(period.start, clock));
	const last = NUMBER_OF[dimension](dayAt(period.end - 1, clock));
	return upTo(first, last, dimension === 'week' ? 7 : 1);
}

function upTo(first: number, last: number, step: number): number[] {
	return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, n) => first + n * step);
}

/** The 31st of a longer previous month has no day to stand beside; totals still count it. */
function isInPeriod(
	{ values }: Group,
	dimensions: readonly Dimension[],
	period: Span,
	clock: Clock,
): boolean {
	return dimensions.every((dimension, index) => {
		const value = values[index];
		if (!isDated(dimension) || typeof value !== 'number') return true;
		return value <= NUMBER_OF[dimension](dayAt(period.end - 1, clock));
	});
}

/** Orders by the first grouping, and within each of its values by the second. */
function sorted(groups: Group[], dimensions: readonly Dimension[]): Group[] {
	const totals = new Map<GroupValue, number>();
	for (const { values, counts } of groups) {
		const first = values[0] ?? '';
		totals.set(first, (totals.get(first) ?? 0) + counts.inquiries);
	}
	const firstTotal = ({ values }: Group) => totals.get(values[0] ?? '') ?? 0;
	const ownTotal = ({ counts }: Group) => counts.inquiries;
	const orders = dimensions.map((_, index) => byValue(index, index === 0 ? firstTotal : ownTotal));
	return groups.sort((a, b) => orders.reduce((order, compare) => order || compare(a, b), 0));
}

function byValue(index: number, totalOf: (group: Group) => number) {
	return (a: Group, b: Group): number => {
		const [left, right] = [a.values[index] ?? '', b.values[index] ?? ''];
		if (typeof left === 'number' && typeof right === 'number') return left - right;
		return totalOf(b) - totalOf(a) || (left < right ? -1 : left > right ? 1 : 0);
	};
}
