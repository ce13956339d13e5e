import { MailboxError } from '../../core/errors/mailbox-error';
import type { NoteUnexpected } from '../../core/errors/unexpected';
import { identityIn, seen } from '../../core/counting/settle';
import type { Rules } from '../../core/counting/rules';
import type { Place } from '../../core/explanation/explained';
import type { PlacedMail } from '../../core/explanation/explain';
import { foldersToSearch, type SearchedFolder } from '../../core/explanation/folder-places';
import { arrivalOf } from '../../core/mail/arrival';
import { identityOfPlace, inquiryIdOf } from '../../core/mail/identity';
import { normaliseAddress } from '../../core/mail/address';
import type { FolderStatus, MessageHead } from '../../core/mailbox/mailbox';
import type { MessageReader } from '../../core/mailbox/message-store';
import { nameClients } from '../../core/reading/name-clients';
import { DAY_MS } from '../../core/time/lengths';
import { namesakesIn } from '../message/namesakes';
import { bareMessageId } from '../message/references';
import type { Sought } from './sought-mail';

/** The parts of the port that a search needs. */
export type SearchedMailbox = Pick<
	MessageReader,
	'listFolders' | 'open' | 'searchSince' | 'searchMessageId' | 'fetchHeads' | 'fetchTexts'
>;

/** A message on the server; one without a head is not delivered. */
export type FoundOnServer =
	| { readonly kind: 'mail'; readonly mail: PlacedMail }
	| {
			readonly kind: 'unread';
			readonly path: string;
			readonly place: Place;
			readonly uid: number;
			readonly uidValidity: string;
	  };

/** How a message is looked for. Times in ms. */
export interface Search {
	readonly folders: readonly string[];
	readonly rules: Rules;
	/** Of the account, see `inquiryIdOf`. */
	readonly stamp: string;
	/** Where only the inquiryId is known, mail that arrived since is looked through. */
	readonly since: number;
	readonly now: number;
	readonly noteUnexpected: NoteUnexpected;
}

/** Returns the messages an item asks about, those in folders that are collected first; none where there are none. */
export async function lookForMail(
	mailbox: SearchedMailbox,
	sought: Sought,
	search: Search,
): Promise<FoundOnServer[]> {
	const folders = foldersToSearch(await mailbox.listFolders(), search.folders);
	if (sought.by === 'sender') return await lookForSender(mailbox, sought, search, folders);
	const { reference, messageId, inquiryId } = sought;
	if (reference !== null) {
		const path = reference.folder;
		const place = folders.find((folder) => folder.path === path)?.place ?? 'elsewhere';
		const there = await lookAt(mailbox, { path, place }, sought, search);
		if (there !== null) return [there];
	}
	if (messageId === '' && inquiryId === '') return [];
	let unread: FoundOnServer | null = null;
	let left = MOST_HEADS;
	for (const folder of folders) {
		const uidValidity = await openIn(mailbox, folder.path);
		if (uidValidity === null) continue;
		const isMeant = (head: MessageHead) =>
			idsOf(head, { path: folder.path, uidValidity }, search.stamp).includes(inquiryId);
		const { heads, unread: undelivered } =
			messageId === '' ? await byInquiryId(isMeant) : await byMessageId(isMeant);
		if (heads.length > 0) return await placed(mailbox, heads, { ...folder, uidValidity }, search);
		const [uid] = undelivered;
		if (uid !== undefined) unread ??= { kind: 'unread', ...folder, uid, uidValidity };
	}
	return unread === null ? [] : [unread];

	/** Forms give all their messages one Message-ID. */
	async function byMessageId(isMeant: (head: MessageHead) => boolean) {
		const { heads, unread: undelivered } = await namesakesIn(mailbox)(messageId);
		const meant = inquiryId === '' ? heads : heads.filter(isMeant);
		return { heads: meant.slice(-MOST_FOUND), unread: undelivered };
	}

	async function byInquiryId(isMeant: (head: MessageHead) => boolean) {
		const read = await readSince(mailbox, search.since, left, isMeant);
		left -= read.looked;
		return { heads: read.heads.slice(-1), unread: [] };
	}
}

/** Messages with one Message-ID, or of one sender on one day. */
const MOST_FOUND = 50;
const HEADS_PER_FETCH = 200;
/** Of all folders together: a few minutes at the slowest service. */
const MOST_HEADS = 20_000;
const TEXTS_PER_FETCH = 20;

