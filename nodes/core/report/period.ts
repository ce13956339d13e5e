import { DateTime, type DateTimeUnit } from 'luxon';
import { SettingError } from '../errors/advised-error';
import { chosenDate, isMidnight } from '../time/chosen-date';

/** What the user chose. Weeks begin on Monday; `lastDays` are whole days up to yesterday, or the last one is today. */
export type PeriodChoice =
	| { readonly kind: 'lastDays'; readonly days: number; readonly includesToday?: boolean }
	| { readonly kind: CalendarPeriod }
	/** ISO dates. Midnight is the day, also with an offset of its own; `to` is the last one. Without `to` until now. */
	| { readonly kind: 'custom'; readonly from: string; readonly to?: string };

type CalendarPeriod = keyof typeof CALENDAR;

/** Unix time in ms; `end` is not part of it. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

export interface Period extends Span {
	/** The period to compare with: the one before, of the same kind and as far as this one has come. */
	readonly previous: Span;
	/** True for one that is not over. */
	readonly isRunning: boolean;
}

/** Returns the period a choice means at the moment `now`. Throws `SettingError` for one that means none. */
export function periodOf(choice: PeriodChoice, now: number, zone: string): Period {
	const at = DateTime.fromMillis(now, { zone });
	const present = at.isValid ? at : DateTime.fromMillis(now, { zone: 'utc' });
	if (choice.kind === 'lastDays') return lastDays(choice, present);
	if (choice.kind === 'custom') return custom(choice.from, choice.to ?? '', present);
	return calendarPeriod(choice.kind, present);
}

const CALENDAR = {
	thisWeek: { unit: 'week', ago: 0 },
	previousWeek: { unit: 'week', ago: 1 },
	thisMonth: { unit: 'month', ago: 0 },
	previousMonth: { unit: 'month', ago: 1 },
	thisQuarter: { unit: 'quarter', ago: 0 },
	previousQuarter: { unit: 'quarter', ago: 1 },
} as const satisfies Readonly<Record<string, { unit: DateTimeUnit; ago: number }>>;

/** The kinds of period there are. */
export const PERIOD_KINDS: ReadonlyArray<PeriodChoice['kind']> = [
	'lastDays',
	...(Object.keys(CALENDAR) as CalendarPeriod[]),
	'custom',
];

/** Ten years. More is a slip of the pen, and a chart of it shows nothing. */
const MAX_DAYS = 3_660;

function lastDays(
	{ days, includesToday = false }: PeriodChoice & { kind: 'lastDays' },
	now: DateTime,
): Period {
	if (!Number.isInteger(days) || days < 1 || days > MAX_DAYS) {
		throw new SettingError(
			'Days',
			"'Days' is not a whole number of days",
			`Enter a whole number from 1 to ${MAX_DAYS}.`,
		);
	}
	const end = now.startOf('day');
	if (!includesToday) return wholeDays(end.minus({ days }), end, days);
	const start = end.minus({ days: days - 1 });
	const previous = span(start.minus({ days }), now.minus({ days }));
	return { ...span(start, now), previous, isRunning: true };
}

function wholeDays(start: DateTime, end: DateTime, days: number): Period {
	return { ...span(start, end), previous: span(start.minus({ days }), start), isRunning: false };
}

function span(start: DateTime, end: DateTime): Span {
	return { start: start.toMillis(), end: end.toMillis() };
}

function calendarPeriod(kind: CalendarPeriod, now: DateTime): Period {
	if (!Object.hasOwn(CALENDAR, kind)) {
		throw new SettingError(
			'Period',
			"'Period' is not a valid choice",
			`Choose one of ${['lastDays', ...Object.keys(CALENDAR), 'custom'].join(', ')}.`,
		);
	}
	const { unit, ago } = CALENDAR[kind];
	const one = { [`${unit}s`]: 1 };
	const thisStart = now.startOf(unit);
	if (ago === 1) {
		const start = thisStart.minus(one);
		return {
			...span(start, thisStart),
			previous: span(start.minus(one), start),
			isRunning: false,
		};
	}
	const before = thisStart.minus(one);
	const days = Math.round(now.startOf('day').diff(thisStart, 'days').days);
	const { hour, minute, second, millisecond } = now;
	// The time is set, not added: 10 o'clock is compared with 10 o'clock also when the clocks changed that day.
	const soFar = before.plus({ days }).set({ hour, minute, second, millisecond });
	return {
		...span(thisStart, now),
		previous: span(before, DateTime.min(soFar, thisStart)),
		isRunning: true,
	};
}

function custom(from: string, to: string, now: DateTime): Period {
	const start = dateOf(from, 'From', now);
	const end = to === '' ? now : inclusiveEnd(dateOf(to, 'To', now));
	if (end <= start) {
		throw new SettingError('To', "'To' is before 'From'", 'Choose a later date.');
	}
	const days = end.diff(start, 'days').days;
	if (days > MAX_DAYS) {
		throw new SettingError(
			'From',
			"'From' and 'To' are more than ten years apart",
			'Choose dates that are closer together.',
		);
	}
	// Whole days keep the time of day when the clocks change.
	const step = Number.isInteger(days)
		? { days }
		: { milliseconds: end.toMillis() - start.toMillis() };
	const before = start.minus(step);
	if (start < now && now < end) {
		return { ...span(start, now), previous: span(before, now.minus(step)), isRunning: true };
	}
	return { ...span(start, end), previous: span(before, start), isRunning: false };
}

function dateOf(text: string, field: string, { zone }: DateTime): DateTime {
	const date = chosenDate(text, zone);
	if (date !== null) return date;
	throw new SettingError(field, `'${field}' is not a date`, 'Choose a date, e.g. 2026-05-12.');
}

/** A date picker means the day, not its first moment. */
function inclusiveEnd(date: DateTime): DateTime {
	return isMidnight(date) ? date.plus({ days: 1 }) : date;
}
