import { ImapFlow } from 'imapflow';

import { MailboxError } from '../core/errors/mailbox-error';
import { UNNOTED, type NoteUnexpected } from '../core/errors/unexpected';
import type { Connection, Mailbox } from '../core/mailbox/mailbox';
import type { MessageStore } from '../core/mailbox/message-store';
import { codeOf } from '../core/text/unknown';
import { within, type TimeLimit } from '../core/time/time-limit';
import { toClientOptions } from './client-options';
import { assertPermitted, type Egress } from './egress';
import { toMailboxError } from './errors/driver-error';
import type { Translate } from './commands/fetch';
import { ImapMailbox } from './imap-mailbox';
import { ImapMessageStore } from './imap-message-store';
import { secretsOf } from './errors/scrub';

/** A mute server must not hold up what is already done. */
const LOGOUT_MS = 2_000;

export interface SessionOptions {
	/** Unix milliseconds. At this moment the connection is closed whatever the server does. */
	readonly deadline: number;
	/** Ends the visit before that. */
	readonly signal?: AbortSignal;
	readonly egress?: Egress;
	/** Keeps word of what goes wrong with a message for a reason that nobody foresaw. */
	readonly noteUnexpected?: NoteUnexpected;
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
		use(new ImapMailbox(client, translate, options.noteUnexpected ?? UNNOTED)),
	);
}

/** As `withMailbox`, for messages that may be changed. Nothing that a trigger runs may call it. */
export async function withMessageStore<T>(
	connection: Connection,
	options: SessionOptions,
	use: (store: MessageStore) => Promise<T>,
): Promise<T> {
	return await withClient(connection, options, (client, translate) =>
		use(new ImapMessageStore(client, translate, options.noteUnexpected ?? UNNOTED)),
	);
}

type Use<T> = (client: ImapFlow, translate: Translate) => Promise<T>;

async function withClient<T>(
	connection: Connection,
	options: SessionOptions,
	use: Use<T>,
): Promise<T> {
	const { deadline, signal, egress } = options;
	const remainingMs = deadline - Date.now();
	if (remainingMs <= 0 || signal?.aborted) throw outOfTime(connection);
	assertPermitted(egress, connection.host);
	const client = new ImapFlow(toClientOptions(connection, remainingMs, egress));
	try {
		const work = visit(client, connection, use);
		const result = await within(work, { ms: remainingMs, signal }, () => {
			throw outOfTime(connection);
		});
		await leave(client, { ms: Math.min(LOGOUT_MS, deadline - Date.now()), signal });
		return result;
	} finally {
		client.close();
	}
}

/** The error of a visit that reached its deadline. */
function outOfTime({ host, port }: Connection): MailboxError {
	return new MailboxError(`${host}:${port}: deadline`, {
		kind: 'deadline',
		reach: 'connection',
	});
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

/** The caller closes the connection, whatever becomes of the farewell: what was to be done is done. */
async function leave(client: ImapFlow, limit: TimeLimit): Promise<void> {
	if (!client.usable) return;
	const farewell = client.logout().catch(() => {});
	await within(farewell, limit, () => {});
}
