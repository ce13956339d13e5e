import type { SearchObject } from 'imapflow';

import type { MailboxErrorDetail } from '../../core/errors/mailbox-error';
import { MAX_UID } from '../../core/mailbox/mailbox';
import { encodeUids } from '../../core/mailbox/uid-set';
import { type OpenFolder, sortUids } from './fetch';
import { connectionGone } from './status';

/** The westernmost time zone: there the calendar is 12 hours behind UTC. */
const WESTERNMOST_MS = 12 * 60 * 60 * 1000;

/** Returns the UIDs present in `first`…`last`, ascending. */
export async function searchUids(
	folder: OpenFolder,
	first: number,
	last: number,
): Promise<number[]> {
	const from = Math.max(1, first);
	if (from > last) return [];
	const found =
		(await search(folder, { uid: `${from}:${last}` })) ??
		// Some servers reject the highest UID. `*` is always the last message, even below `from`.
		(last === MAX_UID ? await search(folder, { uid: `${from}:*` }) : null) ??
		refused(folder, 'noUidSearch');
	return sortUids(found).filter((uid) => uid >= from && uid <= last);
}

/** Returns which of the given UIDs are still in the folder, or null when the server will not say. */
export async function searchPresent(
	folder: OpenFolder,
	uids: readonly number[],
): Promise<ReadonlySet<number> | null> {
	if (uids.length === 0) return new Set();
	const found = await search(folder, { uid: encodeUids(uids) });
	return found === null ? null : new Set(found);
}

/** Returns the UIDs that arrived on the server's calendar day of `since` or later, whatever its zone. */
export async function searchSince(
	folder: OpenFolder,
	since: Date,
	also: Pick<SearchObject, 'answered'> = {},
): Promise<number[]> {
	// imapflow writes the day in UTC, the server compares it with its own.
	const day = new Date(since.getTime() - WESTERNMOST_MS);
	// Where a server offers WITHIN (RFC 5032) imapflow asks for mail younger than so many seconds: by our clock,
	// judged by the server's, so that mail of a server whose clock runs ahead would not be found.
	folder.driver.capabilities.delete('WITHIN');
	return sortUids(
		(await search(folder, { since: day, ...also })) ?? refused(folder, 'noDateSearch'),
	);
}

/** Returns the UIDs whose Message-ID header holds this text, newest first. */
export async function searchMessageId(folder: OpenFolder, messageId: string): Promise<number[]> {
	const query = { header: { 'Message-ID': messageId } };
	const found = sortUids((await search(folder, query)) ?? refused(folder, 'noIdSearch'));
	return found.reverse();
}

/** Returns the UIDs with a header field that holds this text, newest first; null when the server refuses to look. */
export async function searchHeader(
	folder: OpenFolder,
	field: string,
	text: string,
): Promise<number[] | null> {
	const found = await search(folder, { header: { [field]: text } });
	return found === null ? null : sortUids(found).reverse();
}

/** imapflow answers `false` to NO, to BAD and when no folder is open. */
async function search(folder: OpenFolder, query: SearchObject): Promise<number[] | null> {
	const { driver, path, translate } = folder;
	const found = await driver.search(query, { uid: true }).catch((error: unknown) => {
		throw translate(error, { folder: path });
	});
	if (!driver.usable) throw translate(connectionGone(), { folder: path });
	return Array.isArray(found) ? found : null;
}

/** imapflow keeps the server's words to itself: what it refused has to be said by the caller. */
function refused(folder: OpenFolder, refusal: MailboxErrorDetail): never {
	const error = Object.assign(new Error('SEARCH refused'), { responseStatus: 'NO' });
	throw folder.translate(error, { folder: folder.path, refusal });
}
