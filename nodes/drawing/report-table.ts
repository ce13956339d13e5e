import { inDuration, inNumber, inPercent } from '../core/report/format';
import type { Group } from '../core/report/groups';
import { groupLabel } from '../core/report/labels';
import { shareOf, type Report } from '../core/report/report';
import type { Counts } from '../core/report/tally';
import { wordsOf } from '../core/report/words/words';
import type { Language } from '../core/text/wording';
import { toChange, type Change } from './report-change';

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
	/** Left out where there is not much room either. */
	readonly isRare: boolean;
}

export interface Cell {
	readonly text: string;
	readonly tone?: Change['tone'];
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
			{ name: words.dimension[last], isNumber: false, isMinor: false, isRare: false },
			...figures.map(({ name, isMinor }) => ({
				...{ name: words[name], isNumber: true, isMinor },
				isRare: RARE.has(name),
			})),
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

interface ColumnRule {
	readonly name:
		| 'inquiries'
		| 'uniqueSenders'
		| 'newSenders'
		| 'waiting'
		| 'repeats'
		| 'ignored'
		| 'response'
		| 'share'
		| 'previously'
		| 'change';
	readonly isMinor: boolean;
	readonly isShown: (report: Report) => boolean;
	readonly cell: (
		counts: Counts,
		previous: Counts | null,
		totals: Counts,
		language: Language,
	) => Cell;
}

const RARE: ReadonlySet<ColumnRule['name']> = new Set([
	...(['uniqueSenders', 'newSenders', 'repeats', 'ignored'] as const),
]);

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
			if (previous === null) return { text: '–' };
			return toChange(inquiries, previous.inquiries, 'moreIsBetter', language);
		},
	},
	...(['uniqueSenders', 'newSenders'] as const).map((name) => ({
		name,
		isMinor: true,
		isShown: () => true,
		cell: countCell((counts) => counts[name]),
	})),
	...(['waiting', 'repeats', 'ignored'] as const).map((name) => ({
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
