import { MailboxError } from '../../core/errors/mailbox-error';
import type { NoteUnexpected } from '../../core/errors/unexpected';
import { identityIn, seen } from '../../core/counting/settle';
import type { Rules } from '../../core/counting/rules';
import type { Place } from '../../core/explanation/explained';
import type { PlacedMail } from '../../core/explanation/explain';
import type { SearchGaps } from '../../core/explanation/explanation-item';
import type { SearchedFolder } from '../../core/explanation/folder-places';
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

/** What was found, and what could not be looked through. */
export interface Looked {
	/** Those in folders that are collected first. */
	readonly found: readonly FoundOnServer[];
	readonly gaps: SearchGaps;
}

/** Returns the messages an item asks about, and what of these folders could not be looked through. */
export async function lookForMail(
	mailbox: SearchedMailbox,
	sought: Sought,
	search: Search,
	folders: readonly SearchedFolder[],
): Promise<Looked> {
	if (sought.by === 'sender') return await lookForSender(mailbox, sought, search, folders);
	const { reference, messageId, inquiryId } = sought;
	if (reference !== null) {
		const path = reference.folder;
		const place = folders.find((folder) => folder.path === path)?.place ?? 'elsewhere';
		const there = await lookAt(mailbox, { path, place }, sought, search);
		if (there !== null) return { found: [there], gaps: NO_GAPS };
	}
	if (messageId === '' && inquiryId === '') return { found: [], gaps: NO_GAPS };
	let unread: FoundOnServer | null = null;
	const budget = newBudget();
	const looked = await eachFolder(mailbox, folders, async (folder) => {
		const { uidValidity } = folder;
		const isMeant = (head: MessageHead) => idsOf(head, folder, search.stamp).includes(inquiryId);
		const { heads, unread: undelivered } =
			messageId === '' ? await byInquiryId(folder, isMeant) : await byMessageId(isMeant);
		if (heads.length > 0) return await placed(mailbox, heads, folder, search);
		const { path, place } = folder;
		const [uid] = undelivered;
		if (uid !== undefined) unread ??= { kind: 'unread', path, place, uid, uidValidity };
		return null;
	});
	if (looked.result !== null) return { found: looked.result, gaps: NO_GAPS };
	const gaps = { folders: looked.refused, isCut: budget.isCut };
	return { found: unread === null ? [] : [unread], gaps };

	/** Forms give all their messages one Message-ID. */
	async function byMessageId(isMeant: (head: MessageHead) => boolean) {
		const { heads, unread: undelivered } = await namesakesIn(mailbox)(messageId);
		const meant = inquiryId === '' ? heads : heads.filter(isMeant);
		return { heads: meant.slice(-MOST_FOUND), unread: undelivered };
	}

	/** What was never delivered has the inquiryId of its place. */
	async function byInquiryId(folder: OpenFolder, isMeant: (head: MessageHead) => boolean) {
		const uids = await mailbox.searchSince(new Date(search.since));
		const read = await readHeads(mailbox, budget.newest(uids), isMeant);
		const { path, uidValidity } = folder;
		const isMeantUnread = (uid: number) =>
			inquiryIdOf(search.stamp, identityOfPlace({ folder: path, uid, uidValidity })) === inquiryId;
		return { heads: read.heads.slice(-1), unread: read.unread.filter(isMeantUnread) };
	}
}

const NO_GAPS: SearchGaps = { folders: [], isCut: false };

type OpenFolder = SearchedFolder & { readonly uidValidity: string };

/**
 * Does something in one open folder after the other until it returns a result. One that nobody chose and that the
 * server refuses to search is left out, and so is one that cannot be opened.
 */
async function eachFolder<T>(
	mailbox: SearchedMailbox,
	folders: readonly SearchedFolder[],
	look: (folder: OpenFolder) => Promise<T | null>,
): Promise<{ readonly result: T | null; readonly refused: readonly string[] }> {
	const refused: string[] = [];
	for (const folder of folders) {
		const isChosen = folder.place === 'collected';
		const uidValidity = await openIn(mailbox, folder.path);
		if (uidValidity === null) {
			refused.push(folder.path);
			continue;
		}
		const looked = look({ ...folder, uidValidity }).then((result) => ({ result }));
		const answer = await (isChosen ? looked : looked.catch(nothingThere));
		if (answer === null) refused.push(folder.path);
		else if (answer.result !== null) return { result: answer.result, refused };
	}
	return { result: null, refused };
}

/** How many heads are read for one question. */
function newBudget() {
	let left = MOST_HEADS;
	return {
		isCut: false,
		newest(uids: readonly number[]): readonly number[] {
			const some = left > 0 ? uids.slice(-left) : [];
			left -= some.length;
			this.isCut ||= some.length < uids.length;
			return some;
		},
	};
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
): Promise<Looked> {
	const found = new Map<string, FoundOnServer>();
	const budget = newBudget();
	const { refused } = await eachFolder(mailbox, folders, async (folder) => {
		const { uidValidity } = folder;
		const isOfDay = (head: MessageHead) => {
			const { receivedAt } = arrivalOf(head, search.now);
			return receivedAt >= from && receivedAt < until;
		};
		const uids = budget.newest(await searchBetween(mailbox, from - DAY_MS, until + DAY_MS));
		const { heads } = await readHeads(mailbox, uids, isOfDay);
		for (const one of await placed(mailbox, heads, folder, search)) {
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
		return null;
	});
	return { found: [...found.values()], gaps: { folders: refused, isCut: budget.isCut } };
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

/** Returns the UIDs of mail that arrived since a day and before another: servers tell days by their own zones. */
async function searchBetween(
	mailbox: Pick<SearchedMailbox, 'searchSince'>,
	since: number,
	before: number,
): Promise<readonly number[]> {
	const uids = await mailbox.searchSince(new Date(since));
	if (uids.length === 0) return uids;
	const later = new Set(await mailbox.searchSince(new Date(before)));
	return uids.filter((uid) => !later.has(uid));
}

async function readHeads(
	mailbox: SearchedMailbox,
	uids: readonly number[],
	isMeant: (head: MessageHead) => boolean,
) {
	const heads: MessageHead[] = [];
	const unread: number[] = [];
	for (let next = 0; next < uids.length; next += HEADS_PER_FETCH) {
		const answer = await mailbox.fetchHeads(uids.slice(next, next + HEADS_PER_FETCH));
		heads.push(...answer.heads.filter(isMeant));
		unread.push(...answer.unread.keys());
	}
	return { heads, unread };
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
