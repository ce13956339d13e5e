import { DateTime } from 'luxon';
import type { Language } from '../text/wording';

/** Returns ISO 8601 with the offset of `zone`, e.g. `2026-05-12T10:04:00.000+03:00`; `ms` is Unix time. */
export function isoTime(ms: number, zone: string): string {
	return inZone(ms, zone).toISO() ?? new Date(ms).toISOString();
}

/** Returns a time for people: `12 May 2026, 10:04`, `12 мая 2026, 10:04`. */
export function timeInWords(ms: number, zone: string, language: Language): string {
	const format = language === 'ru' ? 'd MMMM yyyy, HH:mm' : 'd LLL yyyy, HH:mm';
	return inZone(ms, zone).setLocale(language).toFormat(format);
}

function inZone(ms: number, zone: string): DateTime {
	const local = DateTime.fromMillis(ms, { zone });
	return local.isValid ? local : DateTime.fromMillis(ms, { zone: 'utc' });
}

/** Returns the last moment (ms) up to `now` (ms) at which a clock in `zone` showed a full hour of the day. */
export function lastAtHour(hour: number, now: number, zone: string): number {
	const local = inZone(now, zone);
	const today = local.startOf('day').set({ hour });
	return (today > local ? today.minus({ days: 1 }) : today).toMillis();
}
