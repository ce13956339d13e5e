import type { Mailbox } from '../../../nodes/core/mailbox/mailbox';
import { MailboxError } from '../../../nodes/core/errors/mailbox-error';
import { FakeMailbox, GONE } from './fake-mailbox';
import type { MailStore } from './server';

/** Something that happens at the n-th call of a poll; call 0 is the connection. */
export type Interruption =
	| { readonly at: number; readonly what: 'lost' | 'deadline' }
	| { readonly at: number; readonly what: 'change'; readonly apply: () => void };

/** What the server does besides answering. */
export interface Conduct {
	isDown: boolean;
	/** For the next poll only. */
	interruptions: Interruption[];
	/** Folders that answer NO, and for how many polls. */
	readonly refused: Map<string, { polls: number; isSettled: boolean }>;
	/** The last poll met a fault. */
	hadFault: boolean;
}

/** Stands in for `withMailbox` of nodes/imap/session.ts, over a store instead of a socket. */
export async function visitStore<T>(
	store: MailStore,
	conduct: Conduct,
	use: (mailbox: Mailbox) => Promise<T>,
): Promise<T> {
	const session = new FakeMailbox(store, conduct);
	conduct.hadFault = conduct.isDown || conduct.refused.size > 0;
	if (conduct.isDown) throw new MailboxError('down', GONE);
	try {
		await session.call();
		const work = use(session);
		// At a deadline the work goes on behind it, and nobody waits for it.
		work.catch(() => {});
		return await Promise.race([work, session.cut]);
	} finally {
		conduct.interruptions = [];
		for (const [folder, refusal] of conduct.refused) {
			if (--refusal.polls <= 0) conduct.refused.delete(folder);
		}
		session.end();
	}
}