async function lookForSender(
	mailbox: SearchedMailbox,
	{ sender, from, until }: Sought & { by: 'sender' },
	search: Search,
	folders: readonly SearchedFolder[],
): Promise<FoundOnServer[]> {
	const found = new Map<string, FoundOnServer>();
	let left = MOST_HEADS;
	for (const folder of folders) {
		const uidValidity = await openIn(mailbox, folder.path);
		if (uidValidity === null) continue;
		const isOfDay = (head: MessageHead) => {
			const { receivedAt } = arrivalOf(head, search.now);
			return receivedAt >= from && receivedAt < until;
		};
		const read = await readSince(mailbox, from - DAY_MS, left, isOfDay);
		left -= read.looked;
		for (const one of await placed(mailbox, read.heads, { ...folder, uidValidity }, search)) {
			if (one.kind !== 'mail') continue;
			const { head, named } = one.mail;
			const seenAsSender = [
				seen(head, search.rules, named).sender.address,
				...head.from.map(({ address }) => normaliseAddress(address) ?? ''),
			];
			const isTheirs = seenAsSender.some((address) => sender.has(address));
			const id = inquiryIdOf(search.stamp, identityIn(uidValidity, head));
			if (isTheirs && !found.has(id) && found.size < MOST_FOUND) found.set(id, one);
		}
	}
	return [...found.values()];
}

/** Returns what is at a place, if it is what is meant. */
async function lookAt(
	mailbox: SearchedMailbox,
	folder: SearchedFolder,
	{ reference, messageId, inquiryId }: Sought & { by: 'message' },
	search: Search,
): Promise<FoundOnServer | null> {
	const uidValidity = await openIn(mailbox, folder.path);
	if (uidValidity === null || reference === null || reference.uid === null) return null;
	if (reference.uidValidity !== '' && reference.uidValidity !== uidValidity) return null;
	const { uid } = reference;
	const { heads, unread } = await mailbox.fetchHeads([uid]);
	if (unread.has(uid)) return { kind: 'unread', ...folder, uid, uidValidity };
	const [head] = heads;
	if (head === undefined) return null;
	if (messageId !== '' && bareMessageId(head.messageId) !== messageId) return null;
	const ids = idsOf(head, { path: folder.path, uidValidity }, search.stamp);
	if (inquiryId !== '' && !ids.includes(inquiryId) && head.identity !== '') return null;
	const [found] = await placed(mailbox, [head], { ...folder, uidValidity }, search);
	return found ?? null;
}

/** Returns UIDVALIDITY, and null as `openIfPossible`. */
async function openIn(mailbox: SearchedMailbox, folder: string): Promise<string | null> {
	const status = await openIfPossible(mailbox, folder);
	return status === null ? null : (status.uidValidity ?? '0');
}

/** Opens a folder; null for one that cannot be opened, in which nothing can be found. */
export async function openIfPossible(
	mailbox: SearchedMailbox,
	folder: string,
): Promise<FolderStatus | null> {
	return await mailbox.open(folder).catch(nothingThere);
}

function nothingThere(error: unknown): null {
	if (error instanceof MailboxError && error.reach === 'folder') return null;
	throw error;
}

async function readSince(
	mailbox: SearchedMailbox,
	since: number,
	most: number,
	isMeant: (head: MessageHead) => boolean,
) {
	const uids = (await mailbox.searchSince(new Date(since))).slice(-Math.max(0, most));
	const heads: MessageHead[] = [];
	for (let next = 0; next < uids.length; next += HEADS_PER_FETCH) {
		const answer = await mailbox.fetchHeads(uids.slice(next, next + HEADS_PER_FETCH));
		heads.push(...answer.heads.filter(isMeant));
	}
	return { heads, looked: uids.length };
}

/** As the trigger gives it to a message, or to its place where it could not read it. */
function idsOf(
	head: MessageHead,
	{ path, uidValidity }: { path: string; uidValidity: string },
	stamp: string,
): string[] {
	const place = { folder: path, uid: head.uid, uidValidity };
	return [identityIn(uidValidity, head), identityOfPlace(place)].map((identity) =>
		inquiryIdOf(stamp, identity),
	);
}

/** With the clients that texts name, as long as the folder is open. */
async function placed(
	mailbox: SearchedMailbox,
	heads: readonly MessageHead[],
	{ place, uidValidity }: SearchedFolder & { uidValidity: string },
	{ rules, noteUnexpected }: Search,
): Promise<FoundOnServer[]> {
	const named = await nameClients(
		heads,
		rules,
		(telling) => mailbox.fetchTexts(telling),
		() => TEXTS_PER_FETCH,
		noteUnexpected,
	);
	return heads.map((head) => ({
		kind: 'mail',
		mail: { head, named: named.get(head.uid) ?? null, uidValidity, place },
	}));
}
