import { NOT_READ } from '../core/mailbox/not-read';
import type { SettledMail } from '../core/counting/settled-mail';
import type { NoteUnexpected } from '../core/errors/unexpected';
import type { Mailbox, MessageHead, MessageText } from '../core/mailbox/mailbox';
import { MAX_RETRIES } from '../core/memory/cursor';
import { cursorOf, type PollState } from '../core/memory/state';
import type { FetchNext } from '../core/reading/mail-in-order';
import { nameClients } from '../core/reading/name-clients';
import { entriesOf, type QueueEntry } from '../core/reading/queue';
import type { AttemptsOf } from '../core/reading/settle-entry';
import {
	isHopeless,
	readingLimit,
	troubleAfter,
	troubleWith,
	type NumberedFolder,
	type ReadingPhase,
} from '../core/reading/trouble';
import type { NamingRules } from '../core/who/named-client';
import { keptTexts } from './kept-texts';
import type { OpenFolders } from './open-folders';
import type { PollMemory } from './poll-memory';

/** Reads mail in its two phases, ever more carefully where the connection ended over it in polls before. */
interface Reader {
	/** Reads the next heads of a folder, and the texts of those that only they can tell the client of. */
	readonly fetchNext: FetchNext;
	/**
	 * Returns the texts of the wanted ones of settled mail, empty and with the reason where one cannot be read.
	 * A text that named its client is not read again.
	 */
	readTexts(
		settled: readonly SettledMail[],
		isWanted: (mail: SettledMail) => boolean,
	): Promise<Map<SettledMail, MessageText>>;
}

/** Returns what reads the mail of a poll; what goes wrong is kept in `memory` for the next one. */
export function readerOf(
	mailbox: Mailbox,
	folders: OpenFolders,
	numbered: (folder: string) => NumberedFolder,
	rules: NamingRules,
	memory: Pick<PollMemory, 'trouble'>,
	noteUnexpected: NoteUnexpected,
): Reader {
	const kept = keptTexts();
	return { fetchNext, readTexts };

	async function fetchNext(name: string, pending: readonly number[]): Promise<QueueEntry[]> {
		const requested = pending.slice(0, readingLimit(memory.trouble, 'heads', HEADS_PER_FETCH));
		const folder = numbered(name);
		const hopeless = requested.filter((uid) => isHopeless(memory.trouble, 'heads', folder, uid));
		if (hopeless.length > 0) {
			const unread = new Map(hopeless.map((uid) => [uid, ENDS_POLLS]));
			memory.trouble = null;
			return entriesOf(hopeless, { heads: [], gone: [], unread });
		}
		const answer = await reading('heads', folder, requested, async () => {
			await folders.reopen(folder);
			return await mailbox.fetchHeads(requested);
		});
		const named = await nameClients(
			answer.heads,
			rules,
			(heads) => readNamingTexts(folder, heads),
			() => readingLimit(memory.trouble, 'texts', NAMING_TEXTS_PER_FETCH),
			noteUnexpected,
		);
		return entriesOf(requested, answer, named);
	}

	async function readNamingTexts(
		folder: NumberedFolder,
		heads: readonly MessageHead[],
	): Promise<ReadonlyMap<number, MessageText>> {
		const uids = heads.map(({ uid }) => uid);
		if (uids.some((uid) => isHopeless(memory.trouble, 'texts', folder, uid))) return new Map();
		const texts = await reading('texts', folder, uids, () => mailbox.fetchTexts(heads));
		for (const head of heads) {
			const text = texts.get(head.uid);
			if (text?.unreadable === null) kept.keep(head, text);
		}
		return texts;
	}

	/** Reads mail, and leaves word of it in memory should the poll end meanwhile. */
	async function reading<T>(
		phase: ReadingPhase,
		folder: NumberedFolder,
		uids: readonly number[],
		read: () => Promise<T>,
	): Promise<T> {
		const before = memory.trouble;
		memory.trouble = troubleWith(before, phase, folder, uids);
		const result = await read();
		memory.trouble = troubleAfter(before, phase, folder, uids);
		return result;
	}

	async function readTexts(
		settled: readonly SettledMail[],
		isWanted: (mail: SettledMail) => boolean,
	): Promise<Map<SettledMail, MessageText>> {
		const texts = new Map<SettledMail, MessageText>();
		const missing: SettledMail[] = [];
		for (const mail of settled) {
			const text = kept.take(mail.head);
			if (!isWanted(mail)) continue;
			if (text === null) missing.push(mail);
			else texts.set(mail, text);
		}
		for (const name of new Set(missing.map(({ head }) => head.folder))) {
			const inFolder = missing.filter(({ head }) => head.folder === name);
			const folder = numbered(name);
			const [first] = inFolder;
			if (first !== undefined && isHopeless(memory.trouble, 'texts', folder, first.head.uid)) {
				memory.trouble = null;
				texts.set(first, TEXT_ENDS_POLLS);
				continue;
			}
			const heads = inFolder.map(({ head }) => head);
			const uids = heads.map(({ uid }) => uid);
			const found = await reading('texts', folder, uids, async () => {
				await folders.reopen(folder);
				return await mailbox.fetchTexts(heads);
			});
			for (const mail of inFolder) texts.set(mail, found.get(mail.head.uid) ?? VANISHED);
		}
		return texts;
	}
}

/** Returns how many polls tried before to read a message, as `saved` says or this process remembers. */
export function attemptsBefore(
	{ attempts }: Pick<PollMemory, 'attempts'>,
	saved: PollState,
): AttemptsOf {
	return (folder, uid, reason) => {
		if (reason === ENDS_POLLS) return MAX_RETRIES;
		const cursor = cursorOf(saved, folder);
		if (cursor === undefined) return 0;
		const { uidValidity, retries } = cursor;
		const remembered = attempts.get(attemptKey({ folder, uidValidity }, uid));
		return Math.max(remembered ?? 0, retries[uid] ?? 0);
	};
}

/** Returns the key under which the attempts to read a message are remembered. */
function attemptKey({ folder, uidValidity }: NumberedFolder, uid: number | string): string {
	return `${uidValidity}\n${uid}\n${folder}`;
}

/** Remembers how often each message could not be read: a state that goes without an emit is not saved. */
export function rememberAttempts(memory: Pick<PollMemory, 'attempts'>, state: PollState): void {
	memory.attempts.clear();
	for (const [folder, { uidValidity, retries }] of Object.entries(state.folders)) {
		for (const [uid, attempts] of Object.entries(retries)) {
			memory.attempts.set(attemptKey({ folder, uidValidity }, uid), attempts);
		}
	}
}

const HEADS_PER_FETCH = 200;
/** Few, as each may be long. */
const NAMING_TEXTS_PER_FETCH = 20;

/** Why a message is given up over which the connection ended in each poll. */
const ENDS_POLLS = NOT_READ.endsConnection;

const WITHOUT_TEXT = { text: '', html: null, truncated: false, attachments: [] };
const VANISHED: MessageText = {
	...WITHOUT_TEXT,
	unreadable: NOT_READ.vanished,
};
const TEXT_ENDS_POLLS: MessageText = {
	...WITHOUT_TEXT,
	unreadable: NOT_READ.textEndsConnection,
};
