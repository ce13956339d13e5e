import { DateTime } from 'luxon';
import { SettingError } from '../errors/advised-error';
import { DAY_MS } from '../time/lengths';

/** When somebody is there to answer. */
export interface WorkingHours {
	/** 1 = Monday … 7 = Sunday. */
	readonly days: ReadonlySet<number>;
	/** Minutes after midnight; `to` may be 1440. */
	readonly from: number;
	readonly to: number;
	/** `2026-05-12`, or `12-25` for every year. */
	readonly holidays: ReadonlySet<string>;
	/** IANA name. */
	readonly zone: string;
}

/** Returns what tells the working time between two moments; all in ms. An end before its start gives 0. */
export function workingClock(hours: WorkingHours): (start: number, end: number) => number {
	const windows = new Map<number, Window>();
	const windowOn = (day: number): Window => {
		const known = windows.get(day) ?? windowOf(day, hours);
		windows.set(day, known);
		return known;
	};
	return (start, end) => {
		let total = 0;
		for (let day = dayOf(start, hours.zone); ; day++) {
			const { begins, opens, closes } = windowOn(day);
			if (begins >= end) return total;
			total += Math.max(0, Math.min(end, closes) - Math.max(start, opens));
		}
	};
}

/** Returns the working hours of the settings. Throws `SettingError` naming the field. */
export function workingHoursOf(written: {
	readonly days: readonly string[];
	readonly from: unknown;
	readonly to: unknown;
	readonly holidays: readonly string[];
	readonly zone: string;
}): WorkingHours {
	const days = new Set(written.days.map(dayNumber));
	const from = minutesOf('Working Hours From', written.from);
	const to = minutesOf('Working Hours To', written.to);
	if (days.size === 0) {
		throw new SettingError('Working Days', "'Working Days' is empty", 'Choose at least one day.');
	}
	if (from >= to) {
		throw new SettingError(
			'Working Hours To',
			"'Working Hours To' must be later than 'Working Hours From'",
			'Enter two times on the same day, for example 09:00 and 18:00.',
		);
	}
	for (const [index, date] of written.holidays.entries()) assertDate(date, index);
	return { days, from, to, holidays: new Set(written.holidays), zone: written.zone };
}

/** A day's working time in ms; `begins` is its midnight. */
interface Window {
	readonly begins: number;
	readonly opens: number;
	readonly closes: number;
}

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** Days are numbered by the calendar of the zone, whatever their length. */
function dayOf(ms: number, zone: string): number {
	const { year, month, day } = DateTime.fromMillis(ms, { zone });
	return Math.floor(Date.UTC(year, month - 1, day) / DAY_MS);
}

function windowOf(number: number, { days, from, to, holidays, zone }: WorkingHours): Window {
	const { year, month, day } = DateTime.fromMillis(number * DAY_MS, { zone: 'utc' });
	const date = DateTime.fromObject({ year, month, day }, { zone }).startOf('day');
	const begins = date.toMillis();
	const isFree = holidays.has(date.toISODate() ?? '') || holidays.has(date.toFormat('MM-dd'));
	if (isFree || !days.has(date.weekday)) return { begins, opens: begins, closes: begins };
	return { begins, opens: clockTime(date, from), closes: clockTime(date, to) };
}

/** What the clock on the wall shows: on the day the clocks change it is no sum of minutes. */
function clockTime(date: DateTime, minutes: number): number {
	if (minutes === 1440) return date.plus({ days: 1 }).toMillis();
	return date.set({ hour: Math.floor(minutes / 60), minute: minutes % 60 }).toMillis();
}

function dayNumber(name: string, index: number): number {
	const number = DAYS.indexOf(name.toLowerCase()) + 1;
	if (number > 0) return number;
	throw new SettingError(
		'Working Days',
		`'Working Days', entry ${index + 1} is not a day`,
		'Write the days in English, for example monday, tuesday.',
	);
}

function minutesOf(field: string, value: unknown): number {
	const text = typeof value === 'string' ? value.trim() : '';
	const [, hour = '', minute = '0'] = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(text) ?? [];
	const minutes = Number(hour) * 60 + Number(minute);
	if (hour !== '' && Number(minute) < 60 && minutes <= 1440) return minutes;
	throw new SettingError(field, `'${field}' is not a time`, 'Write it like 09:00 or 18:30.');
}

function assertDate(date: string, index: number): void {
	if (isDate(date)) return;
	const nearest = asDate(date);
	throw new SettingError(
		'Holidays',
		`'Holidays', entry ${index + 1} is not a date`,
		isDate(nearest)
			? `Write it as ${nearest}.`
			: 'Write dates like 2026-05-09, or 12-25 for every year, with commas or line breaks between them.',
	);
}

function isDate(date: string): boolean {
	if (/^\d{4}-\d\d-\d\d$/.test(date)) return DateTime.fromISO(date).isValid;
	// A leap year, so that 29 February is a date.
	return /^\d\d-\d\d$/.test(date) && DateTime.fromISO(`2024-${date}`).isValid;
}

/** `9.5.2026`, `25.12`, `2026/5/9` and a date with its time, as they have to be written. */
function asDate(written: string): string {
	const two = (number = '') => number.padStart(2, '0');
	const german = /^(\d{1,2})\.(\d{1,2})(?:\.(\d{4}))?$/.exec(written);
	if (german !== null) {
		const [, day, month, year] = german;
		return `${year === undefined ? '' : `${year}-`}${two(month)}-${two(day)}`;
	}
	const [, year, month, day] = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)/.exec(written) ?? [];
	return `${year ?? ''}-${two(month)}-${two(day)}`;
}
