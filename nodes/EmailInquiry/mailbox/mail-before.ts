import { setImmediate } from 'node:timers/promises';
import type { Basis } from '../../core/explanation/explanation-item';
import type { PlacedMail } from '../../core/explanation/explain';
import { beginReckoning, withNextMail } from '../../core/explanation/reckoning';
import { arrivalOf } from '../../core/mail/arrival';
import type { FolderStatus } from '../../core/mailbox/mailbox';
import type { PollState } from '../../core/memory/state';
import { mailInOrder } from '../../core/reading/mail-in-order';
import type { FolderQueue, QueueEntry } from '../../core/reading/queue';
import { DAY_MS, MINUTE_MS } from '../../core/time/lengths';
import { openIfPossible, type Search, type SearchedMailbox } from './look-for-mail';
import { nextEntries } from './next-entries';

/** What a trigger would remember when it comes to a message, and what that was worked out from. */
export interface Before {
	readonly basis: Basis;
	readonly state: PollState;
}

/**
 * Goes through the mail before some messages as a trigger would that collects from a month, or two repeat periods,
 * before the first of them: for where nothing says what the trigger remembers. One pass serves as many messages as
 * it can. Messages that there is no time for are left out; `stopAt` in ms.
 */
export async function mailBefore(
	mailbox: SearchedMailbox,
	mails: readonly PlacedMail[],
	search: Search,
	stopAt: number,
): Promise<ReadonlyMap<PlacedMail, Before>> {
	const { rules, now, noteUnexpected } = search;
	const state = beginReckoning({ folders: [], since: 0, rules, now, noteUnexpected });
	const alone: Before = { basis: { kind: 'none' }, state };
	const before = new Map(mails.map((mail) => [mail, alone]));
	const arrived = ({ head }: PlacedMail) => arrivalOf(head, now).receivedAt;
	const collected = mails.filter(({ place }) => place === 'collected');
	const groups = [collected.sort((a, b) => arrived(a) - arrived(b))];
	for (let group = groups.shift(); group !== undefined; group = groups.shift()) {
		const [first, last] = [group.at(0), group.at(-1)];
		if (first === undefined || last === undefined) continue;
		if (Date.now() > stopAt) {
			for (const mail of group) before.delete(mail);
			continue;
		}
		const since = arrived(first) - Math.max(30 * DAY_MS, 2 * rules.periodSeconds * 1000);
		const queues = await queuesOf(mailbox, group, search, {
			since,
			last: { folder: last.head.folder, receivedAt: arrived(last) },
		});
		if (queues !== null) {
			const states = await statesIn(mailbox, group, search, { since, ...queues });
			const basis = { kind: 'headers', since } as const;
			for (const [mail, known] of states) before.set(mail, { basis, state: known });
		} else if (group.length > 1) {
			const middle = Math.ceil(group.length / 2);
			groups.unshift(group.slice(0, middle), group.slice(middle));
		}
	}
	return before;
}

interface Queues {
	readonly opened: ReadonlyArray<{ readonly folder: string; readonly status: FolderStatus }>;
	readonly pending: readonly FolderQueue[];
}

/** Null: it is too much mail. What comes after the messages themselves does not count. */
async function queuesOf(
	mailbox: SearchedMailbox,
	group: readonly PlacedMail[],
	{ folders }: Search,
	{ since, last }: { readonly since: number; readonly last: ArrivedMail },
): Promise<Queues | null> {
	const opened: Array<{ folder: string; status: FolderStatus }> = [];
	const lines: Array<{ folder: string; highest: number; uids: readonly number[] }> = [];
	const later = new Map<string, ReadonlySet<number>>();
	for (const folder of folders) {
		const status = await openIfPossible(mailbox, folder);
		if (status === null) continue;
		const asked = group.flatMap(({ head }) => (head.folder === folder ? [head.uid] : []));
		const highest = asked.reduce((a, b) => Math.max(a, b), 0);
		// A day more, as the server tells days by its own zone.
		const uids = await mailbox.searchSince(new Date(since - DAY_MS));
		const after = await mailbox.searchSince(new Date(last.receivedAt + 2 * DAY_MS));
		opened.push({ folder, status });
		lines.push({ folder, highest, uids });
		later.set(folder, new Set(after));
	}
	const isLater = (folder: string, uid: number) => later.get(folder)?.has(uid) === true;
	// Mail that was moved here: what a trigger read of other folders before it is not told by days.
	const isOutOfOrder = lines.some(({ folder, highest, uids }) =>
		uids.some((uid) => uid <= highest && isLater(folder, uid)),
	);
	const pending = lines.map(({ folder, highest, uids }) => {
		const isBefore = (uid: number) =>
			uid <= highest || (folder !== last.folder && !isLater(folder, uid));
		return { folder, pending: isOutOfOrder ? uids : uids.filter(isBefore) };
	});
	const found = pending.reduce((sum, { pending: uids }) => sum + uids.length, 0);
	return found > MOST_MAILS ? null : { opened, pending };
}

interface ArrivedMail {
	readonly folder: string;
	readonly receivedAt: number;
}

/** Messages that there is no time for are left out. */
async function statesIn(
	mailbox: SearchedMailbox,
	group: readonly PlacedMail[],
	{ rules, now, noteUnexpected }: Search,
	{ since, opened, pending }: Queues & { readonly since: number },
): Promise<ReadonlyMap<PlacedMail, PollState>> {
	const order = { folders: opened, since, rules, now, noteUnexpected };
	const states = new Map<PlacedMail, PollState>();
	const stopAt = Date.now() + READING_MS;
	let state = beginReckoning(order);
	let settled = 0;
	let current = '';
	for await (const next of mailInOrder(pending, fetchNext)) {
		for (const mail of group) {
			const { folder, uid } = mail.head;
			if (folder === next.folder && uid === next.entry.uid) states.set(mail, state);
		}
		if (states.size === group.length) return states;
		if (Date.now() > stopAt) return states;
		// Other workflows run in the same process.
		if (++settled % MAILS_AT_ONCE === 0) await setImmediate();
		state = withNextMail(state, next, order);
	}
	for (const mail of group) if (!states.has(mail)) states.set(mail, state);
	return states;

	async function fetchNext(folder: string, uids: readonly number[]): Promise<QueueEntry[]> {
		if (folder !== current) await mailbox.open(folder);
		current = folder;
		return await nextEntries(mailbox, uids, { rules, noteUnexpected });
	}
}

const MOST_MAILS = 10_000;
const READING_MS = 5 * MINUTE_MS;
const MAILS_AT_ONCE = 20;
