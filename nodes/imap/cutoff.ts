import type { ImapFlow } from 'imapflow';

import { MailboxError } from '../core/mailbox-error';
import type { Connection } from '../core/mailbox';

/** The end of the time a visit may take. */
export interface Cutoff {
	/** Rejects when the time is up. */
	readonly reached: Promise<never>;
	readonly stop: () => void;
}

/** Closes the client when the time is up, whatever it is waiting for. */
export function startCutoff(client: ImapFlow, connection: Connection, remainingMs: number): Cutoff {
	let timer: NodeJS.Timeout | undefined;
	const reached = new Promise<never>((_, reject) => {
		timer = setTimeout(() => {
			reject(outOfTime(connection));
			client.close();
		}, remainingMs);
	});
	// It may be reached when nobody waits for it any more.
	reached.catch(() => {});
	return { reached, stop: () => clearTimeout(timer) };
}

/** The error of a visit that reached its deadline. */
export function outOfTime({ host, port }: Connection): MailboxError {
	return new MailboxError(`The mail server ${host}:${port} took longer than the time allowed`, {
		kind: 'deadline',
		reach: 'connection',
	});
}
