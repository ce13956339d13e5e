import type { MailboxError, MailboxErrorKind } from '../../core/errors/mailbox-error';
import type { OAuth2Service } from '../../core/providers/oauth2-services';
import { SignInError, type SignInFailure } from '../../core/account/sign-in-error';

interface Text {
	readonly message: string;
	readonly next: string;
}

/** Returns the text for what went wrong with a mailbox somebody signed in to; null when it is no other than for a password. */
export function signInText(
	error: MailboxError,
	service: OAuth2Service,
	server: string,
	isForm: boolean,
): Text | null {
	const facts = { service, server, goesOn: isForm ? TRY_AGAIN : GOES_ON };
	if (error instanceof SignInError) return RENEWAL_TEXTS[error.reason](facts);
	return SERVER_TEXTS[error.kind]?.(facts) ?? null;
}

interface Facts {
	readonly service: OAuth2Service;
	readonly server: string;
	readonly goesOn: string;
}

const GOES_ON = 'Collecting goes on by itself as soon as it can; no mail is lost.';
const TRY_AGAIN = 'Try again in some minutes.';

/** The sign-in server did not give a new access token. */
const RENEWAL_TEXTS: Readonly<Record<SignInFailure, (facts: Facts) => Text>> = {
	consent: ({ service }) => ({
		message: `The consent given to n8n at ${service.name} ended`,
		next: `It was taken back, has run out, or the account was changed. Open the credential and sign in again: collecting goes on where it stopped. ${service.consentEnds}`,
	}),
	client: ({ service }) => ({
		message: `${service.name} does not accept the app of the credential`,
		next: "Check 'Client ID' and 'Client Secret' in the credential (a secret may have run out), then sign in again.",
	}),
	unreachable: ({ service, goesOn }) => ({
		message: `The sign-in server of ${service.name} could not be reached`,
		next: goesOn,
	}),
	unavailable: ({ service, goesOn }) => ({
		message: `The sign-in server of ${service.name} asks to come back later`,
		next: goesOn,
	}),
};

/** The credential has no 'Host', 'Port', 'Security' or 'App Password' that could be wrong. */
const SERVER_TEXTS: Readonly<Partial<Record<MailboxErrorKind, (facts: Facts) => Text>>> = {
	authentication: ({ service, server }) => ({
		message: `${server} did not accept the sign-in`,
		next: `${service.checks}. See ${service.helpUrl}`,
	}),
	notFound: ({ server }) => ({
		message: `No server is known by the name of ${server}`,
		next: 'Check the network of n8n.',
	}),
	unreachable: ({ server, goesOn }) => ({
		message: `${server} could not be reached`,
		next: `${goesOn} If this is a new mailbox: check that the network of n8n lets connections to this port out.`,
	}),
	certificate: ({ server }) => ({
		message: `The certificate of ${server} could not be verified`,
		next: 'A proxy or virus scanner may answer in its place: have n8n trust its certificate with NODE_EXTRA_CA_CERTS.',
	}),
	security: ({ server }) => ({
		message: `An encrypted connection to ${server} could not be made`,
		next: 'A proxy or virus scanner may answer in its place: check the network of n8n.',
	}),
};
