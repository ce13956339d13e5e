import type { FetchMessageObject, FetchQueryObject } from 'imapflow';

import type { Headers } from '../../core/mailbox/mailbox';
import { fetchRows, fetchRowsSplitting, type OpenFolder } from './fetch';
import { parseHeaderBlock } from '../../mime/header-section';
import { PIECE_LENGTH } from '../../mime/limits';

/** Reads a message as it is on the server, in pieces; none when it is gone. */
export function readSource(folder: OpenFolder, uid: number): AsyncGenerator<Buffer> {
	return readPieces(folder, uid, {
		query: (start) => ({ uid: true, source: { start, maxLength: PIECE_LENGTH } }),
		pieceOf: ({ source }) => source,
	});
}

/** Returns every header field of a message; null when it is gone. */
export async function fetchHeaders(folder: OpenFolder, uid: number): Promise<Headers | null> {
	const row = await fetchRow(folder, uid, { uid: true, headers: true });
	return Buffer.isBuffer(row?.headers) ? parseHeaderBlock(row.headers).headers : null;
}

/** Returns some header fields of messages, by UID; a message that is gone or not delivered is left out. */
export async function fetchFields(
	folder: OpenFolder,
	uids: readonly number[],
	fields: readonly string[],
): Promise<ReadonlyMap<number, Headers>> {
	const found = new Map<number, Headers>();
	const query = { uid: true, headers: [...fields] };
	await fetchRowsSplitting(folder, uids, query, ({ uid, headers }) => {
		if (Buffer.isBuffer(headers)) found.set(uid, parseHeaderBlock(headers).headers);
	});
	return found;
}

interface Pieces {
	query(start: number): FetchQueryObject;
	/** NIL comes as `false`, whatever the driver's types say. */
	pieceOf(row: FetchMessageObject): unknown;
}

async function* readPieces(
	folder: OpenFolder,
	uid: number,
	{ query, pieceOf }: Pieces,
): AsyncGenerator<Buffer> {
	let previous: Buffer = NOTHING;
	for (let start = 0; ; ) {
		const row = await fetchRow(folder, uid, query(start));
		const piece = row === null ? null : pieceOf(row);
		if (!Buffer.isBuffer(piece) || piece.length === 0) return;
		// The same once more: a server that does not mind where to begin, and has sent all it has.
		if (previous.equals(piece)) return;
		yield piece;
		// A server that knows no pieces has sent all at once; others may send less at a time than they are asked for.
		if (piece.length > PIECE_LENGTH) return;
		start += piece.length;
		previous = piece.length < PIECE_LENGTH ? piece : NOTHING;
	}
}

const NOTHING = Buffer.alloc(0);

async function fetchRow(
	folder: OpenFolder,
	uid: number,
	query: FetchQueryObject,
): Promise<FetchMessageObject | null> {
	const rows: FetchMessageObject[] = [];
	const refusal = await fetchRows(folder, [uid], query, (row) => rows.push(row));
	if (refusal !== null) throw refusal;
	return rows[0] ?? null;
}
