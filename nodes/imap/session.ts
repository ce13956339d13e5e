import { ImapFlow } from 'imapflow';

import type { Connection, Mailbox } from '../core/mailbox/mailbox';
import type { MessageStore } from '../core/mailbox/message-store';
import { toClientOptions } from './client-options';
import { outOfTime, startCutoff } from './cutoff';
import { assertPermitted, type Egress } from './egress';
import { toMailboxError } from './errors/driver-error';
import type { Translate } from './commands/fetch';
import { ImapMailbox } from './imap-mailbox';
import { ImapMessageStore } from './imap-message-store';
import { secretsOf } from './errors/secrets';

/** A mute server must not hold up what is already done. */
const LOGOUT_MS = 2_000;

export interface SessionOptions {
	/** Unix milliseconds. At this moment the connection is closed whatever the server does. */
	readonly deadline: number;
	/** Ends the visit before that. */
	readonly signal?: AbortSignal;
	readonly egress?: Egress;
}

/**
 * Connects, lets `use` work with the mailbox and always closes the connection. Rejects with
 * `MailboxError`, or with what `use` itself threw.
 */
export async function withMailbox<T>(
	connection: Connection,
	options: SessionOptions,
	use: (mailbox: Mailbox) => Promise<T>,
): Promise<T> {
	return await withClient(connection, options, (client, translate) =>
		use(new ImapMailbox(client, translate)),
	);
}

/** As `withMailbox`, for mails that may be changed. Nothing that a trigger runs may call it. */
export async function withMessageStore<T>(
	connection: Connection,
	options: SessionOptions,
	use: (store: MessageStore) => Promise<T>,
): Promise<T> {
	return await withClient(connection, options, (client, translate) =>
		use(new ImapMessageStore(client, translate)),
	);
}

type Use<T> = (client: ImapFlow, translate: Translate) => Promise<T>;

async function withClient<T>(
	connection: Connection,
	options: SessionOptions,
	use: Use<T>,
): Promise<T> {
	const remainingMs = options.deadline - Date.now();
	if (remainingMs <= 0 || options.signal?.aborted) throw outOfTime(connection);
	assertPermitted(options.egress, connection.host);
	const client = new ImapFlow(toClientOptions(connection, remainingMs, options.egress));
	const cutoff = startCutoff(client, connection, remainingMs, options.signal);
	try {
		const result = await Promise.race([visit(client, connection, use), cutoff.reached]);
		await leave(client, Math.min(LOGOUT_MS, options.deadline - Date.now()));
		return result;
	} finally {
		cutoff.stop();
		client.close();
	}
}

async function visit<T>(client: ImapFlow, connection: Connection, use: Use<T>): Promise<T> {
	const translate = listen(client, connection);
	try {
		await client.connect();
	} catch (error) {
		throw translate(error);
	}
	return await use(client, translate);
}

/**
 * Without a listener an error event is an uncaught exception that ends n8n, so this one stays for
 * ever. What it hears says why a connection is gone; the command then only learns that it is.
 */
function listen(client: ImapFlow, connection: Connection): Translate {
	const { host, port } = connection;
	const secrets = secretsOf(connection);
	let lost: unknown;
	client.on('error', (error) => {
		lost ??= error;
	});
	return (error, where) => {
		const cause = lost !== undefined && GONE.has(codeOf(error)) ? lost : error;
		return toMailboxError(cause, { host, port, secrets, ...where });
	};
}

const GONE: ReadonlySet<unknown> = new Set(['NoConnection', 'EConnectionClosed', 'StateLogout']);

function codeOf(error: unknown): unknown {
	return typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
}

async function leave(client: ImapFlow, patienceMs: number): Promise<void> {
	if (patienceMs <= 0 || !client.usable) return;
	const timer = setTimeout(() => client.close(), patienceMs);
	try {
		await client.logout();
	} catch {
		// What was to be done is done.
	} finally {
		clearTimeout(timer);
	}
}
