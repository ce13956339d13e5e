import { TimedKeys, type EncodedKeys, type KeyChanges } from './timed-keys';
import { DAY_MS } from '../time/lengths';

/**
 * The mail settled lately, so that a message seen again under another UID (moved, folder re-created) is known. Keys
 * are 10 characters of salted identity; they are kept by the day (UTC) of their arrival. A ring is never changed.
 */
export interface Ring {
	has(key: string): boolean;
	/** Returns a ring that also knows `key`; `receivedAt` in milliseconds. `isLeftOut`: the mail was not judged. */
	with(key: string, receivedAt: number, isLeftOut?: boolean): Ring;
	entries(): Iterable<readonly [key: string, day: number]>;
}

/** Returns the ring of its JSON form, and up to when (ms) mail is missing in it: 0 when all of it can be read. */
export function decodeRing(encoded: unknown): { ring: Ring; missingUntil: number } {
	const { keys, damaged } = TimedKeys.decode(FORM, encoded);
	// A day that cannot be told may have been any.
	const days = damaged.map((name) =>
		/^~?[0-9a-z]{1,5}$/.test(name) ? parseInt(name.replace('~', ''), 36) : Infinity,
	);
	const lastDay = Math.max(-1, ...days.map((day) => (day < FAR_DAY ? day : Infinity)));
	return { ring: new StoredRing(keys), missingUntil: (lastDay + 1) * DAY_MS };
}

/**
 * Returns a ring without its oldest days beyond the limits, and from when on (ms) it knows every settled message:
 * null when nothing was dropped. Mail from `readFrom` (ms) on may still be met in a folder that is behind.
 */
export function trimRing(
	ring: Ring,
	readFrom: number,
): { ring: Ring; encoded: EncodedKeys; completeFrom: number | null } {
	let keys = keysOf(ring).written();
	const spans = [...keys.spans()].reverse();
	const newestDay = spans[0]?.start ?? 0;
	const recentDay = Math.min(newestDay, Math.floor(readFrom / DAY_MS)) - MIN_DAYS;
	let completeFrom: number | null = null;
	let mails = 0;
	for (const { name, start: day, size } of spans) {
		const room = (day >= recentDay ? MAX_MAILS : MIN_MAILS) - mails;
		// Old days are kept whole or not at all; the one that is too many in itself keeps its newest message.
		const kept = day >= recentDay ? Math.min(size, Math.max(0, room)) : room > 0 ? size : 0;
		mails += kept;
		if (kept === size) continue;
		keys = keys.withLast(name, kept);
		// Never ahead of the newest message, or the next of its day would be taken for older than memory.
		completeFrom ??= Math.min(day + 1, newestDay) * DAY_MS;
	}
	return { ring: new StoredRing(keys), encoded: keys.encoded(), completeFrom };
}

/** Returns a ring without the mail that was not judged. */
export function withoutLeftOut(ring: Ring): Ring {
	return new StoredRing(keysOf(ring).withoutMarked());
}

/** Returns what was added to a ring since it was last encoded. */
export function changesOfRing(ring: Ring): KeyChanges {
	return keysOf(ring).changed();
}

/** Returns a ring without earlier changes. */
export function undoRing(ring: Ring, changes: KeyChanges): Ring {
	return new StoredRing(keysOf(ring).undoing(changes));
}

/** Returns the first day (ms) of which a ring holds mail, and the last; null when it holds none. */
export function daysOf(ring: Ring): { readonly first: number; readonly last: number } | null {
	const spans = keysOf(ring).spans();
	const [first] = spans;
	const last = spans.at(-1);
	if (first === undefined || last === undefined) return null;
	return { first: first.start * DAY_MS, last: last.start * DAY_MS };
}

/** No mail is of the year 10000. */
const FAR_DAY = 2_932_897;
const FORM = { keyLength: 10, span: 1, isExact: false };
/** How much is always kept: this many messages (30 kB), and all of so many days … */
const MIN_MAILS = 3_000;
const MIN_DAYS = 7;
/** … but never more than this (200 kB of JSON, rewritten at each emit). */
const MAX_MAILS = 20_000;

class StoredRing implements Ring {
	constructor(readonly keys: TimedKeys) {}

	has(key: string): boolean {
		return this.keys.stampOf(key) !== undefined;
	}

	with(key: string, receivedAt: number, isLeftOut = false): Ring {
		const at = Math.floor(receivedAt / DAY_MS);
		return new StoredRing(this.keys.with(key, { at, isMarked: isLeftOut }));
	}

	entries(): Iterable<readonly [key: string, day: number]> {
		return [...this.keys.entries()].map(([key, { at }]) => [key, at] as const);
	}
}

export const EMPTY_RING: Ring = new StoredRing(TimedKeys.empty(FORM));

function keysOf(ring: Ring): TimedKeys {
	if (ring instanceof StoredRing) return ring.keys;
	throw new TypeError('Only a ring of this file can be saved');
}
