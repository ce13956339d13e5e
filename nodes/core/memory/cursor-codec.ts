import { LATE_WINDOW, type Backfill, type Cursor } from './cursor';
import { numberIn, recordIn, textIn } from './stored-json';
import { decodeUids, encodeUids } from '../mailbox/uid-set';

/** Returns the JSON form of a cursor. With its path, as a list holds it: a folder may be called `__proto__`. */
export function encodeCursor(path: string, cursor: Cursor): Record<string, unknown> {
	return { path, ...cursor, known: encodeUids(cursor.known) };
}

/** A folder as it was stored; `cursor` is null when it cannot be read, and then the moments (ms) that can be. */
export interface DecodedFolder {
	readonly path: string | null;
	readonly cursor: Cursor | null;
	readonly highWater: number | null;
	readonly begin: number | null;
}

/** Returns a folder of its JSON form. */
export function decodeFolder(stored: unknown): DecodedFolder {
	const json = recordIn(stored) ?? {};
	const highWater = numberIn(json.highWater);
	const begin = numberIn(json.begin);
	return {
		path: textIn(json.path),
		cursor: decodeCursor(json, highWater, begin),
		highWater,
		begin,
	};
}

function decodeCursor(
	json: Record<string, unknown>,
	highWater: number | null,
	begin: number | null,
): Cursor | null {
	const uidValidity = textIn(json.uidValidity);
	const lastUid = numberIn(json.lastUid);
	const known = textIn(json.known);
	const retries = decodeRetries(json.retries);
	const firstUid = numberIn(json.firstUid);
	const backfill = json.backfill === null ? null : decodeBackfill(json.backfill);
	if (uidValidity === null || lastUid === null || known === null || retries === null) return null;
	if (highWater === null || begin === null || backfill === undefined) return null;
	return {
		...{ uidValidity, lastUid, retries, highWater, begin, backfill },
		known: decodeUids(known, LATE_WINDOW),
		readTo: numberIn(json.readTo) ?? highWater,
		// One that no cursor can have would hide mail from the proof.
		firstUid:
			firstUid !== null && firstUid <= Math.max(lastUid, backfill?.until ?? 0) + 1
				? firstUid
				: null,
	};
}

function decodeRetries(stored: unknown): Record<string, number> | null {
	const json = recordIn(stored);
	if (json === null) return null;
	const retries: Record<string, number> = {};
	for (const [uid, count] of Object.entries(json)) {
		const attempts = numberIn(count);
		if (attempts === null || !/^\d{1,10}$/.test(uid)) return null;
		retries[uid] = attempts;
	}
	return retries;
}

/** Undefined: it cannot be read. */
function decodeBackfill(stored: unknown): Backfill | undefined {
	const { kind, since, until, liveFrom } = recordIn(stored) ?? {};
	const bounds = { since: numberIn(since), until: numberIn(until) };
	if (bounds.since === null || bounds.until === null) return undefined;
	const read = { since: bounds.since, until: bounds.until };
	switch (kind) {
		case 'warmStart': {
			const isReadable = liveFrom === null || numberIn(liveFrom) !== null;
			return isReadable ? { kind, ...read, liveFrom: numberIn(liveFrom) } : undefined;
		}
		case 'import':
		case 'border':
		case 'recreated':
			return { kind, ...read };
		default:
			return undefined;
	}
}
