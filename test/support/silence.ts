import { withArrival, NO_ARRIVALS, type Arrivals } from '../../nodes/core/memory/arrivals';
import { silenceAt } from '../../nodes/core/counting/silence';
import { randomOf, type Random } from './fuzz/random';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const YEAR_BEGINS = Date.parse('2026-01-01T00:00:00Z');

/** A kind of firm: how many messages its mailbox gets in an hour of the day, by the weekday (0: Sunday) and day of the year. */
type Firm = (hour: number, weekday: number, day: number) => number;

const isWorkday = (weekday: number) => weekday > 0 && weekday < 6;
/** The days of the year without any business mail: New Year, and the public holidays of Russia. */
const HOLIDAYS = new Set([0, 1, 2, 3, 4, 5, 6, 7, 53, 66, 120, 121, 128, 162, 307, 364]);
const within = (day: number, first: number, length: number) => day >= first && day < first + length;

/** The firms of which a year is played. Hours are those of UTC. */
export const firms: Readonly<Record<string, Firm>> = {
	'an office from 9 to 18, five days': (hour, weekday, day) =>
		!isWorkday(weekday) || HOLIDAYS.has(day) || hour < 6 || hour >= 15 ? 0.02 : 2.5,
	'a shop, seven days': (hour, _weekday, day) =>
		(hour >= 5 && hour < 20 ? 6 : 0.6) * (day < 2 ? 0.1 : HOLIDAYS.has(day) ? 0.6 : 1),
	'a seasonal firm': (hour, weekday, day) =>
		(hour >= 6 && hour < 16 ? 1 : 0) *
		(isWorkday(weekday) ? 1 : 0.3) *
		(0.15 + 3 * Math.exp(-(((day - 190) / 45) ** 2))),
	'a tiny firm with one or two a day, on holiday for two weeks': (hour, weekday, day) =>
		hour < 7 || hour >= 16 || !isWorkday(weekday) || HOLIDAYS.has(day) || within(day, 212, 14)
			? 0
			: 1.5 / 9,
	'a firm with clients in another time zone': (hour, weekday, day) => {
		const local = (hour + 16) % 24;
		const localDay = hour < 8 ? (weekday + 6) % 7 : weekday;
		return local >= 9 &&
			local < 18 &&
			isWorkday(localDay) &&
			![0, 45, 145, 184, 250, 329, 330, 358].includes(day)
			? 1.5
			: 0.03;
	},
};

/** Returns how many false alarms there are in each quarter of a year behind one in which the mailbox was learned. */
export function yearOf(name: string, seed: number): [number, number, number, number] {
	const alarms: [number, number, number, number] = [0, 0, 0, 0];
	play(name, seed, 365, (day, isSaid) => {
		const quarter = Math.min(3, Math.floor(day / 92));
		if (isSaid) alarms[quarter] = (alarms[quarter] ?? 0) + 1;
		return true;
	});
	return alarms;
}

/** Returns after how many days without any mail Status speaks of it; null: never in two months. */
export function breakOf(name: string, seed: number): number | null {
	const brokenAt = 150 + (seed % 100);
	let found: number | null = null;
	play(name, seed, brokenAt + 60, (day, isSaid) => {
		if (isSaid && day >= brokenAt) found ??= day - brokenAt;
		return day < brokenAt;
	});
	return found;
}

/** Plays the days of a year, hour by hour; `look` hears of each and says whether its mail still comes. */
function play(
	name: string,
	seed: number,
	days: number,
	look: (day: number, isSaid: boolean) => boolean,
): Arrivals {
	const random = randomOf(seed, 0);
	const firm = firms[name];
	if (firm === undefined) throw new Error('No such firm');
	let arrivals = NO_ARRIVALS;
	for (let day = 0; day < days; day++) {
		for (let hour = 0; hour < 24; hour++) {
			const at = YEAR_BEGINS + day * DAY + hour * HOUR;
			const silence = silenceAt(arrivals, at);
			if (silence !== null) arrivals = { ...arrivals, saidAt: arrivals.lastAt };
			if (!look(day, silence !== null)) continue;
			const weekday = new Date(at).getUTCDay();
			const count = poisson(firm(hour, weekday, day), random);
			const moments = Array.from({ length: count }, () => at + random.below(HOUR));
			for (const moment of moments.sort((a, b) => a - b)) arrivals = withArrival(arrivals, moment);
		}
	}
	return arrivals;
}

function poisson(mean: number, { below }: Random): number {
	const limit = Math.exp(-mean);
	let count = 0;
	for (let product = below(1e6) / 1e6; product > limit; product *= below(1e6) / 1e6) count++;
	return count;
}
