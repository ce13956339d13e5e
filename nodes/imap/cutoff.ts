import type { ImapFlow } from 'imapflow';

import { MailboxError } from '../core/errors/mailbox-error';
import type { Connection } from '../core/mailbox/mailbox';

/** The end of the time a visit may take. */
export interface Cutoff {
	/** Rejects when the time is up. */
	readonly reached: Promise<never>;
	readonly stop: () => void;
}

/** Closes the client when the time is up or `signal` aborts, whatever it is waiting for. */
export function startCutoff(
	client: ImapFlow,
	connection: Connection,
	remainingMs: number,
	signal?: AbortSignal,
): Cutoff {
	let stop = () => {};
	const reached = new Promise<never>((_, reject) => {
		const end = () => {
			reject(outOfTime(connection));
			client.close();
		};
		const timer = setTimeout(end, remainingMs);
		signal?.addEventListener('abort', end);
		stop = () => {
			clearTimeout(timer);
			signal?.removeEventListener('abort', end);
		};
	});
	// It may be reached when nobody waits for it any more.
	reached.catch(() => {});
	return { reached, stop };
}

/** The error of a visit that reached its deadline. */
export function outOfTime({ host, port }: Connection): MailboxError {
	return new MailboxError(`The mail server ${host}:${port} took longer than the time allowed`, {
		kind: 'deadline',
		reach: 'connection',
	});
}
