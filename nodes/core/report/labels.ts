import { DateTime } from 'luxon';
import { firstDayOf } from './clock';
import { DAY_MS } from '../time/lengths';
import type { Dimension, GroupValue } from './grouping';
import type { Span } from './period';
import type { Step } from './series';
import { wordsOf } from './words/words';
import type { Language } from '../text/wording';

/** Returns the name of a group for people. */
export function groupLabel(dimension: Dimension, value: GroupValue, language: Language): string {
	if (value === '') return noneOf(dimension, language);
	if (typeof value === 'string') return value;
	return LABELS[dimension]?.(value, language) ?? String(value);
}

/** Days and hours have no value that is not given. */
function noneOf(dimension: Dimension, language: Language): string {
	const { none }: { none: Readonly<Partial<Record<Dimension, string>>> } = wordsOf(language);
	return none[dimension] ?? '';
}

/** Returns a group for a cell of a table: dates in ISO, so that they sort. */
export function groupCell(
	dimension: Dimension,
	value: GroupValue,
	language: Language,
): string | number {
	return typeof value === 'string' ? value : (CELLS[dimension]?.(value, language) ?? value);
}

type Names = Readonly<Partial<Record<Dimension, (value: number, language: Language) => string>>>;

const LABELS: Names = {
	day: (day, language) => utc(day * DAY_MS, language).toFormat('ccc, d MMM yyyy'),
	week: (day, language) => utc(day * DAY_MS, language).toFormat('d MMM yyyy'),
	month: (month, language) =>
		capital(utc(firstDayOf(month) * DAY_MS, language).toFormat('LLLL yyyy')),
	weekday: (day, language) => capital(weekdayName(day, language)),
	hour: hourRange,
};

const CELLS: Names = {
	day: isoDay,
	week: isoDay,
	month: (month) => isoDay(firstDayOf(month)).slice(0, 'yyyy-MM'.length),
	weekday: (day, language) => capital(weekdayName(day, language)),
};

/** Returns the days of a period: `1 July – 30 September 2026`, `12 May 2026`. */
export function spanLabel({ start, end }: Span, zone: string, language: Language): string {
	const first = local(start, zone, language);
	const last = local(Math.max(start, end - 1), zone, language);
	const full = (date: DateTime) => date.toFormat('d MMMM yyyy');
	if (first.hasSame(last, 'day')) return full(last);
	if (first.hasSame(last, 'month')) return `${first.toFormat('d')}–${full(last)}`;
	const from = first.hasSame(last, 'year') ? first.toFormat('d MMMM') : full(first);
	return `${from} – ${full(last)}`;
}

/** Returns the label of a step on the time axis. */
export function stepLabel(step: Step, start: number, zone: string, language: Language): string {
	return local(start, zone, language).toFormat(STEP_FORMATS[step]);
}

/** Returns the moment of an inquiry: `30 Sep, 14:05`. */
export function momentLabel(ms: number, zone: string, language: Language): string {
	return local(ms, zone, language).toFormat('d MMM, HH:mm');
}

/** Returns Monday to Sunday in two or three letters. */
export function weekdayLabels(language: Language): string[] {
	return Array.from({ length: 7 }, (_, day) =>
		capital(utc((MONDAY + day) * DAY_MS, language).toFormat('ccc')),
	);
}

/** Returns the ISO date of a moment. */
export function isoDate(ms: number, zone: string): string {
	return local(ms, zone, 'en').toFormat('yyyy-MM-dd');
}

const STEP_FORMATS = { hour: 'HH:mm', day: 'd MMM', week: 'd MMM', month: 'LLL yyyy' } as const;
/** 1970-01-05. */
const MONDAY = 4;

function weekdayName(day: number, language: Language): string {
	return utc((MONDAY + day) * DAY_MS, language).toFormat('cccc');
}

function isoDay(day: number): string {
	return new Date(day * DAY_MS).toISOString().slice(0, 'yyyy-MM-dd'.length);
}

function hourRange(hour: number): string {
	const from = String(hour).padStart(2, '0');
	return `${from}:00–${from}:59`;
}

function utc(ms: number, language: Language): DateTime {
	return DateTime.fromMillis(ms, { zone: 'utc', locale: language });
}

function local(ms: number, zone: string, language: Language): DateTime {
	const date = DateTime.fromMillis(ms, { zone, locale: language });
	return date.isValid ? date : utc(ms, language);
}

function capital(name: string): string {
	return name.charAt(0).toUpperCase() + name.slice(1);
}
