import { groupCell, isoDate } from './labels';
import { changeOf, shareOf, type Report } from './report';
import type { Counts } from './tally';
import type { Language } from '../text/wording';

/** A flat item for a table or a sheet. */
export type ReportRow = Record<string, string | number | null>;

/**
 * Returns one row per group, or one for all without groupings. `share` and `change` are fractions. All rows
 * of a report have the same fields, so that they fit the columns of a table.
 */
export function reportRows(report: Report, language: Language = 'en'): ReportRow[] {
	const { zone, period, totals, previousTotals, dimensions, groups } = report;
	const dates = {
		periodStart: isoDate(period.start, zone),
		periodEnd: isoDate(Math.max(period.start, period.end - 1), zone),
	};
	if (dimensions.length === 0) return [rowOf(dates, [], totals, previousTotals, totals)];
	return groups.map(({ values, counts, previous }) => {
		const cells = dimensions.map(
			(name, index): Cell => [name, harmless(groupCell(name, values[index] ?? '', language))],
		);
		return rowOf(dates, cells, counts, previous, totals);
	});
}

type Cell = readonly [name: string, value: string | number];

/** One literal: of 100,000 rows that are put together from parts V8 makes hash tables, five times as large. */
function rowOf(
	{ periodStart, periodEnd }: { readonly periodStart: string; readonly periodEnd: string },
	[first = OVERWRITTEN, second = first]: readonly Cell[],
	counts: Counts,
	previous: Counts | null,
	totals: Counts,
): ReportRow {
	const { response } = counts;
	return {
		periodStart,
		periodEnd,
		[first[0]]: first[1],
		[second[0]]: second[1],
		inquiries: counts.inquiries,
		share: rounded(shareOf(counts, totals), 4),
		previousInquiries: previous?.inquiries ?? null,
		change: rounded(changeOf(counts.inquiries, previous?.inquiries), 4),
		uniqueSenders: counts.uniqueSenders,
		newSenders: counts.newSenders,
		returningSenders: counts.returningSenders,
		repeats: counts.repeats,
		ignored: counts.ignored,
		answered: counts.answered,
		waiting: counts.waiting,
		medianResponseMinutes: rounded(response?.median ?? null, 1),
		averageResponseMinutes: rounded(response?.average ?? null, 1),
	};
}

const OVERWRITTEN: Cell = ['inquiries', 0];

function rounded(value: number | null, digits: number): number | null {
	return value === null ? null : Number(value.toFixed(digits));
}

/** A sheet would run a source named `=HYPERLINK(…)`; with an apostrophe in front it is text. */
function harmless(cell: string | number): string | number {
	return typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : cell;
}

const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
