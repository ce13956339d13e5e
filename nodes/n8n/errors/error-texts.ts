import { LookupError } from '../../detect/detection-error';
import type {
	MailboxError,
	MailboxErrorDetail,
	MailboxErrorKind,
} from '../../core/errors/mailbox-error';
import {
	PERMIT,
	INTERCEPTED,
	networkAdvice,
	checkServer,
	isTyped,
	folderAdvice,
	goesOn,
	loginAdvice,
	toDo,
	linkTo,
	helpOf,
	lookAtImap,
	pairAdvice,
	type Circumstances,
	type Text,
} from './next-steps';

/** Returns the text for what went wrong with a mailbox. */
export function mailboxText(error: MailboxError, circumstances: Circumstances): Text {
	if (error instanceof LookupError) return lookupText(error, circumstances);
	const text = error.detail === undefined ? KIND_TEXTS[error.kind] : DETAIL_TEXTS[error.detail];
	return text(circumstances);
}

type Texts<K extends string> = Readonly<Record<K, (circumstances: Circumstances) => Text>>;

/** One text for each kind of error, where nothing more exact is known. */
const KIND_TEXTS: Texts<MailboxErrorKind> = {
	authentication: ({ server, service }) => ({
		message: `${server} did not accept 'Address' and 'App Password'`,
		next: loginAdvice(service),
	}),
	appPasswordNeeded: ({ server, service }) => ({
		message: `${server} requires an app password instead of the ordinary one`,
		next:
			service === undefined
				? "Create a password for programs in the security settings of the mail service and enter it as 'App Password'."
				: `${toDo(service)}, and enter it as 'App Password': ${service.helpUrl}`,
	}),
	oauthOnly: ({ server, service }) => ({
		message: `Passwords no longer work for ${server}`,
		next:
			service?.secret === 'oauth2'
				? `${toDo(service)}. See ${service.helpUrl}`
				: `If the list at the top right of the credential window offers the service, choose it there.${helpOf(service)}`,
	}),
	imapDisabled: ({ server, service }) => ({
		message: `IMAP is switched off for this mailbox at ${server}`,
		next: `Switch it on in the mail settings; in a company, the administrator may have to allow it${linkTo(service?.imapUrl ?? service?.helpUrl)}`,
	}),
	accountLocked: (facts) => ({
		message: `${facts.server} requires you to log in on its website first`,
		next: `Log in there with a browser, confirm what it asks for, and wait a few minutes. ${goesOn(facts)}${helpOf(facts.service)}`,
	}),
	tooManyConnections: (facts) => ({
		message: `${facts.server} has too many connections to this mailbox`,
		next: `${goesOn(facts)} If it happens often, close other programs that read the mailbox${facts.occasion === 'poll' ? ", or poll less often in 'Poll Times'" : ''}.${helpOf(facts.service)}`,
	}),
	forbidden: ({ server }) => ({
		message: `This n8n does not allow connections to ${server}`,
		next: PERMIT,
	}),
	notFound: (facts) => ({
		message: `No server was found under the name ${facts.server}`,
		next: isTyped(facts.account)
			? "Check 'Host' in the credential for typing errors, and the network of n8n."
			: `${goesOn(facts)} Check the name servers (DNS) of n8n.`,
	}),
	unreachable: (facts) => ({
		message: `${facts.server} could not be reached`,
		next: networkAdvice(facts),
	}),
	certificate: ({ server, account }) => ({
		message: `The certificate of ${server} could not be verified`,
		next: isTyped(account)
			? "Enter 'Host' exactly as your mail service names it. For your own server, paste the certificate of its authority as 'CA Certificate', or turn on 'Ignore TLS Issues'."
			: INTERCEPTED,
	}),
	security: ({ server, account }) => ({
		message: isTyped(account)
			? `'Port' and 'Security' do not match what ${server} expects`
			: `An encrypted connection to ${server} could not be made`,
		next: isTyped(account)
			? `Use TLS with port 993, and STARTTLS with port 143 (or None on your own server).${pairAdvice(account)}`
			: INTERCEPTED,
	}),
	unavailable: (facts) => ({
		message: `${facts.server} is temporarily unavailable`,
		next: `${goesOn(facts)}${lookAtImap(facts.service)}`,
	}),
	throttled: (facts) => ({
		message: `${facts.server} is limiting connections`,
		next: `${goesOn(facts)}${facts.occasion === 'poll' ? " If it happens often, poll less often in 'Poll Times'." : ''}${helpOf(facts.service)}`,
	}),
	deadline: (facts) => ({
		message: `${facts.server} did not answer in time`,
		next: facts.occasion === 'poll' ? goesOn(facts) : checkServer(facts),
	}),
	folder: (facts) => ({
		message: `The folder '${facts.folder}' cannot be opened`,
		next: folderAdvice(facts),
	}),
	protocol: (facts) => ({
		message: `${facts.server} sent a response that cannot be read`,
		next: `${facts.occasion === 'poll' ? goesOn(facts) : checkServer(facts)} Perhaps a proxy or the login page of a network answers in place of the mail server.`,
	}),
};

