import { setImmediate } from 'node:timers/promises';
import type { Basis } from '../../core/explanation/explanation-item';
import type { PlacedMail } from '../../core/explanation/explain';
import { beginReckoning, withNextMail } from '../../core/explanation/reckoning';
import { arrivalOf } from '../../core/mail/arrival';
import type { FolderStatus } from '../../core/mailbox/mailbox';
import type { PollState } from '../../core/memory/state';
import { mailInOrder } from '../../core/reading/mail-in-order';
import { nameClients } from '../../core/reading/name-clients';
import { entriesOf, type FolderQueue, type QueueEntry } from '../../core/reading/queue';
import { DAY_MS, MINUTE_MS } from '../../core/time/lengths';
import { openIfPossible, type Search, type SearchedMailbox } from './look-for-mail';

/** What a trigger would remember when it comes to each of these messages, and what that was worked out from. */
interface MailBefore {
	readonly basis: Basis;
	readonly states: ReadonlyMap<PlacedMail, PollState>;
}

/**
 * Goes through the mail before some messages as a trigger would that collects from a month, or two repeat periods,
 * before the first of them: for where nothing says what the trigger remembers.
 */
export async function mailBefore(
	mailbox: SearchedMailbox,
	mails: readonly PlacedMail[],
	{ folders, rules, now, noteUnexpected }: Search,
): Promise<MailBefore> {
	const collected = mails.filter(({ place }) => place === 'collected');
	const earliest = Math.min(...collected.map(({ head }) => arrivalOf(head, now).receivedAt));
	const since = earliest - Math.max(30 * DAY_MS, 2 * rules.periodSeconds * 1000);
	const queues = collected.length === 0 ? null : await queuesSince(since);
	if (queues === null) return withoutMail();

	const order = { folders: queues.opened, since, rules, now, noteUnexpected };
	const states = new Map<PlacedMail, PollState>();
	const stopAt = Date.now() + READING_MS;
	let state = beginReckoning(order);
	let settled = 0;
	for await (const next of mailInOrder(queues.pending, fetchNext)) {
		for (const mail of collected) {
			const { folder, uid } = mail.head;
			if (folder === next.folder && uid === next.entry.uid) states.set(mail, state);
		}
		if (states.size === collected.length) break;
		if (Date.now() > stopAt) return withoutMail();
		// Other workflows run in the same process.
		if (++settled % MAILS_AT_ONCE === 0) await setImmediate();
		state = withNextMail(state, next, order);
	}
	for (const mail of mails) if (!states.has(mail)) states.set(mail, state);
	return { basis: { kind: 'headers', since }, states };

	/** Too much mail, or none that counts: then only the message itself tells. */
	function withoutMail(): MailBefore {
		const nothing = beginReckoning({ folders: [], since: 0, rules, now, noteUnexpected });
		return { basis: { kind: 'none' }, states: new Map(mails.map((mail) => [mail, nothing])) };
	}

	async function queuesSince(from: number) {
		const opened: Array<{ folder: string; status: FolderStatus }> = [];
		const pending: FolderQueue[] = [];
		let found = 0;
		for (const folder of folders) {
			const status = await openIfPossible(mailbox, folder);
			if (status === null) continue;
			// A day more, as the server tells days by its own zone.
			const uids = await mailbox.searchSince(new Date(from - DAY_MS));
			found += uids.length;
			if (found > MOST_MAILS) return null;
			opened.push({ folder, status });
			pending.push({ folder, pending: uids });
		}
		return { opened, pending };
	}

	async function fetchNext(folder: string, pending: readonly number[]): Promise<QueueEntry[]> {
		await mailbox.open(folder);
		const requested = pending.slice(0, HEADS_PER_FETCH);
		const answer = await mailbox.fetchHeads(requested);
		const named = await nameClients(
			answer.heads,
			rules,
			(heads) => mailbox.fetchTexts(heads),
			() => TEXTS_PER_FETCH,
			noteUnexpected,
		);
		return entriesOf(requested, answer, named);
	}
}

const MOST_MAILS = 10_000;
const READING_MS = 5 * MINUTE_MS;
const HEADS_PER_FETCH = 200;
const TEXTS_PER_FETCH = 20;
const MAILS_AT_ONCE = 20;
