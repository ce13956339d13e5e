import { inChange, inDuration, inNumber, inPercent } from '../core/report/format';
import type { Group } from '../core/report/groups';
import { groupLabel, spanLabel } from '../core/report/labels';
import { changeOf, shareOf, type Report } from '../core/report/report';
import type { Counts } from '../core/report/tally';
import { wordsOf } from '../core/report/words/words';
import type { Language } from '../core/text/wording';

/** A figure of the whole period. */
export interface Card {
	readonly label: string;
	readonly value: string;
	readonly change: Change | null;
}

interface Change {
	readonly text: string;
	/** Whether the change is welcome; `even` where it is neither. */
	readonly tone: 'good' | 'bad' | 'even';
	/** The figure of the previous period: `was 278`. */
	readonly before: string;
}

export interface Table {
	readonly title: string;
	readonly columns: readonly Column[];
	readonly rows: readonly Row[];
	readonly total: readonly Cell[];
	/** Rows that are left out. */
	readonly left: number;
}

interface Row {
	/** The value of the first of two groupings, above the rows that have it. */
	readonly heading: string | null;
	readonly cells: readonly Cell[];
}

export interface Column {
	readonly name: string;
	readonly isNumber: boolean;
	/** Left out where there is little room. */
	readonly isMinor: boolean;
}

export interface Cell {
	readonly text: string;
	readonly tone?: Change['tone'];
}

/** Returns `1–30 September 2026, so far`. */
export function periodLine({ period, zone }: Report, language: Language): string {
	const days = spanLabel(period, zone, language);
	return period.isRunning ? `${days}, ${wordsOf(language).soFar}` : days;
}

/** Returns what the figures are compared with and in which time zone days begin. */
export function contextLine(report: Report, language: Language): string {
	const { zone, period, previousTotals } = report;
	const words = wordsOf(language);
	const compared =
		previousTotals === null
			? []
			: [words.comparedWith.replace('$', () => spanLabel(period.previous, zone, language))];
	return [...compared, words.timeZone.replace('$', () => zone)].join(' · ');
}

/** Returns the figures of the period; none when there are none but zeros. */
export function cardsOf({ totals, previousTotals, notes }: Report, language: Language): Card[] {
	const words = wordsOf(language);
	const isNothing = FIGURES.every(({ of }) => (of(totals) ?? 0) === 0);
	if (isNothing) return [];
	return FIGURES.flatMap(({ name, of, format, welcome, needsHistory }) => {
		const value = of(totals);
		if (value === null) return [];
		const isComparable = notes.hasHistory || needsHistory !== true;
		const before = previousTotals === null || !isComparable ? null : of(previousTotals);
		const write = (figure: number) => format(figure, language);
		const change = toChange(value, before, write, welcome, language);
		return [{ label: words[name], value: write(value), change }];
	});
}

/** Returns the table of the groups, with at most `limit` rows; null without groupings. */
export function tableOf(report: Report, language: Language, limit: number): Table | null {
	const { dimensions, groups, totals, previousTotals } = report;
	const last = dimensions.at(-1);
	if (last === undefined || groups.length === 0) return null;
	const words = wordsOf(language);
	const figures = COLUMNS.filter(({ isShown }) => isShown(report));
	const written = (counts: Counts, previous: Counts | null) =>
		figures.map(({ cell }) => cell(counts, previous, totals, language));
	const shown = groups.slice(0, limit);
	return {
		title: dimensions
			.map((dimension) => words.by[dimension])
			.map((name, index) => (index === 0 ? name : name.toLowerCase()))
			.join(', '),
		columns: [
			{ name: words.dimension[last], isNumber: false, isMinor: false },
			...figures.map(({ name, isMinor }) => ({ name: words[name], isNumber: true, isMinor })),
		],
		rows: shown.map((group, index) => ({
			heading: headingOf(group, shown[index - 1], report, language),
			cells: [
				{ text: groupLabel(last, group.values.at(-1) ?? '', language) },
				...written(group.counts, group.previous),
			],
		})),
		total: [{ text: words.total }, ...written(totals, previousTotals)],
		left: groups.length - shown.length,
	};
}

