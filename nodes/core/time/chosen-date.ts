import { DateTime } from 'luxon';

/**
 * Returns the moment that an ISO date means in `zone`, null for what is no date. Midnight is the day, also with an
 * offset of its own: `2026-05-31T00:00:00.000Z` is a day somebody chose, although it is 02:00 here.
 */
export function chosenDate(text: string, zone: DateTime['zone'] | string): DateTime | null {
	const iso = text.trim().replace(' ', 'T');
	const written = DateTime.fromISO(iso, { setZone: true });
	if (isMidnight(written)) return written.setZone(zone, { keepLocalTime: true });
	const date = DateTime.fromISO(iso, { zone });
	return date.isValid ? date : null;
}

/** Tells a day from a moment. */
export function isMidnight(date: DateTime): boolean {
	return date.isValid && date.equals(date.startOf('day'));
}
