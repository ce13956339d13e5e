import type { MailboxError } from '../../core/errors/mailbox-error';
import type { OAuth2Service } from '../../core/providers/oauth2-services';
import { SignInError, type SignInFailure } from '../../core/account/sign-in-error';
import { goesOn, type Occasion, type Text } from './next-steps';

/** Returns the text for what went wrong with a mailbox somebody signed in to; null when it is no other than for a password. */
export function signInText(
	error: MailboxError,
	service: OAuth2Service,
	server: string,
	occasion: Occasion,
): Text | null {
	if (error instanceof SignInError) return RENEWAL_TEXTS[error.reason](service, occasion);
	if (error.kind !== 'authentication') return null;
	return {
		message: `${server} did not accept the sign-in`,
		next: `${service.checks}. See ${service.helpUrl}`,
	};
}

/** The sign-in server did not give a new access token. */
const RENEWAL_TEXTS: Readonly<
	Record<SignInFailure, (service: OAuth2Service, occasion: Occasion) => Text>
> = {
	consent: (service) => ({
		message: `${service.name} no longer grants n8n access`,
		next: `The consent was revoked or has expired, or the account was changed. Open the credential and sign in again: collecting continues where it stopped. ${service.consentEnds}`,
	}),
	client: (service) => ({
		message: `${service.name} does not accept the app of the credential`,
		next: "Check 'Client ID' and 'Client Secret' in the credential (a secret may have expired), then sign in again.",
	}),
	unreachable: (service, occasion) => ({
		message: `The sign-in server of ${service.name} could not be reached`,
		next: goesOn({ occasion }),
	}),
	unavailable: (service, occasion) => ({
		message: `The sign-in server of ${service.name} is temporarily unavailable`,
		next: goesOn({ occasion }),
	}),
};
