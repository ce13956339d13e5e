import type { Clock } from './clock';
import { DAY_MS, MINUTE_MS } from '../time/lengths';

/** How dates like 02/03/2026 are to be read. */
export type SlashOrder = 'dayFirst' | 'monthFirst';

/**
 * Returns Unix time in ms of a date in any of the forms tables and sheets hold, else null: ISO, SQL,
 * dd.mm.yyyy, dates with slashes, mail dates, Unix time, the day numbers of spreadsheets. A form without an
 * offset is meant in the clock's zone.
 */
export function toTime(value: unknown, clock: Clock, order: SlashOrder): number | null {
	const ms =
		typeof value === 'string' ? timeOfText(value.trim(), clock, order) : timeOf(value, clock);
	return ms !== null && ms >= EARLIEST && ms < LATEST ? ms : null;
}

/**
 * Returns how the dates with slashes among the values are to be read, as one of them may tell: 13/02 has
 * the day first. `isCertain` is false when there are such dates and none tells.
 */
export function slashOrderOf(values: Iterable<unknown>): { order: SlashOrder; isCertain: boolean } {
	let isCertain = true;
	for (const value of values) {
		if (typeof value !== 'string' || !value.includes('/')) continue;
		const text = value.trim();
		const parts = text.length > MAX_LENGTH ? null : SLASHES.exec(text);
		if (parts === null) continue;
		if (Number(parts[1]) > 12) return { order: 'dayFirst', isCertain: true };
		if (Number(parts[2]) > 12) return { order: 'monthFirst', isCertain: true };
		isCertain = false;
	}
	return { order: 'monthFirst', isCertain };
}

/** No date is longer, and the forms below take long to tell that of a long text. */
const MAX_LENGTH = 100;
/** Mail is younger than that; what is outside is a 0, a default or a slip. */
const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

const TIME = '(?:[T,\\s]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?)?';
const ZONE = '\\s*(Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?';
const ISO = new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})${TIME}${ZONE}$`, 'i');
const DOTS = new RegExp(`^(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})${TIME}$`);
const SLASHES = new RegExp(`^(\\d{1,2})/(\\d{1,2})/(\\d{4})${TIME}(?:\\s*([AP])\\.?M\\.?)?$`, 'i');
const NUMBER = /^\d{5}(?:\.\d+)?$|^\d{9,10}(?:\.\d+)?$|^\d{12,13}$/;
/** Without an offset `Date.parse` would take the zone of the machine. */
const MAIL = /^[a-z]{3},?\s.*\d:\d\d.*(?:GMT|UTC|[+-]\d{4})(?:\s*\([^)]*\))?$/i;

function timeOf(value: unknown, clock: Clock): number | null {
	if (typeof value === 'number') return timeOfNumber(value, clock);
	// A Date, or luxon's DateTime as n8n's expressions make it.
	if (typeof value !== 'object' || value === null) return null;
	const ms: unknown = value.valueOf();
	return typeof ms === 'number' && Number.isFinite(ms) ? ms : null;
}

function timeOfNumber(value: number, clock: Clock): number | null {
	if (value >= 1e11 && value < 1e14) return value;
	if (value >= 1e8 && value < 1e11) return Math.round(value * 1000);
	// Day 25569 of a spreadsheet is 1970-01-01; it knows no zone, and its seconds are rounded fractions.
	const seconds = Math.round((value - 25_569) * (DAY_MS / 1000));
	return value > 1e4 && value < 1e6 ? clock.toInstant(seconds * 1000) : null;
}

function timeOfText(text: string, clock: Clock, order: SlashOrder): number | null {
	if (text.length > MAX_LENGTH) return null;
	const iso = ISO.exec(text);
	if (iso !== null) {
		const [, year, month, day, hour, minute, second, fraction, zone] = iso;
		const local = localTime([year, month, day], [hour, minute, second, fraction]);
		if (local === null) return null;
		return zone === undefined ? clock.toInstant(local) : local - offsetOf(zone);
	}
	if (NUMBER.test(text)) return timeOfNumber(Number(text), clock);
	const local = localOfDots(text) ?? localOfSlashes(text, order);
	if (local !== null) return clock.toInstant(local);
	const ms = MAIL.test(text) ? Date.parse(text) : NaN;
	return Number.isNaN(ms) ? null : ms;
}

function localOfDots(text: string): number | null {
	const parts = DOTS.exec(text);
	if (parts === null) return null;
	const [, day, month, year, ...time] = parts;
	return localTime([year, month, day], time);
}

function localOfSlashes(text: string, order: SlashOrder): number | null {
	const parts = SLASHES.exec(text);
	if (parts === null) return null;
	const [, first, second, year, hour, minute, seconds, fraction, half] = parts;
	const date = order === 'dayFirst' ? [year, second, first] : [year, first, second];
	if (half === undefined) return localTime(date, [hour, minute, seconds, fraction]);
	if (Number(hour) < 1 || Number(hour) > 12) return null;
	const hours = (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
	return localTime(date, [String(hours), minute, seconds, fraction]);
}

type Parts = ReadonlyArray<string | undefined>;

/** Returns wall-clock ms, or null for a day or time that does not exist. */
function localTime(
	[year, month, day]: Parts,
	[hour, minute, second, fraction]: Parts,
): number | null {
	const hours = Number(hour ?? 0);
	const minutes = Number(minute ?? 0);
	const seconds = Number(second ?? 0);
	if (hours > 23 || minutes > 59 || seconds > 59) return null;
	const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
	const date = new Date(midnight);
	if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return null;
	const ms = fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000);
	return midnight + ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms;
}

function offsetOf(zone: string): number {
	const parts = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
	if (parts === null) return 0;
	const minutes = Number(parts[2]) * 60 + Number(parts[3] ?? 0);
	return (parts[1] === '-' ? -minutes : minutes) * MINUTE_MS;
}
