import { startFaultyProxy, type FaultyProxy } from '../../support/imap/faulty-proxy';
import type { SeedMail, TestServer } from '../../support/imap/server';
import { mail } from '../../support/mail';

/** A mailbox with a network of its own, and the memory of what was sent to it. */
export interface Mailbox {
	readonly user: string;
	readonly proxy: FaultyProxy;
	/** Subjects; no two messages share one. */
	readonly sent: readonly string[];
	send(mails: number): Promise<void>;
	/** Deletes the folder and puts everything into a new one, with other UIDs under another UIDVALIDITY. */
	recreate(): Promise<void>;
	stop(): Promise<void>;
}

export interface MailboxPlan {
	readonly user: string;
	readonly folder: string;
	/** Flags of a message when it appears, such as \Seen of a person who was faster. */
	readonly flags: readonly string[];
}

export async function newMailbox(server: TestServer, plan: MailboxPlan): Promise<Mailbox> {
	const { user, folder, flags } = plan;
	const proxy = await startFaultyProxy(server);
	if (folder !== 'INBOX') await server.createFolder(user, folder);
	const sent: string[] = [];
	const mails: SeedMail[] = [];
	let queue: Promise<unknown> = Promise.resolve();
	const inTurn = (action: () => Promise<void>) => {
		const result = queue.then(action);
		queue = result.catch(() => undefined);
		return result;
	};
	return {
		user,
		proxy,
		sent,
		send: (count) =>
			inTurn(async () => {
				const receivedAt = new Date();
				const news = Array.from({ length: count }, (_, index) => {
					const number = sent.length + index + 1;
					const subject = `${user} ${number}`;
					const from = `Client ${number} <client${number}@client.example>`;
					const raw = mail({ from, to: user, subject, date: receivedAt });
					return { subject, raw, receivedAt, flags };
				});
				// In one command, so that no poll sees a part of it.
				await server.appendMany(user, folder, news);
				mails.push(...news);
				sent.push(...news.map(({ subject }) => subject));
			}),
		recreate: () =>
			inTurn(async () => {
				// Dovecot damages a folder that is deleted and made anew while a client has it open.
				await proxy.become('refuse');
				await server.deleteFolder(user, folder);
				await server.createFolder(user, folder);
				await server.appendMany(user, folder, mails);
				await proxy.become('none');
			}),
		stop: () => proxy.stop(),
	};
}
