import { LATE_WINDOW, type Backfill, type Cursor } from './cursor';
import { decodeLedger, encodeLedger, type EncodedLedger } from './ledger';
import { decodeRing, encodeRing, EMPTY_RING } from './ring';
import {
	NO_ANCHORS,
	type Anchors,
	type OffTime,
	type Owner,
	type PollState,
	type Wish,
} from './state';
import { decodeUids, encodeUids } from './uid-set';
import type { Withheld } from './withheld-counts';

/** A state as it was stored: readable, absent, or of no use to this version (then collecting starts clean). */
export type DecodedState =
	| { readonly kind: 'state'; readonly state: PollState }
	| { readonly kind: 'none' }
	| { readonly kind: 'unreadable'; readonly reason: 'damaged' | 'newer' };

/** Raised with each change of the form that older code could not read. */
const VERSION = 1;

/** How long pairs are remembered at least, in seconds: a raised period looks back so far. */
const MIN_MEMORY_S = 30 * 86_400;
/** Few conversations rest for longer, in seconds. */
const THREAD_MEMORY_S = 365 * 86_400;
/** Mail may be delivered with an older INTERNALDATE; so much older it still meets the same anchors. */
const BACKDATING_S = 2 * 86_400;

/** Returns the JSON form of a state; `period` is the repeat period in seconds. `pairsDropped` counts pairs over the ledger's limit. */
export function encodeState(
	state: PollState,
	period: number,
): { json: Record<string, unknown>; pairsDropped: number } {
	const ring = encodeRing(state.ring);
	const leftOut = encodeRing(state.leftOut);
	const completeFrom = Math.max(ring.completeFrom ?? 0, leftOut.completeFrom ?? 0);
	const anchors = encodeAnchors(state, state, period);
	const warm = encodeAnchors(state.warm, state, period);
	const { folders, ring: _ring, ledger: _ledger, threads: _threads, ...facts } = state;
	return {
		json: {
			version: VERSION,
			...facts,
			ringFloor: Math.max(state.ringFloor, completeFrom),
			folders: Object.entries(folders).map(([path, cursor]) => encodeCursor(path, cursor)),
			ring: ring.encoded,
			leftOut: leftOut.encoded,
			...anchors.json,
			warm: warm.json,
		},
		pairsDropped: anchors.pairsDropped + warm.pairsDropped,
	};
}

/** Returns the state of its JSON form. Never throws: what cannot be read is said. */
export function decodeState(stored: unknown): DecodedState {
	if (stored === undefined || stored === null) return { kind: 'none' };
	try {
		const json = record(stored);
		if (Object.keys(json).length === 0) return { kind: 'none' };
		if (number(json.version) > VERSION) return { kind: 'unreadable', reason: 'newer' };
		return { kind: 'state', state: decodeFields(json) };
	} catch {
		return { kind: 'unreadable', reason: 'damaged' };
	}
}

function encodeAnchors(
	anchors: Anchors,
	state: PollState,
	period: number,
): { json: Record<keyof Anchors, EncodedLedger>; pairsDropped: number } {
	const ledger = encodeLedger(anchors.ledger, keepPairsFrom(state, period));
	const threads = encodeLedger(anchors.threads, newestRead(state) / 1000 - THREAD_MEMORY_S);
	return {
		json: { ledger: ledger.encoded, threads: threads.encoded },
		pairsDropped: ledger.dropped,
	};
}

/** Old anchors are told by the mail that was read, never by the clock: a replay must decide the same. */
function keepPairsFrom(state: PollState, period: number): number {
	return newestRead(state) / 1000 - Math.max(period, MIN_MEMORY_S) - BACKDATING_S;
}

/** The newest mail read, ms: of several folders the one that is furthest behind. */
function newestRead({ folders }: PollState): number {
	const highWaters = Object.values(folders).map((cursor) => cursor.highWater);
	return highWaters.length === 0 ? 0 : Math.min(...highWaters);
}

