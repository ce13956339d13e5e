import { DAY_MS, HOUR_MS } from '../time/lengths';
import { listIn, numberIn, recordIn } from './stored-json';

/**
 * When mail of every kind usually arrives: counts by weekday and by hour, UTC, of the last four to eight weeks. A
 * share of a weekday times a share of an hour is close enough, and takes 31 numbers instead of 168.
 */
export interface Arrivals {
	/** The first message that is counted here, ms; null: none was. */
	readonly from: number | null;
	/** From Sunday on. */
	readonly weekdays: readonly number[];
	readonly hours: readonly number[];
	/** The newest message, ms. */
	readonly lastAt: number | null;
	/** The most messages that usually arrive in a time in which none did, however long ago: it fades slowly. */
	readonly longest: number;
	/** The newest message when Status said that no more came, ms. */
	readonly saidAt: number | null;
}

/** No mail has arrived yet. */
export const NO_ARRIVALS: Arrivals = {
	from: null,
	weekdays: zeros(7),
	hours: zeros(24),
	lastAt: null,
	longest: 0,
	saidAt: null,
};

/** Returns the arrivals with one message more, that arrived at `at` (ms). */
export function withArrival(arrivals: Arrivals, at: number): Arrivals {
	const { from, lastAt, weekdays, hours } = arrivals;
	if (from !== null && at - from >= LONGEST_MS) return withArrival(halved(arrivals, at), at);
	const isLearned = weeksOf(arrivals) >= LEARNED_WEEKS;
	const gap = lastAt !== null && isLearned ? usualBetween(arrivals, lastAt, at) : 0;
	const day = new Date(at);
	return {
		...arrivals,
		from: from ?? at,
		weekdays: increased(weekdays, day.getUTCDay()),
		hours: increased(hours, day.getUTCHours()),
		lastAt: Math.max(lastAt ?? at, at),
		longest: Math.max(arrivals.longest, Math.round(gap)),
	};
}

/** Returns how many messages usually arrive between two moments (ms), as far as that is known. */
export function usualBetween(arrivals: Arrivals, from: number, to: number): number {
	const { weekdays, hours } = arrivals;
	const all = weekdays.reduce((sum, count) => sum + count, 0);
	const weeks = weeksOf(arrivals);
	if (all === 0 || weeks === 0) return 0;
	let usual = 0;
	// Behind two months nobody asks how many more there are.
	const end = Math.min(to, from + LONGEST_MS);
	for (let at = from; at < end; ) {
		const next = Math.min(end, (Math.floor(at / HOUR_MS) + 1) * HOUR_MS);
		// 1970 began on a Thursday.
		const weekday = (Math.floor(at / DAY_MS) + 4) % 7;
		const hour = Math.floor(at / HOUR_MS) % 24;
		const anHour = ((weekdays[weekday] ?? 0) * (hours[hour] ?? 0)) / all / weeks;
		usual += (anHour * (next - at)) / HOUR_MS;
		at = next;
	}
	return usual;
}

/** Returns for how many weeks arrivals are known. */
export function weeksOf({ from, lastAt }: Pick<Arrivals, 'from' | 'lastAt'>): number {
	return from === null || lastAt === null ? 0 : (lastAt - from) / (7 * DAY_MS);
}

/** Returns the arrivals of their JSON form: none for what cannot be read. */
export function decodeArrivals(stored: unknown): Arrivals {
	const json = recordIn(stored) ?? {};
	const weekdays = countsIn(json.weekdays, 7);
	const hours = countsIn(json.hours, 24);
	const from = numberIn(json.from);
	if (weekdays === null || hours === null || from === null) return NO_ARRIVALS;
	return {
		...{ from, weekdays, hours },
		lastAt: numberIn(json.lastAt),
		longest: numberIn(json.longest) ?? 0,
		saidAt: numberIn(json.saidAt),
	};
}

/** Eight weeks: then all of it counts for half as much. */
const LONGEST_MS = 56 * DAY_MS;
/** Of the first days nobody can tell what is usual. */
const LEARNED_WEEKS = 2;
/** What the longest silence keeps of itself each time: holidays are a year apart. */
const FADING = 0.8;

function halved(arrivals: Arrivals, at: number): Arrivals {
	const { from, weekdays, hours, longest } = arrivals;
	return {
		...arrivals,
		from: Math.max((from ?? at) + LONGEST_MS / 2, at - LONGEST_MS / 2),
		weekdays: weekdays.map(half),
		hours: hours.map(half),
		longest: Math.round(longest * FADING),
	};
}

function half(count: number): number {
	return Math.round(count / 2);
}

function increased(counts: readonly number[], index: number): number[] {
	return counts.map((count, each) => (each === index ? count + 1 : count));
}

function zeros(length: number): number[] {
	return Array.from({ length }, () => 0);
}

function countsIn(stored: unknown, length: number): number[] | null {
	const counts = (listIn(stored) ?? []).map((one) => numberIn(one) ?? -1);
	return counts.length === length && counts.every((count) => count >= 0) ? counts : null;
}
