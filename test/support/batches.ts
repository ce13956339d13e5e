import { UNNOTED } from '../../nodes/core/errors/unexpected';
import type { PollState } from '../../nodes/core/memory/state';
import { takeBatch, type Batch, type BatchLimit } from '../../nodes/core/reading/batch';
import { mailInOrder, type NextMail } from '../../nodes/core/reading/mail-in-order';
import type { QueueEntry } from '../../nodes/core/reading/queue';
import { settleEntry } from '../../nodes/core/reading/settle-entry';
import { head, type WrittenHead } from './head';
import { pollState, rules, STARTED_AT } from './poll-state';

const NOW = STARTED_AT + 86_400_000;
export const ALL: BatchLimit = { reported: Infinity, settled: Infinity };

/** A folder and what a fetch of all its mail would give. */
export interface ListedFolder {
	readonly folder: string;
	readonly entries: readonly QueueEntry[];
}

export function mail(uid: number, written: WrittenHead = {}): QueueEntry {
	return {
		kind: 'mail',
		uid,
		head: head({ uid, from: `client${uid}@client.example`, ...written }),
		named: null,
	};
}

export const gone = (uid: number): QueueEntry => ({ kind: 'gone', uid });
export const unread = (uid: number): QueueEntry => ({
	...{ kind: 'unread', uid, reason: 'a broken header' },
});
export const inbox = (...entries: QueueEntry[]): ListedFolder => ({ folder: 'INBOX', entries });

/** Returns the mail of folders in order; `perFetch` at once, each fetch noted in `fetches` as `folder: UIDs`. */
export function inOrder(
	folders: readonly ListedFolder[],
	perFetch = Infinity,
	fetches: string[] = [],
): AsyncGenerator<NextMail, void, undefined> {
	const queues = folders.map(({ folder, entries }) => {
		return { folder, pending: entries.map(({ uid }) => uid) };
	});
	return mailInOrder(queues, (folder, pending) => {
		const requested = pending.slice(0, perFetch);
		fetches.push(`${folder}: ${requested.join(' ')}`);
		const entries = folders.find((other) => other.folder === folder)?.entries ?? [];
		return Promise.resolve(entries.filter(({ uid }) => requested.includes(uid)));
	});
}

/** Settles one batch of the mail, by the rules of `info@company.example`. */
export async function settle(
	folders: readonly ListedFolder[] | AsyncGenerator<NextMail, void, undefined>,
	limit: BatchLimit = ALL,
	choices: { readonly state?: PollState; readonly attempts?: number } = {},
): Promise<Batch> {
	const { state = pollState(), attempts = 0 } = choices;
	const order = Symbol.asyncIterator in folders ? folders : inOrder(folders);
	return await takeBatch(order, state, limit, (before, next) =>
		settleEntry(before, next, rules(), () => attempts, NOW, UNNOTED),
	);
}

export const uidsOf = ({ mails }: Batch): number[] => mails.map(({ head: { uid } }) => uid);
