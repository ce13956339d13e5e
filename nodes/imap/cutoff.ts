import type { ImapFlow } from 'imapflow';

import { MailboxError } from '../core/mailbox-error';
import type { Connection } from '../core/mailbox';

/** The end of the time a visit may take. */
export interface Cutoff {
	/** Rejects when the time is up or the caller gives up. */
	readonly reached: Promise<never>;
	readonly stop: () => void;
}

/** Closes the client when the time is up or the signal aborts, whatever it is waiting for. */
export function startCutoff(
	client: ImapFlow,
	connection: Connection,
	remainingMs: number,
	signal: AbortSignal | undefined,
): Cutoff {
	let reject: (reason: unknown) => void = () => {};
	const reached = new Promise<never>((_, rejectReached) => {
		reject = rejectReached;
	});
	// It may be reached when nobody waits for it any more.
	reached.catch(() => {});
	const cut = (reason: unknown) => {
		reject(reason);
		client.close();
	};
	const abort = () => cut(signal?.reason);
	const timer = setTimeout(() => cut(outOfTime(connection)), remainingMs);
	signal?.addEventListener('abort', abort);
	return {
		reached,
		stop: () => {
			clearTimeout(timer);
			signal?.removeEventListener('abort', abort);
		},
	};
}

/** The error of a visit that reached its deadline. */
export function outOfTime({ host, port }: Connection): MailboxError {
	return new MailboxError(`The mail server ${host}:${port} took longer than the time allowed`, {
		kind: 'deadline',
		reach: 'connection',
	});
}
