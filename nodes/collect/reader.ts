import type { Mailbox, MessageHead, MessageText } from '../core/mailbox/mailbox';
import type { NamingRules } from '../core/who/named-client';
import type { PollState } from '../core/memory/state';
import { withFetched, type FolderQueue } from '../core/reading/queue';
import type { SettledMail } from '../core/counting/settled-mail';
import {
	isHopeless,
	readingLimit,
	troubleAfter,
	troubleWith,
	type Place,
	type ReadingPhase,
} from '../core/reading/trouble';
import { nameClients } from './name-clients';
import type { PollMemory } from './poll-memory';
import type { OpenFolders } from './open-folders';

/** Reads mail in its two phases, ever more carefully where the connection ended over it in polls before. */
export interface Reader {
	/** Returns a queue with its next mails read, and the texts of those that only they can tell the client of. */
	fetchNext(queue: FolderQueue): Promise<FolderQueue>;
	/** Returns the texts of mails, empty and with the reason where one cannot be read. */
	readTexts(wanted: readonly SettledMail[]): Promise<Map<SettledMail, MessageText>>;
}

/** Returns what reads the mail of a poll; what goes wrong is kept in `memory` for the next one. */
export function readerOf(
	mailbox: Mailbox,
	folders: OpenFolders,
	rules: NamingRules,
	memory: PollMemory,
): Reader {
	return { fetchNext, readTexts };

	async function fetchNext(queue: FolderQueue): Promise<FolderQueue> {
		const { folder, pending } = queue;
		const requested = pending.slice(0, readingLimit(memory.trouble, 'heads', HEADS_PER_FETCH));
		const place = folders.placeOf(folder);
		const hopeless = requested.filter((uid) => isHopeless(memory.trouble, 'heads', place, uid));
		if (hopeless.length > 0) {
			const unread = new Map(hopeless.map((uid) => [uid, ENDS_POLLS]));
			memory.trouble = null;
			return withFetched(queue, hopeless, { heads: [], gone: [], unread });
		}
		const answer = await reading('heads', place, requested, async () => {
			await folders.open(folder);
			return await mailbox.fetchHeads(requested);
		});
		const named = await nameClients(
			answer.heads,
			rules,
			(heads) => readNamingTexts(place, heads),
			() => readingLimit(memory.trouble, 'texts', NAMING_TEXTS_PER_FETCH),
		);
		return withFetched(queue, requested, answer, named);
	}

	async function readNamingTexts(
		place: Place,
		heads: readonly MessageHead[],
	): Promise<ReadonlyMap<number, MessageText>> {
		const uids = heads.map(({ uid }) => uid);
		if (uids.some((uid) => isHopeless(memory.trouble, 'texts', place, uid))) return new Map();
		return await reading('texts', place, uids, () => mailbox.fetchTexts(heads));
	}

	/** Reads mails, and leaves word of them in memory should the poll end meanwhile. */
	async function reading<T>(
		phase: ReadingPhase,
		place: Place,
		uids: readonly number[],
		read: () => Promise<T>,
	): Promise<T> {
		const before = memory.trouble;
		memory.trouble = troubleWith(before, phase, place, uids);
		const result = await read();
		memory.trouble = troubleAfter(before, phase, place, uids);
		return result;
	}

	async function readTexts(wanted: readonly SettledMail[]): Promise<Map<SettledMail, MessageText>> {
		const texts = new Map<SettledMail, MessageText>();
		for (const folder of new Set(wanted.map(({ head }) => head.folder))) {
			const inFolder = wanted.filter(({ head }) => head.folder === folder);
			const place = folders.placeOf(folder);
			const [first] = inFolder;
			if (first !== undefined && isHopeless(memory.trouble, 'texts', place, first.head.uid)) {
				memory.trouble = null;
				texts.set(first, TEXT_ENDS_POLLS);
				continue;
			}
			const heads = inFolder.map(({ head }) => head);
			const uids = heads.map(({ uid }) => uid);
			const found = await reading('texts', place, uids, async () => {
				await folders.open(folder);
				return await mailbox.fetchTexts(heads);
			});
			for (const mail of inFolder) texts.set(mail, found.get(mail.head.uid) ?? VANISHED);
		}
		return texts;
	}
}

/** Returns the key under which the attempts to read a mail are remembered. */
export function attemptKey({ folder, uidValidity }: Place, uid: number | string): string {
	return `${uidValidity}\n${uid}\n${folder}`;
}

/** Notes how often each mail could not be read, as the state says: one that goes without an emit is not saved. */
export function rememberAttempts(memory: PollMemory, state: PollState): void {
	memory.attempts.clear();
	for (const [folder, { uidValidity, retries }] of Object.entries(state.folders)) {
		for (const [uid, attempts] of Object.entries(retries)) {
			memory.attempts.set(attemptKey({ folder, uidValidity }, uid), attempts);
		}
	}
}

const HEADS_PER_FETCH = 200;
/** Few, as each may be long and only the client's name is kept of it. */
const NAMING_TEXTS_PER_FETCH = 20;

/** Why a mail is given up over which the connection ended in each poll. */
export const ENDS_POLLS = 'the connection ends each time it is read';

const WITHOUT_TEXT = { text: '', html: null, truncated: false, attachments: [] };
const VANISHED: MessageText = {
	...WITHOUT_TEXT,
	unreadable: 'The mail was moved or deleted before its text could be read.',
};
const TEXT_ENDS_POLLS: MessageText = {
	...WITHOUT_TEXT,
	unreadable: 'The text could not be read: the connection ends each time.',
};
