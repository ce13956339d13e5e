import { ageOf } from '../../core/account/access-token';
import type { Account, SignIn } from '../../core/account/account';
import type { Connection, Mailbox } from '../../core/mailbox/mailbox';
import { MailboxError } from '../../core/errors/mailbox-error';
import type { MessageStore } from '../../core/mailbox/message-store';
import {
	withKeptMailbox,
	withMailbox,
	withMessageStore,
	type SessionOptions,
} from '../../imap/session';
import { unexpectedLog } from '../errors/unexpected-log';
import type { CredentialContext } from './credential';
import { egressOf } from './ssrf-protection';
import { renewToken } from './renewal';

/**
 * Opens the mailbox of an account as `withMailbox` does, on a kept connection if there is one: nobody asks for the
 * token of a connection that is logged in. Otherwise an access token is renewed before it ends, and once
 * when the server rejects it; n8n itself never does so for a connection that is not HTTP.
 */
export async function visitMailbox<T>(
	context: CredentialContext,
	account: Account,
	limits: SessionOptions,
	use: (mailbox: Mailbox) => Promise<T>,
): Promise<T> {
	const { connection } = account;
	const kept = await withKeptMailbox(connection, optionsOf(context, limits), use);
	return kept === null ? await visit(context, account, limits, withMailbox, use) : kept.result;
}

/** As `visitMailbox`, for messages that may be changed. */
export async function visitMessageStore<T>(
	context: CredentialContext,
	account: Account,
	limits: SessionOptions,
	use: (store: MessageStore) => Promise<T>,
): Promise<T> {
	return await visit(context, account, limits, withMessageStore, use);
}

type Session<M, T> = (
	connection: Connection,
	options: SessionOptions,
	use: (mailbox: M) => Promise<T>,
) => Promise<T>;

async function visit<M, T>(
	context: CredentialContext,
	account: Account,
	limits: SessionOptions,
	session: Session<M, T>,
	use: (mailbox: M) => Promise<T>,
): Promise<T> {
	const { signIn } = account;
	const options = optionsOf(context, limits);
	if (signIn === null) return await session(account.connection, options, use);

	const renew = async () =>
		withToken(account.connection, await renewToken(context, signIn, options));
	let isOpen = false;
	const enter = async (mailbox: M) => {
		isOpen = true;
		return await use(mailbox);
	};
	const early = await renewEarly(signIn, renew);
	return await session(early ?? account.connection, options, enter).catch(
		async (error: unknown) => {
			// A token that is new is rejected for another reason, and mail may have been passed on by `use`.
			if (early !== null || isOpen || !isRejection(error)) throw error;
			return await session(await renew(), options, enter);
		},
	);
}

function optionsOf(context: CredentialContext, limits: SessionOptions): SessionOptions {
	const egress = egressOf(context);
	const noteUnexpected = unexpectedLog(context.logger);
	return { ...limits, noteUnexpected, ...(egress === undefined ? {} : { egress }) };
}

/** Returns the connection with a new token, or null when the one there is will do. */
async function renewEarly(
	{ token }: SignIn,
	renew: () => Promise<Connection>,
): Promise<Connection | null> {
	const age = ageOf(token, Date.now());
	if (age === 'fresh') return null;
	return await renew().catch((error: unknown) => {
		// A sign-in server that is down for a moment harms nobody while the token still holds.
		if (age === 'due' && error instanceof MailboxError && error.isTransient) return null;
		throw error;
	});
}

function withToken(connection: Connection, accessToken: string): Connection {
	return { ...connection, secret: { kind: 'accessToken', accessToken } };
}

function isRejection(error: unknown): boolean {
	return error instanceof MailboxError && error.isLoginRefusal;
}
