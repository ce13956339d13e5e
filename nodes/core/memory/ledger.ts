/** Pair → time of its last inquiry (the anchor), in seconds. Built on a base that is never changed. */
export interface Ledger {
	anchorOf(key: string): number | undefined;
	/** Returns a ledger in which the anchor of each key is `at`, or its present one when that is later. */
	withAnchors(keys: readonly string[], at: number): Ledger;
	entries(): Iterable<readonly [key: string, anchor: number]>;
}

/** The ledger as JSON: bucket number in base 36 → its entries, 10 characters each. */
export type EncodedLedger = Readonly<Record<string, string>>;

/** Enough pairs for years of a busy mailbox, in 1 MB of JSON; n8n rewrites the state at each emit. @internal */
export const MAX_PAIRS = 100_000;

export const EMPTY_LEDGER: Ledger = layered(new Map(), new Map());

/** Returns the ledger of its JSON form; entries that cannot be read are left out. */
export function decodeLedger(encoded: EncodedLedger): Ledger {
	const anchors = new Map<string, number>();
	for (const [bucket, entries] of Object.entries(encoded)) {
		const start = parseInt(bucket, 36) * BUCKET_SECONDS;
		for (let at = 0; at + ENTRY_LENGTH <= entries.length; at += ENTRY_LENGTH) {
			const offset = decodeOffset(entries.slice(at + KEY_LENGTH, at + ENTRY_LENGTH));
			if (Number.isNaN(start) || offset === null) continue;
			anchors.set(entries.slice(at, at + KEY_LENGTH), start + offset);
		}
	}
	return layered(anchors, new Map());
}

/**
 * Returns the JSON form without the anchors before `keepFrom` (seconds) and, beyond `MAX_PAIRS`, without
 * the oldest; `dropped` counts only the latter.
 */
export function encodeLedger(
	ledger: Ledger,
	keepFrom: number,
): { encoded: EncodedLedger; dropped: number } {
	const kept = [...ledger.entries()].filter(([, anchor]) => anchor >= keepFrom);
	const dropped = Math.max(0, kept.length - MAX_PAIRS);
	// By key within a time, so that the same content always gives the same text.
	kept.sort(([a, atA], [b, atB]) => atA - atB || (a < b ? -1 : 1));
	const buckets = new Map<string, string[]>();
	for (const [key, anchor] of kept.slice(dropped)) {
		const bucket = Math.floor(anchor / BUCKET_SECONDS);
		const name = bucket.toString(36);
		const entries = buckets.get(name) ?? [];
		entries.push(key + encodeOffset(anchor - bucket * BUCKET_SECONDS));
		buckets.set(name, entries);
	}
	const encoded = Object.fromEntries([...buckets].map(([name, parts]) => [name, parts.join('')]));
	return { encoded, dropped };
}

/** Returns the later of the two anchors that two ledgers have for a key, if any. */
export function latestAnchor(one: Ledger, other: Ledger, key: string): number | undefined {
	const anchor = one.anchorOf(key);
	const second = other.anchorOf(key);
	return anchor === undefined || second === undefined
		? (anchor ?? second)
		: Math.max(anchor, second);
}

/** 12 bits of seconds fit two base64 characters. */
const BUCKET_SECONDS = 4096;
const KEY_LENGTH = 8;
const ENTRY_LENGTH = KEY_LENGTH + 2;
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Keeps what is new in a layer of its own: copying 100,000 pairs at each inquiry would be most of a poll. */
function layered(base: ReadonlyMap<string, number>, recent: ReadonlyMap<string, number>): Ledger {
	const anchorOf = (key: string) => recent.get(key) ?? base.get(key);
	return {
		anchorOf,
		withAnchors(keys, at) {
			const next = new Map(recent);
			for (const key of keys) next.set(key, Math.max(at, anchorOf(key) ?? at));
			return layered(base, next);
		},
		entries: () => new Map([...base, ...recent]),
	};
}

function encodeOffset(seconds: number): string {
	return `${BASE64.charAt(seconds >> 6)}${BASE64.charAt(seconds & 63)}`;
}

function decodeOffset(text: string): number | null {
	const high = BASE64.indexOf(text.charAt(0));
	const low = BASE64.indexOf(text.charAt(1));
	return high < 0 || low < 0 ? null : high * 64 + low;
}
