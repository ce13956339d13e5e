import { MailboxError, type MailboxErrorKind } from '../errors/mailbox-error';
import { fieldOf } from '../text/unknown';

/**
 * Why an access token could not be renewed:
 * - `consent`: the consent was taken back or has run out: somebody has to sign in again
 * - `client`: the service does not accept the app itself ('Client ID', 'Client Secret')
 * - `unreachable`, `unavailable`: the sign-in server, not the mail server, is down
 */
export type SignInFailure = 'consent' | 'client' | 'unreachable' | 'unavailable';

/** The sign-in server did not give a new access token. Holds nothing of its answer but the error's name. */
export class SignInError extends MailboxError {
	constructor(
		readonly reason: SignInFailure,
		code?: string,
	) {
		super('The access token could not be renewed', {
			kind: KINDS[reason],
			reach: 'connection',
			...(code === undefined ? {} : { code }),
		});
		this.name = 'SignInError';
	}
}

const KINDS: Readonly<Record<SignInFailure, MailboxErrorKind>> = {
	consent: 'authentication',
	client: 'authentication',
	unreachable: 'unreachable',
	unavailable: 'unavailable',
};

/** Returns the failure for whatever n8n threw instead of renewing a token. */
export function toSignInError(error: unknown): SignInError {
	if (error instanceof SignInError) return error;
	// The body of a token server's answer (RFC 6749 §5.2) names the error; n8n 2.x says it in its own way.
	const body = fieldOf(error, 'body');
	const code = nameOf(fieldOf(body, 'error'));
	const cause = fieldOf(fieldOf(error, 'failure'), 'cause');
	if (cause === 'credential-invalid') return new SignInError('consent', code ?? 'invalid_grant');
	if (code !== undefined) return new SignInError(FAILURES[code] ?? 'unavailable', code);
	if (body !== undefined) return new SignInError('unavailable');
	const network = nameOf(fieldOf(error, 'code'));
	const status = fieldOf(fieldOf(error, 'response'), 'status') ?? fieldOf(error, 'status');
	if (typeof status === 'number') return new SignInError('unavailable', `HTTP ${status}`);
	return network === undefined
		? new SignInError('unavailable')
		: new SignInError('unreachable', network);
}

/** Names of RFC 6749 §5.2, OpenID Connect Core §3.1.2.6 and Microsoft. */
const FAILURES: Readonly<Record<string, SignInFailure>> = {
	invalid_grant: 'consent',
	access_denied: 'consent',
	consent_required: 'consent',
	interaction_required: 'consent',
	login_required: 'consent',
	invalid_client: 'client',
	invalid_request: 'client',
	invalid_scope: 'client',
	unauthorized_client: 'client',
	unsupported_grant_type: 'client',
};

/** Only what looks like a name: the rest of an answer may hold anything. */
function nameOf(value: unknown): string | undefined {
	return typeof value === 'string' && /^[A-Za-z_]{1,40}$/.test(value) ? value : undefined;
}
