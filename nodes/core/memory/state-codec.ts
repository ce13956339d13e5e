import { readToOf, type Cursor } from './cursor';
import { decodeFolder, encodeCursor } from './cursor-codec';
import { decodeLedger, EMPTY_LEDGER, trimLedger } from './ledger';
import { trimKinds } from './known-kinds';
import { decodeNews, newsOf } from './news-codec';
import { daysOf, decodeRing, EMPTY_RING, trimRing } from './ring';
import { stillToComeFrom, type Owner, type PollState, type Wish } from './state';
import { STATE_FORM, upgraded, type StateForm } from './state-upgrades';
import { listIn, numberIn, recordIn, textIn } from './stored-json';
import { DAY_MS, DAY_S } from '../time/lengths';

/** A state as it was stored. */
export type DecodedState =
	| { readonly kind: 'state'; readonly state: PollState; readonly damage: Damage | null }
	| { readonly kind: 'none' }
	/** Nothing of it can be used but perhaps the moment (ms) up to which mail was collected. */
	| { readonly kind: 'unreadable'; readonly goodUntil: number | null; readonly error?: unknown }
	/** It comes from a newer version of this node. */
	| { readonly kind: 'newer' };

/** A part of a saved state that could not be read: how far one folder was read, by its name where that is left. */
export type DamagedPart =
	| { readonly folder: string | null }
	| 'folders'
	| 'mail'
	| 'pairs'
	| 'conversations'
	| 'beginning'
	| 'unopened'
	| 'owner';

/** What could not be read of a state; the rest of it holds. */
export interface Damage {
	readonly parts: readonly DamagedPart[];
	/** Mail of folders whose cursors are lost is collected from this moment (ms) on; null when none can be told. */
	readonly goodUntil: number | null;
}

/**
 * Returns the JSON form of a state, and the state as it will be read back: without what can no longer decide.
 * `periodSeconds` is the repeat period, mail from `mayReturnFrom` (ms) on may have to be read again; `pairsDropped`
 * counts pairs over the ledger's limit.
 */
export function encodeState(
	state: PollState,
	periodSeconds: number,
	mayReturnFrom = Infinity,
): { json: Record<string, unknown>; state: PollState; pairsDropped: number } {
	const readFrom = Math.min(stillToComeFrom(state), mayReturnFrom);
	const ring = trimRing(state.ring, readFrom);
	const keepFrom = readFrom / 1000 - Math.max(periodSeconds, MIN_MEMORY_S) - BACKDATING_S;
	const ledger = trimLedger(state.ledger, keepFrom);
	const threads = trimLedger(state.threads, readFrom / 1000 - THREAD_MEMORY_S);
	const kinds = trimKinds(state.kinds);
	const ringFloor = Math.max(state.ringFloor, ring.completeFrom ?? 0);
	const { owner, seq, salt, startedAt, startKey, connectedAt, pairScheme, wishes } = state;
	return {
		json: {
			version: STATE_FORM.version,
			...{ owner, seq, salt, startedAt, startKey, connectedAt, pairScheme, ringFloor, wishes },
			folders: Object.entries(state.folders).map(([path, cursor]) => encodeCursor(path, cursor)),
			news: newsOf({ ...state, kinds }),
			ring: ring.encoded,
			ledger: ledger.encoded,
			threads: threads.encoded,
		},
		state: {
			...{ ...state, ringFloor, kinds },
			...{ ring: ring.ring, ledger: ledger.ledger, threads: threads.ledger },
		},
		pairsDropped: ledger.dropped,
	};
}

/** Returns the state of its JSON form. Never throws: what cannot be read is said, and as much as can be is kept. */
export function decodeState(stored: unknown, form: StateForm = STATE_FORM): DecodedState {
	if (stored === undefined || stored === null) return { kind: 'none' };
	try {
		const json = recordIn(stored);
		if (json === null) return { kind: 'unreadable', goodUntil: null };
		if (Object.keys(json).length === 0) return { kind: 'none' };
		const version = versionIn(json.version) ?? form.version;
		if (version > form.version) return { kind: 'newer' };
		return decodeFields(version < form.version ? upgraded(json, version, form) : json);
	} catch (error) {
		return { kind: 'unreadable', goodUntil: null, error };
	}
}

/** Undefined for what no version is, such as a damaged one: steps from there might never end. */
function versionIn(value: unknown): number | undefined {
	const version = numberIn(value) ?? NaN;
	return Number.isInteger(version) && version >= 1 ? version : undefined;
}

/** How long pairs are remembered at least, in seconds: a raised period looks back so far. */
const MIN_MEMORY_S = 30 * DAY_S;
/** Few conversations rest for longer, in seconds. */
const THREAD_MEMORY_S = 365 * DAY_S;
/** Mail may be delivered, or moved in, with an older INTERNALDATE; this much older it still meets the same anchors. */
const BACKDATING_S = 2 * DAY_S;
/** A folder whose cursor is lost is read again from this long before its newest message; the ring drops what was counted. */
const OVERLAP_MS = 2 * DAY_MS;

