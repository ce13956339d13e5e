import type { FetchMessageObject, FetchQueryObject, ImapFlow } from 'imapflow';

import type { MailboxError } from '../../core/errors/mailbox-error';
import { MAX_UID } from '../../core/mailbox/mailbox';
import type { NoteUnexpected } from '../../core/errors/unexpected';
import { fieldOf } from '../../core/text/unknown';
import { encodeUids } from '../../core/mailbox/uid-set';
import type { ErrorPlace } from '../errors/driver-error';

/** Translates a driver error of this connection. */
export type Translate = (error: unknown, where?: ErrorPlace) => MailboxError;

/** The folder that is open, and the connection it is open on. */
export interface OpenFolder {
	readonly driver: ImapFlow;
	readonly path: string;
	readonly translate: Translate;
	/** Keeps word of what goes wrong with a message for a reason that nobody foresaw. */
	readonly noteUnexpected: NoteUnexpected;
}

/**
 * Fetches rows and hands those of requested UIDs to `accept`, which must not issue a command.
 * Returns why the server refused the command, or null; rejects when the connection is lost.
 */
export async function fetchRows(
	folder: OpenFolder,
	uids: readonly number[],
	query: FetchQueryObject,
	accept: (row: FetchMessageObject) => void,
): Promise<MailboxError | null> {
	if (uids.length === 0) return null;
	const wanted = new Set(uids);
	const ours: unknown[] = [];
	try {
		for await (const row of folder.driver.fetch(encodeUids(uids), query, { uid: true })) {
			// A server may slip in rows that nobody asked for, also without a UID (RFC 9051 §7.5.2).
			if (!wanted.has(row.uid)) continue;
			try {
				accept(row);
			} catch (error) {
				ours.push(error);
				break;
			}
		}
	} catch (error) {
		const refusal = folder.translate(error, { folder: folder.path });
		if (isRefusal(error) && refusal.kind !== 'throttled') return refusal;
		throw folder.translate(error, { folder: folder.path, isAboutMessages: true });
	}
	// Not the driver's, and so not an answer of the server.
	if (ours.length > 0) throw ours[0];
	return null;
}

/** Finds one bad message among 200 and most pairs; Dovecot hangs up after 20 refusals in a row. */
const MAX_REFUSALS = 12;

/** As `fetchRows`, but halves a refused command until the message that the server cannot send is alone. */
export async function fetchRowsSplitting(
	folder: OpenFolder,
	uids: readonly number[],
	query: FetchQueryObject,
	accept: (row: FetchMessageObject) => void,
): Promise<MailboxError | null> {
	let refusal: MailboxError | null = null;
	let refusals = 0;
	const pending: (readonly number[])[] = [uids];
	for (let group = pending.pop(); group !== undefined; group = pending.pop()) {
		const answer = await fetchRows(folder, group, query, accept);
		if (answer === null) continue;
		refusal = answer;
		if (++refusals === MAX_REFUSALS) break;
		if (group.length === 1) continue;
		const middle = Math.ceil(group.length / 2);
		pending.push(group.slice(middle), group.slice(0, middle));
	}
	return refusal;
}

/** Returns valid UIDs, ascending, each once. */
export function sortUids(uids: Iterable<number>): number[] {
	const valid = [...new Set(uids)].filter(
		(uid) => Number.isInteger(uid) && uid > 0 && uid <= MAX_UID,
	);
	return valid.sort((a, b) => a - b);
}

/** Cuts a list into lists of at most `size`. */
export function inChunks<T>(items: readonly T[], size: number): T[][] {
	const count = Math.ceil(items.length / size);
	return Array.from({ length: count }, (_, i) => items.slice(i * size, (i + 1) * size));
}

/** The server said NO or BAD, and the connection goes on. */
function isRefusal(error: unknown): boolean {
	const status = fieldOf(error, 'responseStatus');
	return status === 'NO' || status === 'BAD';
}
