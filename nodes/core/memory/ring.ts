/**
 * The mails settled lately, so that a mail seen again under another UID (moved, folder re-created) is
 * known. Keys are 10 characters of salted identity; they are kept by the day (UTC) of their arrival.
 */
export interface Ring {
	has(key: string): boolean;
	/** Returns a ring that also knows `key`; `receivedAt` in milliseconds. */
	with(key: string, receivedAt: number): Ring;
	entries(): Iterable<readonly [key: string, day: number]>;
}

/** The ring as JSON: day number → its keys in one string. */
export type EncodedRing = Readonly<Record<string, string>>;

export const EMPTY_RING: Ring = layered(new Map(), new Map());

const DAY_MS = 86_400_000;
const KEY_LENGTH = 10;
/** How much is always kept: this many mails, and all of so many days … */
const MIN_MAILS = 5_000;
const MIN_DAYS = 7;
/** … but never more than this (200 kB of JSON, rewritten at each emit). */
const MAX_MAILS = 20_000;

/** Returns the ring of its JSON form. Throws for what is none: it would spoil the limits. */
export function decodeRing(encoded: EncodedRing): Ring {
	const days = new Map<string, number>();
	for (const [day, keys] of Object.entries(encoded)) {
		if (!Number.isInteger(Number(day))) throw new TypeError('day');
		for (let at = 0; at + KEY_LENGTH <= keys.length; at += KEY_LENGTH) {
			days.set(keys.slice(at, at + KEY_LENGTH), Number(day));
		}
	}
	return layered(days, new Map());
}

/**
 * Returns the JSON form, oldest days dropped beyond the limits, and from when on (milliseconds) it knows
 * every settled mail: null when nothing was dropped.
 */
export function encodeRing(ring: Ring): { encoded: EncodedRing; completeFrom: number | null } {
	const byDay = new Map<number, string[]>();
	for (const [key, day] of ring.entries()) {
		const keys = byDay.get(day);
		if (keys) keys.push(key);
		else byDay.set(day, [key]);
	}
	const newestFirst = [...byDay].sort(([a], [b]) => b - a);
	const newestDay = newestFirst[0]?.[0] ?? 0;
	const encoded: Record<string, string> = {};
	let mails = 0;
	for (const [index, [day, keys]] of newestFirst.entries()) {
		const isRecent = newestDay - day <= MIN_DAYS;
		const isFull = mails >= (isRecent ? MAX_MAILS : MIN_MAILS);
		if (isFull) {
			const lastKept = newestFirst[index - 1]?.[0] ?? newestDay;
			return { encoded, completeFrom: lastKept * DAY_MS };
		}
		// A single day beyond the limit keeps its newest mails: a Map remembers the order of arrival.
		const kept = keys.slice(-(MAX_MAILS - mails));
		encoded[String(day)] = kept.join('');
		mails += kept.length;
		// Never ahead of the newest mail, or the next of its day would be taken for older than memory.
		if (kept.length < keys.length)
			return { encoded, completeFrom: Math.min(day + 1, newestDay) * DAY_MS };
	}
	return { encoded, completeFrom: null };
}

function layered(base: ReadonlyMap<string, number>, recent: ReadonlyMap<string, number>): Ring {
	return {
		has: (key) => recent.has(key) || base.has(key),
		with: (key, receivedAt) =>
			layered(base, new Map(recent).set(key, Math.floor(receivedAt / DAY_MS))),
		entries: () => new Map([...base, ...recent]),
	};
}
