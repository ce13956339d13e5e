import { setImmediate } from 'node:timers/promises';
import { withClosestFolder } from '../../collect/folder-problem';
import { MailboxError } from '../../core/errors/mailbox-error';
import type { NoteUnexpected } from '../../core/errors/unexpected';
import type { FolderStatus, Mailbox, MessageHead } from '../../core/mailbox/mailbox';
import { mailInOrder } from '../../core/reading/mail-in-order';
import type { QueueEntry } from '../../core/reading/queue';
import { spanOf, type CutShort } from '../../core/simulation/simulated-span';
import { DAY_MS, MINUTE_MS } from '../../core/time/lengths';
import type { NamingRules } from '../../core/who/named-client';
import type { Naming } from '../../core/who/sender';
import { unexpectedLog } from '../../n8n/errors/unexpected-log';
import { foldersOf, wholeNumber } from '../../n8n/parameters/parameters';
import { ruleParametersOf, rulesOf } from '../../n8n/parameters/read-rules';
import type { MailboxJob } from '../mailbox-job';
import { nextEntries } from './next-entries';

/** Past mail that is read in the order a trigger would. */
export interface Pass {
	readonly folders: readonly string[];
	/** In ms. */
	readonly since: number;
	readonly rules: NamingRules;
	/** After this moment (ms) no more mail is read. */
	readonly stopAt: number;
	readonly now: number;
	readonly noteUnexpected: NoteUnexpected;
}

/** Takes mail one by one. */
interface Taker {
	settle(head: MessageHead, named: Naming): void;
	settleUnread(): void;
}

/** What was found before the first message is read. */
interface Found {
	readonly folders: ReadonlyArray<{ readonly folder: string; readonly status: FolderStatus }>;
	/** Unix ms: later than asked for where there is too much mail. */
	readonly since: number;
}

/** Returns the pass that the fields of an operation ask for, from now. Throws `SettingError`. */
export function passOf({ context, account, now }: MailboxJob) {
	const rules = ruleParametersOf((name) => context.getNodeParameter(name, 0, {}));
	const days = wholeNumber('Days', context.getNodeParameter('days', 0), 1, 3650);
	return {
		folders: foldersOf(context.getNodeParameter('folders', 0)),
		since: now - days * DAY_MS,
		rules: rulesOf(rules, account),
		stopAt: now + READING_MS,
		now,
		noteUnexpected: unexpectedLog(context.logger),
	} satisfies Pass;
}

/** How long one pass reads at most. */
const READING_MS = 20 * MINUTE_MS;
const MAILS_AT_ONCE = 20;
/** Of all folders together. Some 100 MB of memory at most; every period remembers the pairs of so many messages. */
const MAX_MAILS = 100_000;

/** Hands the mail of folders to what `begin` returns, oldest first, with the client that its text names. */
export async function passThrough<T extends Taker>(
	mailbox: Mailbox,
	pass: Pass,
	begin: (found: Found) => T,
): Promise<{ readonly taker: T; readonly since: number; readonly cutShort: CutShort | null }> {
	const { folders, stopAt } = pass;
	const opened = new Map<string, FolderStatus>();
	let current = '';
	const { since, found, cutShort } = await spanOf({ ...pass, most: MAX_MAILS }, search);
	const taker = begin({
		since,
		folders: [...opened].map(([folder, status]) => ({ folder, status })),
	});
	const queues = folders.map((folder) => ({ folder, pending: found.get(folder) ?? [] }));
	let settled = 0;
	for await (const { entry } of mailInOrder(queues, fetchNext)) {
		if (Date.now() > stopAt) return { taker, since, cutShort: { because: 'outOfTime' } };
		// Other workflows run in the same process.
		if (++settled % MAILS_AT_ONCE === 0) await setImmediate();
		if (entry.kind === 'mail') taker.settle(entry.head, entry.named);
		else if (entry.kind === 'unread') taker.settleUnread();
	}
	return { taker, since, cutShort };

	/** A day more, and exact times when settling, as the trigger does. Mail that arrives meanwhile is not looked at. */
	async function search(folder: string, from: number) {
		const status = current === folder ? opened.get(folder) : await open(folder);
		if (status !== undefined && !opened.has(folder)) opened.set(folder, status);
		const end = opened.get(folder)?.uidNext ?? Infinity;
		const uids = await mailbox.searchSince(new Date(from - DAY_MS));
		return uids.filter((uid) => uid < end);
	}

	async function open(folder: string) {
		current = folder;
		return await openOrAdvise(mailbox, folder);
	}

	async function fetchNext(folder: string, pending: readonly number[]): Promise<QueueEntry[]> {
		if (folder !== current) await open(folder);
		return await nextEntries(mailbox, pending, pass);
	}
}

/** Opens a folder; one that does not exist is answered with the name that was meant. */
export async function openOrAdvise(mailbox: Mailbox, folder: string): Promise<FolderStatus> {
	return await mailbox.open(folder).catch(async (error: unknown) => {
		throw error instanceof MailboxError ? await withClosestFolder(mailbox, error) : error;
	});
}
