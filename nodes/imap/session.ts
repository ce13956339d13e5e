import { ImapFlow } from 'imapflow';

import { MailboxError } from '../core/errors/mailbox-error';
import { UNNOTED, type NoteUnexpected } from '../core/errors/unexpected';
import type { Connection, Mailbox } from '../core/mailbox/mailbox';
import type { MessageStore } from '../core/mailbox/message-store';
import { codeOf } from '../core/text/unknown';
import { within } from '../core/time/time-limit';
import { toClientOptions } from './client-options';
import { checkFirstAnswer } from './check-first-answer';
import { newConnectQueue } from './connect-queue';
import { assertPermitted, type Egress } from './egress';
import type { Client, KeptClients } from './kept-clients';
import { leave } from './leave';
import { toMailboxError } from './errors/driver-error';
import type { Translate } from './commands/fetch';
import { ImapMailbox } from './imap-mailbox';
import { ImapMessageStore } from './imap-message-store';
import { secretsOf } from './errors/scrub';

export interface SessionOptions {
	/** Unix milliseconds. At this moment the connection is closed whatever the server does. */
	readonly deadline: number;
	/** Ends the visit before that. */
	readonly signal?: AbortSignal;
	readonly egress?: Egress;
	/** Keeps word of what goes wrong with a message for a reason that nobody foresaw. */
	readonly noteUnexpected?: NoteUnexpected;
	/** Takes a kept connection, if there is one, and keeps the one that was used. */
	readonly keeping?: Keeping;
}

export interface Keeping {
	readonly clients: KeptClients;
	/** What makes two connections the same: server, login and what was entered to prove it. */
	readonly mailbox: string;
	/** For how long without use. */
	readonly forMs: number;
}

/**
 * Connects, lets `use` work with the mailbox and closes the connection, or keeps it when asked to. Rejects with
 * `MailboxError`, or with what `use` itself threw.
 */
export async function withMailbox<T>(
	connection: Connection,
	options: SessionOptions,
	use: (mailbox: Mailbox) => Promise<T>,
): Promise<T> {
	assertOpen(connection, options);
	return await onNewClient(connection, options, (client) => use(mailboxOn(client, options)));
}

/**
 * As `withMailbox`, on a connection that is kept; returns null when there is none, or it turned out to be dead at its
 * first command.
 */
export async function withKeptMailbox<T>(
	connection: Connection,
	options: SessionOptions,
	use: (mailbox: Mailbox) => Promise<T>,
): Promise<{ readonly result: T } | null> {
	const { keeping } = options;
	assertOpen(connection, options);
	const kept = keeping?.clients.take(keeping.mailbox);
	if (kept === undefined) return null;
	const checked = checkFirstAnswer(mailboxOn(kept, options), CHECK_MS);
	try {
		return { result: await onClient(kept, connection, options, () => use(checked.mailbox)) };
	} catch (error) {
		if (checked.hasAnswered() || !isLost(error)) throw error;
		return null;
	}
}

/** As `withMailbox`, for messages that may be changed. Nothing that a trigger runs may call it. */
export async function withMessageStore<T>(
	connection: Connection,
	options: SessionOptions,
	use: (store: MessageStore) => Promise<T>,
): Promise<T> {
	assertOpen(connection, options);
	return await onNewClient(connection, options, ({ driver, translate }) =>
		use(new ImapMessageStore(driver, translate, options.noteUnexpected ?? UNNOTED)),
	);
}

/** What a server has time for to show that a connection is still there: far less than a poll has. */
const CHECK_MS = 5_000;

/** Logins to one host at a time: many mailboxes are polled in the same second, and services count attempts. */
const CONNECTS_AT_ONCE = 5;
const queue = newConnectQueue(CONNECTS_AT_ONCE);

function mailboxOn({ driver, translate }: Client, { noteUnexpected }: SessionOptions): Mailbox {
	return new ImapMailbox(driver, translate, noteUnexpected ?? UNNOTED);
}

function assertOpen(connection: Connection, { deadline, signal, egress }: SessionOptions): void {
	if (deadline - Date.now() <= 0 || signal?.aborted) throw outOfTime(connection);
	assertPermitted(egress, connection.host);
}

function newClient(connection: Connection, options: SessionOptions): Client {
	const { deadline, egress, keeping } = options;
	// What little is left of this visit must not bound the silence of those that follow on the connection.
	const remainingMs = keeping === undefined ? Math.max(1, deadline - Date.now()) : Infinity;
	const driver = new ImapFlow(toClientOptions(connection, remainingMs, egress));
	return { driver, translate: listen(driver, connection) };
}

async function connect(
	{ driver, translate }: Client,
	connection: Connection,
	{ deadline, signal }: SessionOptions,
): Promise<void> {
	const limit = { ms: deadline - Date.now(), signal };
	const late = () => {
		throw outOfTime(connection);
	};
	await queue.enter(
		connection.host,
		limit,
		async () => {
			await driver.connect().catch((error: unknown) => {
				throw translate(error);
			});
		},
		late,
	);
}

async function onNewClient<T>(
	connection: Connection,
	options: SessionOptions,
	use: (client: Client) => Promise<T>,
): Promise<T> {
	const client = newClient(connection, options);
	return await onClient(client, connection, options, async () => {
		await connect(client, connection, options);
		return await use(client);
	});
}

/** Does the work on a connection, within the time there is, and then keeps or closes it. */
async function onClient<T>(
	client: Client,
	connection: Connection,
	options: SessionOptions,
	work: () => Promise<T>,
): Promise<T> {
	const { deadline, signal } = options;
	let isSound = false;
	try {
		const result = await within(work(), { ms: deadline - Date.now(), signal }, () => {
			throw outOfTime(connection);
		});
		isSound = true;
		return result;
	} catch (error) {
		isSound = error instanceof MailboxError && error.reach === 'folder';
		throw error;
	} finally {
		await end(client, isSound, options);
	}
}

async function end(
	client: Client,
	isSound: boolean,
	{ keeping, deadline, signal }: SessionOptions,
): Promise<void> {
	const { driver } = client;
	if (isSound && driver.usable && keeping !== undefined) {
		keeping.clients.put(keeping.mailbox, client, keeping.forMs);
		return;
	}
	if (isSound) await leave(driver, { ms: deadline - Date.now(), signal });
	else driver.close();
}

function isLost(error: unknown): boolean {
	return error instanceof MailboxError && error.reach === 'connection' && error.kind !== 'deadline';
}

/** The error of a visit that reached its deadline. */
function outOfTime({ host, port }: Connection): MailboxError {
	return new MailboxError(`${host}:${port}: deadline`, {
		kind: 'deadline',
		reach: 'connection',
	});
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
