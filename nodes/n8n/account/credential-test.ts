import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { serverNameOf, type Account } from '../../core/account/account';
import { accountOfCredential } from '../../core/account/password-account';
import { withMailbox } from '../../imap/session';
import { adviceOf, noteUnforeseen } from '../errors/node-error';
import { locate } from './locate';

/** Logs in and opens INBOX; returns precisely what did not work. */
export async function testMailbox(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	let account: Account | null = null;
	try {
		const options = { deadline: Date.now() + TIME_LIMIT_MS };
		account = accountOfCredential(credential.data ?? {});
		account = await locate(null, account, options);
		await withMailbox(account.connection, options, (mailbox) => mailbox.open('INBOX'));
		return { status: 'OK', message: `Connected to ${serverNameOf(account)}` };
	} catch (error) {
		noteUnforeseen(this.logger, error);
		const { message, description } = adviceOf(error, account, 'form');
		return { status: 'Error', message: `${message}. ${description}` };
	}
}

const TIME_LIMIT_MS = 20_000;
