import { HOUR_MS, MINUTE_MS } from './lengths';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** A clock that was never set says 1970. */
const EARLIEST = Date.UTC(1971, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);
/** Zones of RFC 5322 §4.3 and those that programs write all the same, in hours; all others mean UTC. */
const ZONES = new Map(
	Object.entries({
		...{ EDT: -4, EST: -5, CDT: -5, CST: -6, MDT: -6, MST: -7, PDT: -7, PST: -8 },
		...{ AKDT: -8, AKST: -9, HST: -10, BRT: -3 },
		...{ WEST: 1, BST: 1, CET: 1, MET: 1, CEST: 2, MEST: 2, EET: 2, EEST: 3, MSK: 3, MSD: 4 },
		...{ HKT: 8, SGT: 8, JST: 9, KST: 9, AEST: 10, AEDT: 11, NZST: 12, NZDT: 13 },
	}),
);

const RFC_5322 =
	/(\d{1,2})[ -]([a-z]{3})[a-z]*[ -](\d{2,4}) +(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d+)? *([+-]\d{4}|[+-]\d\d:\d\d|[a-z]{1,5})?/i;
const ASCTIME = /([a-z]{3}) +(\d{1,2}) (\d{1,2}):(\d{2}):(\d{2}) (\d{4})/i;
const ISO_8601 =
	/^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)? *([+-]\d\d:?\d\d|[a-z]{1,5})?$/i;

/** Returns the date of a `Date` or `Received` header in Unix ms; null when it is unreadable or outside 1971–2099. */
export function parseDate(header: string): number | null {
	const text = header
		.slice(0, 200)
		.replace(/\([^()]*\)/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	const time = readRfc5322(text) ?? readIso(text) ?? readAsctime(text);
	return time !== null && time >= EARLIEST && time < LATEST ? time : null;
}

function readRfc5322(text: string): number | null {
	const [found, day, month, year, hour, minute, second, zone] = RFC_5322.exec(text) ?? [];
	if (found === undefined) return null;
	return toTime(fullYear(year), monthIndex(month), [day, hour, minute, second], zone);
}

function readIso(text: string): number | null {
	const [found, year, month, day, hour, minute, second, zone] = ISO_8601.exec(text) ?? [];
	if (found === undefined) return null;
	return toTime(Number(year), Number(month) - 1, [day, hour, minute, second], zone);
}

function readAsctime(text: string): number | null {
	const [found, month, day, hour, minute, second, year] = ASCTIME.exec(text) ?? [];
	if (found === undefined) return null;
	return toTime(Number(year), monthIndex(month), [day, hour, minute, second], undefined);
}

function toTime(
	year: number,
	month: number,
	clock: readonly (string | undefined)[],
	zone: string | undefined,
): number | null {
	const [day = 0, hour = 0, minute = 0, second = 0] = clock.map((part) => Number(part ?? 0));
	if (hour > 23 || minute > 59 || second > 60) return null;
	const midnight = new Date(Date.UTC(year, month, day));
	// 31 February would roll over into March.
	if (midnight.getUTCMonth() !== month || midnight.getUTCDate() !== day) return null;
	return midnight.getTime() + (hour * 3600 + minute * 60 + second) * 1000 - zoneOffset(zone);
}

function zoneOffset(zone = ''): number {
	const [numeric, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
	if (numeric === undefined) return (ZONES.get(zone.toUpperCase()) ?? 0) * HOUR_MS;
	const offset = (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
	return sign === '-' ? -offset : offset;
}

function monthIndex(name = ''): number {
	return MONTHS.indexOf(name.toLowerCase());
}

/** Two and three digits as RFC 5322 §4.3 reads them. */
function fullYear(digits = ''): number {
	const year = Number(digits);
	if (digits.length === 2) return year < 50 ? 2000 + year : 1900 + year;
	return digits.length === 3 ? 1900 + year : year;
}
