import { accessTokenOf } from '../../core/account/access-token';
import type { SignIn } from '../../core/account/account';
import { SignInError, toSignInError } from '../../core/account/sign-in-error';
import { within } from '../../core/time/time-limit';
import type { SessionOptions } from '../../imap/session';
import { unexpectedLog } from '../errors/unexpected-log';
import type { CredentialContext } from './credential';
import { noteRenewal } from './grants';

/** Has n8n renew the access token of its credential and save it. Rejects with `SignInError`. */
export async function renewToken(
	context: CredentialContext,
	{ service, token }: SignIn,
	{ deadline, signal }: Pick<SessionOptions, 'deadline' | 'signal'>,
): Promise<string> {
	if (!token.isRenewable) throw new SignInError('consent');
	const refresh: Promise<unknown> = context.helpers.refreshOAuth2Token.call(
		context,
		service.credential,
	);
	// n8n's errors hold what was sent and answered, tokens and client secret: nothing of them is kept.
	const failed = refresh.catch((error: unknown) => {
		const failure = toSignInError(error);
		if (failure.code === undefined) unexpectedLog(context.logger)(error);
		throw failure;
	});
	const ms = Math.min(PATIENCE_MS, deadline - Date.now());
	const renewed = await within(failed, { ms, signal }, () => {
		throw new SignInError('unreachable', 'ETIMEDOUT');
	});
	const accessToken = accessTokenOf(renewed)?.accessToken;
	if (accessToken === undefined) throw new SignInError('unavailable');
	noteRenewal(token.accessToken, accessToken);
	return accessToken;
}

/** n8n waits for minutes, and 1.x for ever. */
const PATIENCE_MS = 15_000;
