import { TimedKeys, type EncodedKeys, type KeyChanges } from './timed-keys';
import { DAY_MS } from '../time/lengths';

/** What became of a message; `unread`: it was passed on without having been read, so only its place is known. */
export type KnownKind = 'inquiry' | 'repeat' | 'ignored' | 'skipped' | 'unread';

/**
 * What became of the mail of the last days: the ring only tells that a message was settled, and is another witness
 * of it should one of the two be damaged. Keys are those of the ring. Never changed.
 */
export interface KnownKinds {
	of(key: string): KnownKind | null;
	/** Returns the kinds with one message more; `receivedAt` in ms. */
	with(key: string, kind: KnownKind, receivedAt: number): KnownKinds;
}

/** Returns the kinds of their JSON form: without what cannot be read. */
export function decodeKinds(encoded: unknown): KnownKinds {
	return new StoredKinds(TimedKeys.decode(FORM, encoded).keys);
}

/** Returns the JSON form of kinds. */
export function encodeKinds(kinds: KnownKinds): EncodedKeys {
	return keysOf(kinds).encoded();
}

/** Returns the kinds of the last three days of mail, which hold any 48 hours, and of at most 10,000 messages. */
export function trimKinds(kinds: KnownKinds): KnownKinds {
	let keys = keysOf(kinds).written();
	const newestDay = keys.spans().at(-1)?.start ?? 0;
	keys = keys.since(newestDay - DAYS_KEPT + 1);
	let room = MAX_MAILS;
	for (const { name, size } of [...keys.spans()].reverse()) {
		const kept = Math.min(room, size);
		if (kept < size) keys = keys.withLast(name, kept);
		room -= kept;
	}
	return new StoredKinds(keys);
}

/** Returns what was added to kinds since they were last encoded. */
export function changesOfKinds(kinds: KnownKinds): KeyChanges {
	return keysOf(kinds).changed();
}

/** Returns kinds without earlier changes. */
export function undoKinds(kinds: KnownKinds, changes: KeyChanges): KnownKinds {
	return new StoredKinds(keysOf(kinds).undoing(changes));
}

const DAYS_KEPT = 3;
/** 60 kB. */
const MAX_MAILS = 10_000;
const FORM = { keyLength: 6, span: 1, isExact: false };
/** In front of the first 30 bits of a ring's key. */
const LETTERS: ReadonlyArray<readonly [KnownKind, string]> = [
	['inquiry', 'i'],
	['repeat', 'r'],
	['ignored', 'g'],
	['skipped', 's'],
	['unread', 'u'],
];

class StoredKinds implements KnownKinds {
	constructor(readonly keys: TimedKeys) {}

	of(key: string): KnownKind | null {
		const known = LETTERS.find(([, letter]) => this.keys.stampOf(shortOf(letter, key)));
		return known === undefined ? null : known[0];
	}

	with(key: string, kind: KnownKind, receivedAt: number): KnownKinds {
		const letter = LETTERS.find(([each]) => each === kind)?.[1] ?? '';
		const at = Math.floor(receivedAt / DAY_MS);
		return new StoredKinds(this.keys.with(shortOf(letter, key), { at, isMarked: false }));
	}
}

export const NO_KINDS: KnownKinds = new StoredKinds(TimedKeys.empty(FORM));

function shortOf(letter: string, key: string): string {
	return letter + key.slice(0, FORM.keyLength - 1);
}

function keysOf(kinds: KnownKinds): TimedKeys {
	if (kinds instanceof StoredKinds) return kinds.keys;
	throw new TypeError('Only kinds of this file can be saved');
}
