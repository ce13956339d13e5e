import { NOT_READ } from '../../core/mailbox/not-read';
import type { FetchMessageObject, FetchQueryObject } from 'imapflow';

import type { MailboxError } from '../../core/errors/mailbox-error';
import type { FetchedHeads, MessageHead } from '../../core/mailbox/mailbox';
import { fetchRows, fetchRowsSplitting, inChunks, type OpenFolder, sortUids } from './fetch';
import { withContentHashes } from './content-hashes';
import { HEADER_FIELDS, toHead } from '../../mime/head';
import { MAX_LITERAL_SIZE } from '../../mime/limits';
import { searchPresent } from './search';

/** imapflow sends UIDs as they are given, and a command line should stay short. */
const UIDS_PER_FETCH = 200;
/** Up to this many are asked for one by one when a server left them out. */
const MAX_SINGLES = 20;
/** With more than this the server is at fault, and the time is better spent at the next poll. */
const MAX_LAST_RESORTS = 50;
const SOURCE_LENGTH = 64 * 1024;

const PLAIN: FetchQueryObject = {
	uid: true,
	internalDate: true,
	size: true,
	headers: HEADER_FIELDS,
};
const FULL: FetchQueryObject = { ...PLAIN, bodyStructure: true };
const ALL_HEADERS: FetchQueryObject = { ...PLAIN, headers: true };
const SOURCE: FetchQueryObject = {
	...{ uid: true, internalDate: true, size: true },
	source: { maxLength: SOURCE_LENGTH },
};

/** Fetches the heads of the given UIDs and accounts for every one of them. */
export async function fetchHeads(
	folder: OpenFolder,
	uids: Iterable<number>,
): Promise<FetchedHeads> {
	const collected = new Collected(folder, sortUids(uids));
	for (const chunk of inChunks(collected.wanted, UIDS_PER_FETCH)) {
		collected.note(await fetchRowsSplitting(folder, chunk, FULL, collected.accept));
	}
	// A FETCH may end well with rows missing, and a broken BODYSTRUCTURE must not hide a message.
	for (const group of inSmallGroups(collected.missing())) {
		collected.note(await fetchRowsSplitting(folder, group, PLAIN, collected.accept));
	}
	for (const uid of collected.missing().slice(0, MAX_LAST_RESORTS)) {
		collected.note(await fetchRows(folder, [uid], collected.lastResort(uid), collected.accept));
	}
	const found = collected.reconcile(await searchPresent(folder, collected.missing()));
	return { ...found, heads: await withContentHashes(folder, found.heads) };
}

function inSmallGroups(uids: number[]): number[][] {
	return inChunks(uids, uids.length > MAX_SINGLES ? UIDS_PER_FETCH : 1);
}

class Collected {
	private readonly heads = new Map<number, MessageHead>();
	private readonly sizes = new Map<number, number>();
	private reason: string = NOT_READ.notSent;

	constructor(
		private readonly folder: Pick<OpenFolder, 'path' | 'noteUnexpected'>,
		readonly wanted: readonly number[],
	) {}

	readonly accept = (row: FetchMessageObject): void => {
		if (row.size !== undefined) this.sizes.set(row.uid, row.size);
		if (this.heads.has(row.uid)) return;
		const head = this.read(row);
		if (head !== null) this.heads.set(row.uid, head);
	};

	note(refusal: MailboxError | null): void {
		if (refusal === null) return;
		const { serverText } = refusal;
		this.reason = serverText ? `${NOT_READ.answered} “${serverText}”` : NOT_READ.refused;
	}

	missing(): number[] {
		return this.wanted.filter((uid) => !this.heads.has(uid));
	}

	/** Not every server honours a partial fetch, and a literal above the limit ends the connection. */
	lastResort(uid: number): FetchQueryObject {
		return (this.sizes.get(uid) ?? 0) > MAX_LITERAL_SIZE ? ALL_HEADERS : SOURCE;
	}

	/** `present` is null when the server does not tell which messages are still there. */
	reconcile(present: ReadonlySet<number> | null): FetchedHeads {
		const missing = this.missing();
		const isGone = (uid: number) => present !== null && !present.has(uid);
		const gone = missing.filter(isGone);
		const unread = missing.filter((uid) => !isGone(uid));
		return {
			heads: this.wanted.flatMap((uid) => this.heads.get(uid) ?? []),
			gone,
			unread: new Map(unread.map((uid) => [uid, this.reason])),
		};
	}

	private read(row: FetchMessageObject): MessageHead | null {
		try {
			return toHead(this.folder.path, row);
		} catch (error) {
			this.reason = `${NOT_READ.noHeader} (reference ${this.folder.noteUnexpected(error)})`;
			return null;
		}
	}
}
