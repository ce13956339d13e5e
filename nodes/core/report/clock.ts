import { Info } from 'luxon';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time/lengths';

/** Wall-clock time of one zone. `local` is the ms a clock on the wall shows, counted as if it were UTC. */
export interface Clock {
	toLocal(ms: number): number;
	/** Of an hour that comes twice the first; in one that is left out the time moves forward. */
	toInstant(local: number): number;
}

/** Returns the clock of an IANA zone; an unknown one counts as UTC. Its answers are kept: luxon takes 10 µs each. */
export function clockOf(zoneName: string): Clock {
	const found = Info.normalizeZone(zoneName);
	const zone = found.isValid ? found : Info.normalizeZone('utc');
	const days = new Map<number, number | null>();
	const quarters = new Map<number, number>();

	function offsetAt(ms: number): number {
		const day = Math.floor(ms / DAY_MS);
		let offset = days.get(day);
		if (offset === undefined) {
			const start = zone.offset(day * DAY_MS);
			offset = start === zone.offset((day + 1) * DAY_MS) ? start * MINUTE_MS : null;
			days.set(day, offset);
		}
		return offset ?? offsetOnDayOfChange(ms);
	}

	/** No zone changes its offset but at a quarter of an hour. */
	function offsetOnDayOfChange(ms: number): number {
		const quarter = Math.floor(ms / QUARTER_MS);
		let offset = quarters.get(quarter);
		if (offset === undefined) {
			offset = zone.offset(quarter * QUARTER_MS) * MINUTE_MS;
			quarters.set(quarter, offset);
		}
		return offset;
	}

	return {
		toLocal: (ms) => ms + offsetAt(ms),
		toInstant(local) {
			const before = offsetAt(local - DAY_MS);
			const after = offsetAt(local + DAY_MS);
			if (before === after || offsetAt(local - before) === before) return local - before;
			return offsetAt(local - after) === after ? local - after : local - before;
		},
	};
}

/** Returns the number of the local day, 0 for 1970-01-01. */
export function dayOf(local: number): number {
	return Math.floor(local / DAY_MS);
}

/** Returns the number of the day on which the week of a day begins, a Monday. */
export function mondayOf(day: number): number {
	return day - weekdayOf(day);
}

/** Returns 0 for Monday to 6 for Sunday; 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
	return (((day + 3) % 7) + 7) % 7;
}

export function hourOf(local: number): number {
	return Math.floor((local - dayOf(local) * DAY_MS) / HOUR_MS);
}

/** Returns the number of the month, counted from January of year 0. */
export function monthOf(day: number): number {
	const date = new Date(day * DAY_MS);
	return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** Returns the number of the first day of a month. */
export function firstDayOf(month: number): number {
	return Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY_MS;
}

const QUARTER_MS = 15 * MINUTE_MS;