const FIGURES: ReadonlyArray<{
	readonly name:
		| 'inquiries'
		| 'uniqueSenders'
		| 'newSenders'
		| 'returningSenders'
		| 'repeats'
		| 'ignored'
		| 'response';
	readonly of: (counts: Counts) => number | null;
	readonly format: (figure: number, language: Language) => string;
	readonly welcome: 'more' | 'less' | 'neither';
	/** Whether it can be compared only when older items tell who had written before. */
	readonly needsHistory?: true;
}> = [
	{ name: 'inquiries', of: ({ inquiries }) => inquiries, format: inNumber, welcome: 'more' },
	{
		name: 'uniqueSenders',
		of: (counts) => counts.uniqueSenders,
		format: inNumber,
		welcome: 'more',
	},
	{
		name: 'newSenders',
		of: ({ newSenders }) => newSenders,
		format: inNumber,
		welcome: 'more',
		needsHistory: true,
	},
	{
		name: 'returningSenders',
		of: ({ returningSenders }) => returningSenders,
		format: inNumber,
		welcome: 'more',
		needsHistory: true,
	},
	{ name: 'repeats', of: ({ repeats }) => repeats, format: inNumber, welcome: 'neither' },
	{ name: 'ignored', of: ({ ignored }) => ignored, format: inNumber, welcome: 'neither' },
	{
		name: 'response',
		of: ({ response }) => response?.median ?? null,
		format: inDuration,
		welcome: 'less',
	},
];

function toChange(
	value: number,
	before: number | null,
	write: (figure: number) => string,
	welcome: 'more' | 'less' | 'neither',
	language: Language,
): Change | null {
	if (before === null) return null;
	const change = changeOf(value, before);
	const was = wordsOf(language).was.replace('$', () => write(before));
	if (change === null) return { text: '', tone: 'even', before: was };
	const isEven = welcome === 'neither' || Math.abs(change) < 0.005;
	const tone = isEven ? 'even' : change > 0 === (welcome === 'more') ? 'good' : 'bad';
	return { text: inChange(change, language), tone, before: was };
}

interface ColumnRule {
	readonly name: (typeof FIGURES)[number]['name'] | 'share' | 'previously' | 'change';
	readonly isMinor: boolean;
	readonly isShown: (report: Report) => boolean;
	readonly cell: (
		counts: Counts,
		previous: Counts | null,
		totals: Counts,
		language: Language,
	) => Cell;
}

const isCompared = ({ previousTotals }: Report) => previousTotals !== null;
const countCell =
	(of: (counts: Counts) => number | null): ColumnRule['cell'] =>
	(counts, _previous, _totals, language) => {
		const value = of(counts);
		return { text: value === null ? '–' : inNumber(value, language) };
	};

const COLUMNS: readonly ColumnRule[] = [
	{
		name: 'inquiries',
		isMinor: false,
		isShown: () => true,
		cell: countCell(({ inquiries }) => inquiries),
	},
	{
		name: 'share',
		isMinor: true,
		isShown: () => true,
		cell: (counts, _previous, totals, language) => ({
			text: inPercent(shareOf(counts, totals), language),
		}),
	},
	{
		name: 'previously',
		isMinor: true,
		isShown: isCompared,
		cell: (_counts, previous, _totals, language) => ({
			text: previous === null ? '–' : inNumber(previous.inquiries, language),
		}),
	},
	{
		name: 'change',
		isMinor: false,
		isShown: isCompared,
		cell: ({ inquiries }, previous, _totals, language) => {
			const write = (figure: number) => inNumber(figure, language);
			const change = toChange(inquiries, previous?.inquiries ?? null, write, 'more', language);
			return { text: change?.text || '–', tone: change?.tone ?? 'even' };
		},
	},
	...(['uniqueSenders', 'newSenders'] as const).map((name) => ({
		name,
		isMinor: true,
		isShown: () => true,
		cell: countCell((counts) => counts[name]),
	})),
	...(['repeats', 'ignored'] as const).map((name) => ({
		name,
		isMinor: true,
		isShown: ({ totals }: Report) => totals[name] !== null,
		cell: countCell((counts) => counts[name]),
	})),
	{
		name: 'response',
		isMinor: true,
		isShown: ({ totals }) => totals.response !== null,
		cell: ({ response }, _previous, _totals, language) => ({
			text: response === null ? '–' : inDuration(response.median, language),
		}),
	},
];

function headingOf(
	{ values }: Group,
	above: Group | undefined,
	{ dimensions: [first, second] }: Report,
	language: Language,
): string | null {
	if (first === undefined || second === undefined || above?.values[0] === values[0]) return null;
	return groupLabel(first, values[0] ?? '', language);
}
