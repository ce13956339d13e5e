import type { IExecuteFunctions, ILoadOptionsFunctions, IPollFunctions } from 'n8n-workflow';
import type { Account } from '../../core/account/account';
import { accountOfCredential } from '../../core/account/password-account';
import { oAuth2ServiceById } from '../../core/providers/oauth2-services';
import { SettingError } from '../../core/errors/advised-error';
import { MailboxError } from '../../core/errors/mailbox-error';
import { codeOf, fieldOf, filledText } from '../../core/text/unknown';
import { within } from '../../core/time/time-limit';
import { accountOfSignIn } from '../../core/account/sign-in';

/** The contexts of n8n that open a mailbox. */
export type CredentialContext = IPollFunctions | ILoadOptionsFunctions | IExecuteFunctions;

/**
 * Returns the mailbox of the node's credential. Throws `SettingError` naming the field, and a transient
 * `MailboxError` when n8n, its database or its vault does not answer.
 */
export async function readAccount(
	context: CredentialContext,
	authentication: unknown,
	signal?: AbortSignal,
): Promise<Account> {
	const service = oAuth2ServiceById(authentication);
	const type = credentialTypeOf(authentication);
	const read = context.getCredentials(type).catch(unlessForNow);
	const data = await within(read, { ms: PATIENCE_MS, signal }, () => {
		throw late('The credential was not handed out in time');
	});
	if (data !== null) {
		return service === undefined ? accountOfCredential(data) : accountOfSignIn(service, data);
	}
	throw new SettingError(
		'Credential',
		'The credential of the mailbox could not be read',
		'Open the node and choose the credential again. It may have been deleted, or is no longer shared with you.',
	);
}

/** Returns null for a credential that n8n does not hand out, and throws when only its database was not there. */
function unlessForNow(error: unknown): null {
	const isForNow =
		/^E[A-Z]+$|^08...$|^57P0.$/.test(codeOf(error) ?? '') ||
		/Timeout|Connection|QueryFailed|QueryRunner/.test(filledText(fieldOf(error, 'name')) ?? '');
	if (isForNow) throw late('The database of n8n did not hand out the credential');
	return null;
}

function late(message: string): MailboxError {
	return new MailboxError(message, {
		...{ kind: 'deadline', detail: 'credentialLate', reach: 'connection' },
	});
}

/** A poll holds the lock of its trigger meanwhile. */
const PATIENCE_MS = 10_000;

/** Returns the name of the chosen credential. */
export function credentialNameOf(context: CredentialContext, authentication: unknown): string {
	return context.getNode().credentials?.[credentialTypeOf(authentication)]?.name ?? '';
}

/** Returns the type of credential that belongs to a choice of 'Authentication'. */
export function credentialTypeOf(authentication: unknown): string {
	return oAuth2ServiceById(authentication)?.credential ?? 'inquiryMailboxApi';
}
