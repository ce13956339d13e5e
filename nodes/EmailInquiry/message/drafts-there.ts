import { headerIdOf } from '../../core/draft/draft';
import { MAX_UID, type Headers } from '../../core/mailbox/mailbox';
import type { MessageReader } from '../../core/mailbox/message-store';
import { INQUIRY_HEADER } from '../../mime/compose';

/** An answer as it lies in a folder. */
export interface PlacedDraft {
	readonly folder: string;
	/** Null when the server did not say. */
	readonly uid: number | null;
	readonly uidValidity: string | null;
	readonly messageId: string;
	readonly from: string;
	readonly to: string;
	readonly subject: string;
}

/** The message whose answer is looked for. */
export interface Sought {
	readonly inquiryId: string;
	readonly messageId: string;
}

/** `drafts`: an answer somebody began by hand counts too. `sent`: only ours, since a receipt is sent for the same message. */
export type Shelf = 'drafts' | 'sent';

type Searched = Pick<MessageReader, 'open' | 'searchHeader' | 'searchUids' | 'fetchFields'>;

/** Opens a folder and returns the answers that lie in it, by `inquiryId`; of several the newest. */
export async function draftsThere(
	reader: Searched,
	folder: string,
	shelf: Shelf,
	sought: readonly Sought[],
): Promise<ReadonlyMap<string, PlacedDraft>> {
	if (sought.length === 0) return new Map();
	const { uidValidity, uidNext } = await reader.open(folder);
	const uids = new Set<number>();
	for (const { inquiryId, messageId } of sought) {
		const ours = await reader.searchHeader(INQUIRY_HEADER, headerIdOf(inquiryId));
		const byHand =
			shelf === 'drafts' && messageId !== ''
				? await reader.searchHeader('In-Reply-To', messageId)
				: null;
		for (const uid of [...(ours ?? []), ...(byHand ?? [])].slice(0, MAX_FOUND)) uids.add(uid);
	}
	// Some servers find no headers but the usual ones, or find new mail only after a while.
	if (shelf === 'drafts' && uidNext !== null) {
		const recent = await reader.searchUids(Math.max(1, uidNext - LOOKED_THROUGH), MAX_UID);
		for (const uid of recent) uids.add(uid);
	}
	const byUid = await reader.fetchFields([...uids], FIELDS);
	const newestFirst = [...byUid].sort(([one], [other]) => other - one);
	const found = new Map<string, PlacedDraft>();
	for (const one of sought) {
		const there = newestFirst.find(([, fields]) => isAnswerTo(fields, one, shelf));
		if (there === undefined) continue;
		const [uid, fields] = there;
		found.set(one.inquiryId, { folder, uid, uidValidity, ...contentOf(fields) });
	}
	return found;
}

/** A message is answered a few times; a form gives thousands of messages one Message-ID. */
const MAX_FOUND = 50;
const LOOKED_THROUGH = 200;
const FIELDS = [INQUIRY_HEADER, 'In-Reply-To', 'Message-ID', 'From', 'To', 'Subject'];

function isAnswerTo(fields: Headers, { inquiryId, messageId }: Sought, shelf: Shelf): boolean {
	const id = first(fields, INQUIRY_HEADER.toLowerCase());
	if (id !== '') return id === headerIdOf(inquiryId);
	return shelf === 'drafts' && messageId !== '' && first(fields, 'in-reply-to') === messageId;
}

function contentOf(fields: Headers) {
	return {
		messageId: first(fields, 'message-id'),
		from: first(fields, 'from'),
		to: first(fields, 'to'),
		subject: first(fields, 'subject'),
	};
}

function first(fields: Headers, name: string): string {
	return (fields[name]?.[0] ?? '').trim();
}