function decodeFields(json: Record<string, unknown>): DecodedState {
	const parts: DamagedPart[] = [];
	const note = (part: DamagedPart, isDamaged: boolean) => {
		if (isDamaged) parts.push(part);
	};
	const listed = listIn(json.folders);
	const folders = (listed ?? []).map(decodeFolder);
	const cursors = new Map<string, Cursor>();
	for (const { path, cursor } of folders) {
		if (path !== null && cursor !== null) cursors.set(path, cursor);
		else parts.push({ folder: path });
	}
	note('folders', listed === null);

	const salt = textIn(json.salt) ?? '';
	if (salt === '' && cursors.size === 0)
		return { kind: 'unreadable', goodUntil: goodMoment(json, []) };
	// Without the salt nobody can tell what the keys stand for.
	const { ring, missingUntil } =
		salt === '' ? { ring: EMPTY_RING, missingUntil: Infinity } : decodeRing(json.ring ?? null);
	const pairs = decodeLedger(salt === '' ? undefined : (json.ledger ?? null));
	const threads = decodeLedger(salt === '' ? undefined : (json.threads ?? null));
	note('mail', missingUntil > 0);
	note('pairs', salt === '' || pairs.damaged.length > 0);
	note('conversations', threads.damaged.length > 0);

	const newest = Math.max(-Infinity, ...[...cursors.values()].map(({ highWater }) => highWater));
	const days = daysOf(ring);
	const statedStart = numberIn(json.startedAt);
	const connectedAt = numberIn(json.connectedAt) ?? (json.connectedAt === null ? null : newest);
	const startedAt = statedStart ?? numberIn(json.connectedAt) ?? Math.max(0, newest);
	const latest = Math.max(newest, days?.last ?? -Infinity, startedAt);
	const floor = numberIn(json.ringFloor) ?? (days === null ? latest : days.first + DAY_MS);
	// Mail that is not known is not collected twice; nor may the floor hold back mail that is yet to come.
	const ringFloor = Math.min(Math.max(floor, Math.min(missingUntil, newest)), latest);
	note('beginning', statedStart === null || numberIn(json.ringFloor) === null);

	const lost = folders.flatMap(({ path, cursor, ...moments }) =>
		path === null || cursor !== null ? [] : [{ path, moments }],
	);
	const earliest = (begin: number | null) => begin ?? Math.min(startedAt, ringFloor);
	const again = (good: number, begin: number | null) =>
		missingUntil > 0
			? Math.max(good, earliest(begin), ringFloor)
			: Math.max(good - OVERLAP_MS, earliest(begin));
	const good = goodMoment(json, [...cursors.values()], days?.last);
	const goodUntil = good === null ? null : again(good, null);
	const { wishes, areWhole } = decodeWishes(json.wishes, goodUntil ?? startedAt);
	note('unopened', !areWhole);
	const owner = decodeOwner(json.owner);
	note('owner', Object.values(owner).includes(''));
	const state: PollState = {
		...{ owner, salt, startedAt, ringFloor, ring },
		seq: numberIn(json.seq) ?? 0,
		startKey: textIn(json.startKey) ?? '',
		pairScheme: textIn(json.pairScheme) ?? '',
		connectedAt: connectedAt === -Infinity ? startedAt : connectedAt,
		folders: Object.fromEntries(cursors),
		wishes: [
			...wishes,
			...lost.map(({ path, moments }) => ({
				folder: path,
				since: again(moments.highWater ?? good ?? startedAt, moments.begin),
				isInitial: false,
			})),
		],
		ledger: pairs.ledger,
		threads: salt === '' ? EMPTY_LEDGER : threads.ledger,
		...decodeNews(json.news, startedAt),
	};
	return { kind: 'state', state, damage: parts.length === 0 ? null : { parts, goodUntil } };
}

/** Returns up to when (ms) mail was surely collected, as far as the rest of a state tells. */
function goodMoment(
	json: Record<string, unknown>,
	cursors: readonly Cursor[],
	lastDay?: number,
): number | null {
	if (cursors.length > 0) return Math.min(...cursors.map(readToOf));
	const { lastPollAt } = recordIn(json.news) ?? {};
	const moments = [lastDay, lastPollAt, json.connectedAt, json.startedAt].map(numberIn);
	return moments.find((moment) => moment !== null) ?? null;
}

function decodeWishes(
	stored: unknown,
	otherwiseSince: number,
): { wishes: readonly Wish[]; areWhole: boolean } {
	const list = listIn(stored);
	const wishes = (list ?? []).flatMap((entry): Wish[] => {
		const { folder, since, isInitial } = recordIn(entry) ?? {};
		const path = textIn(folder);
		if (path === null) return [];
		return [
			{ folder: path, since: numberIn(since) ?? otherwiseSince, isInitial: isInitial === true },
		];
	});
	return { wishes, areWhole: wishes.length === list?.length };
}

/** '' where it cannot be read: no other state has this one's place. */
function decodeOwner(stored: unknown): Owner {
	const { workflowId, nodeId, account } = recordIn(stored) ?? {};
	return {
		workflowId: textIn(workflowId) ?? '',
		nodeId: textIn(nodeId) ?? '',
		account: textIn(account) ?? '',
	};
}