function decodeFields(json: Record<string, unknown>): PollState {
	const folders = array(json.folders).map(decodeCursor);
	return {
		owner: decodeOwner(record(json.owner)),
		seq: number(json.seq),
		salt: text(json.salt),
		startedAt: number(json.startedAt),
		startKey: text(json.startKey),
		connectedAt: orNull(json.connectedAt, number),
		lastPollAt: orNull(json.lastPollAt, number),
		pollInterval: orNull(json.pollInterval, number),
		off: orNull(json.off, decodeOffTime),
		brokenSince: orNull(json.brokenSince, number),
		ringFloor: number(json.ringFloor),
		pairScheme: text(json.pairScheme),
		folders: Object.fromEntries(folders),
		wishes: array(json.wishes ?? []).map(decodeWish),
		ring: decodeRing(strings(json.ring)),
		leftOut: orNull(json.leftOut, (leftOut) => decodeRing(strings(leftOut))) ?? EMPTY_RING,
		...decodeAnchors(json),
		warm: orNull(json.warm, (warm) => decodeAnchors(record(warm))) ?? NO_ANCHORS,
		withheld: decodeWithheld(json.withheld, number(json.startedAt)),
	};
}

function decodeAnchors({ ledger, threads }: Record<string, unknown>): Anchors {
	return {
		ledger: decodeLedger(strings(ledger)),
		threads: decodeLedger(strings(threads ?? {})),
	};
}

function decodeWish(stored: unknown): Wish {
	const { folder, since, isInitial } = record(stored);
	return { folder: text(folder), since: number(since), isInitial: isInitial === true };
}

/** States of before the counts were kept have none. */
function decodeWithheld(stored: unknown, startedAt: number): Withheld {
	if (stored === undefined) return { since: startedAt, counts: {} };
	const { since, counts } = record(stored);
	const known = Object.entries(record(counts)).map(([what, count]) => [what, number(count)]);
	return { since: number(since), counts: Object.fromEntries(known) };
}

function decodeOffTime(stored: unknown): OffTime {
	const { from, until } = record(stored);
	return { from: number(from), until: number(until) };
}

function decodeOwner(json: Record<string, unknown>): Owner {
	return {
		workflowId: text(json.workflowId),
		nodeId: text(json.nodeId),
		account: text(json.account),
	};
}

/** A list, not an object by path: a folder may be called `__proto__`. */
function encodeCursor(path: string, cursor: Cursor): Record<string, unknown> {
	return { path, ...cursor, known: encodeUids(cursor.known) };
}

function decodeCursor(stored: unknown): [path: string, cursor: Cursor] {
	const json = record(stored);
	const retries = Object.entries(record(json.retries)).map(([uid, count]) => [
		number(Number(uid)),
		number(count),
	]);
	return [
		text(json.path),
		{
			uidValidity: text(json.uidValidity),
			lastUid: number(json.lastUid),
			known: decodeUids(text(json.known), LATE_WINDOW),
			retries: Object.fromEntries(retries),
			highWater: number(json.highWater),
			begin: number(json.begin),
			backfill: orNull(json.backfill, decodeBackfill),
		},
	];
}

function decodeBackfill(stored: unknown): Backfill {
	const { kind, since, until, liveFrom } = record(stored);
	const bounds = { since: number(since), until: number(until) };
	if (kind === 'warmUp') return { kind, ...bounds, liveFrom: orNull(liveFrom, number) };
	if (kind !== 'history' && kind !== 'border' && kind !== 'recreated')
		throw new TypeError('backfill');
	return { kind, ...bounds };
}

function record(value: unknown): Record<string, unknown> {
	if (typeof value !== 'object' || value === null || Array.isArray(value))
		throw new TypeError('record');
	return { ...value };
}

function array(value: unknown): unknown[] {
	if (!Array.isArray(value)) throw new TypeError('array');
	return [...value];
}

function strings(value: unknown): Record<string, string> {
	return Object.fromEntries(
		Object.entries(record(value)).map(([key, entry]) => [key, text(entry)]),
	);
}

function number(value: unknown): number {
	if (typeof value !== 'number' || !Number.isFinite(value)) throw new TypeError('number');
	return value;
}

function text(value: unknown): string {
	if (typeof value !== 'string') throw new TypeError('text');
	return value;
}

function orNull<T>(value: unknown, decode: (value: unknown) => T): T | null {
	return value === null || value === undefined ? null : decode(value);
}
