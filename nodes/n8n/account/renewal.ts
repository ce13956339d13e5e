import { accessTokenOf } from '../../core/account/access-token';
import type { SignIn } from '../../core/account/account';
import { SignInError, toSignInError } from '../../core/account/sign-in-error';
import type { CredentialContext } from './credential';
import { noteRenewal } from './grants';

/** Has n8n renew the access token of its credential and save it. Rejects with `SignInError`. */
export async function renewToken(
	context: CredentialContext,
	{ service, token }: SignIn,
	deadline: number,
): Promise<string> {
	if (!token.isRenewable) throw new SignInError('consent');
	const refresh: Promise<unknown> = context.helpers.refreshOAuth2Token.call(
		context,
		service.credential,
	);
	// n8n's errors hold what was sent and answered, tokens and client secret: nothing of them is kept.
	const failed = refresh.catch((error: unknown) => Promise.reject(toSignInError(error)));
	const accessToken = accessTokenOf(await inTime(failed, deadline))?.accessToken;
	if (accessToken === undefined) throw new SignInError('unavailable');
	noteRenewal(token.accessToken, accessToken);
	return accessToken;
}

/** n8n waits for minutes, and 1.x for ever. */
const PATIENCE_MS = 15_000;

async function inTime<T>(work: Promise<T>, deadline: number): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const timeUp = new Promise<never>((_, reject) => {
		const patience = Math.min(PATIENCE_MS, deadline - Date.now());
		timer = setTimeout(() => reject(new SignInError('unreachable', 'ETIMEDOUT')), patience);
	});
	try {
		return await Promise.race([work, timeUp]);
	} finally {
		clearTimeout(timer);
	}
}