/** One text for each exact cause. */
const DETAIL_TEXTS: Texts<MailboxErrorDetail> = {
	lookupFailed: (facts) => ({
		message: `The address of ${facts.server} could not be looked up`,
		next: `${goesOn(facts)} If this continues, check the name servers (DNS) of n8n.`,
	}),
	refused: (facts) => ({
		message: `${facts.server} refused the connection`,
		next: networkAdvice(facts),
	}),
	timedOut: (facts) => ({
		message: `${facts.server} could not be reached in time`,
		next: networkAdvice(facts),
	}),
	silent: (facts) => ({
		message: `${facts.server} accepted the connection and then sent nothing`,
		next: isTyped(facts.account)
			? `This also happens when 'Security' does not match 'Port'. ${networkAdvice(facts)}`
			: networkAdvice(facts),
	}),
	tlsTimedOut: (facts) => ({
		message: `${facts.server} did not finish setting up the encryption in time`,
		next: networkAdvice(facts),
	}),
	stalled: (facts) => ({
		message: `${facts.server} stopped answering`,
		next: goesOn(facts),
	}),
	closed: (facts) => ({
		message: `${facts.server} closed the connection`,
		next: networkAdvice(facts),
	}),
	unroutable: (facts) => ({
		message: `The network of n8n has no route to ${facts.server}`,
		next: networkAdvice(facts),
	}),
	noStarttls: ({ server, account }) => ({
		message: `${server} does not offer STARTTLS`,
		next: isTyped(account)
			? "Choose TLS as 'Security' with port 993 as 'Port', if the mail service offers it."
			: INTERCEPTED,
	}),
	insecureLogin: ({ server, account }) => ({
		message: `${server} does not accept a password without encryption`,
		next: isTyped(account)
			? "Choose TLS (port 993) or STARTTLS (port 143) as 'Security'."
			: INTERCEPTED,
	}),
	noLoginMethod: ({ server, account }) => ({
		message: `${server} offers no way to log in that this node supports`,
		next: isTyped(account)
			? "If 'Security' is None, choose TLS or STARTTLS: many servers accept a password only over an encrypted connection. Otherwise ask your mail service how programs log in over IMAP."
			: INTERCEPTED,
	}),
	injected: ({ server }) => ({
		message: `Something was sent in the name of ${server} before the encryption was set up`,
		next: `Nothing was sent to it. ${INTERCEPTED}`,
	}),
	certificateDated: ({ server, account }) => ({
		message: `The certificate of ${server} is not valid today`,
		next: isTyped(account)
			? 'It has expired or is not valid yet: whoever runs the server has to renew it. Also check the clock of the machine n8n runs on.'
			: `Check the clock of the machine n8n runs on. ${INTERCEPTED}`,
	}),
	certificateMisnamed: ({ server, account }) => ({
		message: `The certificate of ${server} was issued for another name`,
		next: isTyped(account) ? "Enter 'Host' exactly as your mail service names it." : INTERCEPTED,
	}),
	folderMissing: (facts) => ({
		message: `The folder '${facts.folder}' does not exist in this mailbox`,
		next: folderAdvice(facts),
	}),
	commandRefused: (facts) => ({
		message: `${facts.server} refused an IMAP command`,
		next: goesOn(facts),
	}),
	noUidSearch: (facts) => ({
		message: `${facts.server} does not support searching by UID, which every IMAP server should`,
		next: `${goesOn(facts)} If this continues, this mailbox cannot be read: ask your mail service.`,
	}),
	noDateSearch: (facts) => ({
		message: `${facts.server} does not support searching by date of arrival`,
		next: `${goesOn(facts)} If this continues, earlier mail cannot be searched in this mailbox${facts.occasion === 'poll' ? ": choose 'Now' as 'Collect From'" : ''}.`,
	}),
	noIdSearch: (facts) => ({
		message: `${facts.server} does not support searching by Message-ID`,
		next: "Keep the fields 'uid' and 'uidValidity' of the inquiry in the item: with them the message is found without a search.",
	}),
	credentialLate: (facts) => ({
		message: 'n8n did not hand out the credential of the mailbox in time',
		next: `${goesOn(facts)} If this continues, check the database of n8n, or the vault that keeps its secrets.`,
	}),
	tooMuch: (facts) => ({
		message: `${facts.server} sent more than was requested`,
		next: goesOn(facts),
	}),
};

/** A server that could not be looked up; the error names what was asked. */
function lookupText({ message, kind }: LookupError, circumstances: Circumstances): Text {
	if (kind === 'forbidden') return { message, next: PERMIT };
	const next = `${goesOn(circumstances)} If this continues, choose 'Other Service' as 'Provider' and enter the host and port.`;
	return { message, next };
}
