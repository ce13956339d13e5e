import { TimedKeys, type EncodedKeys, type KeyChanges } from './timed-keys';

/** Pair → time of its last inquiry (the anchor), in seconds. A ledger is never changed. */
export interface Ledger {
	anchorOf(key: string): number | undefined;
	/**
	 * Returns a ledger in which the anchor of each key is `at`, or its present one when that is later. `isWarm`: of
	 * mail from before the beginning that only opens pairs.
	 */
	withAnchors(keys: readonly string[], at: number, isWarm?: boolean): Ledger;
	entries(): Iterable<readonly [key: string, anchor: number]>;
}

/** Enough pairs for years of a busy mailbox, in 1 MB of JSON; n8n rewrites the state at each emit. @internal */
export const MAX_PAIRS = 100_000;

/** Returns the ledger of its JSON form, and which buckets of it cannot be read. */
export function decodeLedger(encoded: unknown): { ledger: Ledger; damaged: readonly string[] } {
	const { keys, damaged } = TimedKeys.decode(FORM, encoded);
	return { ledger: new StoredLedger(keys), damaged };
}

/**
 * Returns a ledger without the buckets that end before `keepFrom` (seconds) and, beyond `MAX_PAIRS`, without its
 * oldest pairs; `dropped` counts only the latter.
 */
export function trimLedger(
	ledger: Ledger,
	keepFrom: number,
): { ledger: Ledger; encoded: EncodedKeys; dropped: number } {
	let keys = keysOf(ledger).since(keepFrom);
	const spans = keys.spans();
	const dropped = Math.max(0, spans.reduce((sum, { size }) => sum + size, 0) - MAX_PAIRS);
	let left = dropped;
	for (const { name, size } of spans) {
		if (left === 0) break;
		const gone = Math.min(left, size);
		keys = keys.withLast(name, size - gone);
		left -= gone;
	}
	keys = keys.written();
	return { ledger: new StoredLedger(keys), encoded: keys.encoded(), dropped };
}

/** Returns a ledger without what a warm start left in it. */
export function withoutWarm(ledger: Ledger): Ledger {
	return new StoredLedger(keysOf(ledger).withoutMarked());
}

/** Returns what anchors were set in a ledger since it was last encoded. */
export function changesOfLedger(ledger: Ledger): KeyChanges {
	return keysOf(ledger).changed();
}

/** Returns a ledger without earlier changes. */
export function undoLedger(ledger: Ledger, changes: KeyChanges): Ledger {
	return new StoredLedger(keysOf(ledger).undoing(changes));
}

/** 8 characters of a salted hash, kept by 4096 s: two characters tell the second. */
const FORM = { keyLength: 8, span: 4096, isExact: true };

class StoredLedger implements Ledger {
	constructor(readonly keys: TimedKeys) {}

	anchorOf(key: string): number | undefined {
		return this.keys.stampOf(key)?.at;
	}

	withAnchors(keys: readonly string[], at: number, isWarm = false): Ledger {
		const next = keys.reduce((known, key) => {
			const present = known.stampOf(key);
			return present !== undefined && present.at > at
				? known
				: known.with(key, { at, isMarked: isWarm });
		}, this.keys);
		return new StoredLedger(next);
	}

	entries(): Iterable<readonly [key: string, anchor: number]> {
		return [...this.keys.entries()].map(([key, { at }]) => [key, at] as const);
	}
}

export const EMPTY_LEDGER: Ledger = new StoredLedger(TimedKeys.empty(FORM));

function keysOf(ledger: Ledger): TimedKeys {
	if (ledger instanceof StoredLedger) return ledger.keys;
	throw new TypeError('Only a ledger of this file can be saved');
}
