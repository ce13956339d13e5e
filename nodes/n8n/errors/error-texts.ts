import type { Account } from '../../core/account/account';
import { LookupError } from '../../detect/detection-error';
import type { MailboxError, MailboxErrorKind } from '../../core/errors/mailbox-error';
import { shortNameOf, type Provider } from '../../core/providers/providers';

/** What a text may depend on. */
export interface Circumstances {
	/** How users know the server, with its address. */
	readonly server: string;
	/** Undefined for a server nobody has told us about. */
	readonly service: Provider | undefined;
	readonly account: Account | null;
	readonly folder: string;
	/** An existing folder that was most likely meant. */
	readonly closestFolder: string | undefined;
	/** Somebody is filling in a form and waits for the answer; in a poll nobody does. */
	readonly isForm: boolean;
}

/** What happened, and what to do next. */
interface Text {
	readonly message: string;
	readonly next: string;
}

function checkServer({ account }: Circumstances): string {
	return isTyped(account)
		? "Check 'Host', 'Port' and 'Security' in the credential, and the network of n8n."
		: 'Check the network of n8n: a firewall may keep it from this port.';
}

function isTyped(account: Account | null): boolean {
	return account === null || account.serverBy === 'typing';
}

/** One text for each kind of error. Messages have no full stop, next steps have. */
export const TEXTS: Readonly<Record<MailboxErrorKind, (facts: Circumstances) => Text>> = {
	authentication: ({ server, service }) => ({
		message: `${server} did not accept 'Address' and 'App Password'`,
		next: loginAdvice(service),
	}),
	appPasswordNeeded: ({ server, service }) => ({
		message: `${server} wants an app password instead of the ordinary one`,
		next:
			service === undefined
				? "Make a password for programs in the security settings of the mail service and enter it as 'App Password'."
				: `${toDo(service)}, and enter it as 'App Password': ${service.helpUrl}`,
	}),
	oauthOnly: ({ server, service }) => ({
		message: `${server} does not accept passwords any more`,
		next:
			service?.secret === 'oauth2'
				? `${toDo(service)}. See ${service.helpUrl}`
				: `Choose another way in 'Authentication' of the node, if it offers the service.${helpOf(service)}`,
	}),
	imapDisabled: ({ server, service }) => ({
		message: `IMAP is switched off for this mailbox at ${server}`,
		next: `Switch it on in the mail settings; in a company the administrator may have to permit it${linkTo(service?.imapUrl ?? service?.helpUrl)}`,
	}),
	accountLocked: (facts) => ({
		message: `${facts.server} wants somebody to log in on its website first`,
		next: `Log in there with a browser, confirm what it asks for, and wait some minutes. ${goesOn(facts)}${helpOf(facts.service)}`,
	}),
	tooManyConnections: (facts) => ({
		message: `${facts.server} has too many connections to this mailbox`,
		next: `${goesOn(facts)} If it happens often, close other programs that read the mailbox${facts.isForm ? '' : ", or poll less often in 'Poll Times'"}.${helpOf(facts.service)}`,
	}),
	forbidden: ({ server }) => ({
		message: `This n8n does not permit connections to ${server}`,
		next: 'Ask its administrator to permit the host or its network (N8N_SSRF_ALLOWED_HOSTNAMES, N8N_SSRF_ALLOWED_IP_RANGES).',
	}),
	notFound: (facts) => ({
		message: `No server is known by the name of ${facts.server}`,
		next: isTyped(facts.account)
			? "Check 'Host' in the credential for typing slips, and the network of n8n."
			: `${goesOn(facts)} Check the name servers (DNS) of n8n.`,
	}),
	unreachable: (facts) => ({
		message: `${facts.server} could not be reached`,
		next: facts.isForm
			? `${checkServer(facts)}${pairAdvice(facts.account)}`
			: `${goesOn(facts)} If this is a new mailbox: ${lowerFirst(checkServer(facts))}${pairAdvice(facts.account)}`,
	}),
	certificate: ({ server, account }) => ({
		message: `The certificate of ${server} could not be verified`,
		next: isTyped(account)
			? "Enter 'Host' exactly as your mail service names it. For a server of your own paste the certificate of its authority as 'CA Certificate', or turn on 'Ignore TLS Issues'."
			: 'Something between n8n and the service answers in its place, such as a proxy or a virus scanner: ask whoever runs the network of n8n.',
	}),
	security: ({ server, account }) => ({
		message: isTyped(account)
			? `'Port' and 'Security' do not fit ${server}`
			: `An encrypted connection to ${server} could not be made`,
		next: isTyped(account)
			? `Port 993 takes TLS, port 143 takes STARTTLS (or None on a server of your own).${pairAdvice(account)}`
			: 'Something between n8n and the service answers in its place, such as a proxy or a virus scanner: ask whoever runs the network of n8n.',
	}),
	unavailable: (facts) => ({
		message: `${facts.server} asks to come back later`,
		next: `${goesOn(facts)}${lookAtImap(facts.service)}`,
	}),
	throttled: (facts) => ({
		message: `${facts.server} asks for fewer connections`,
		next: `${goesOn(facts)}${facts.isForm ? '' : " If it happens often, poll less often in 'Poll Times'."}${helpOf(facts.service)}`,
	}),
	deadline: (facts) => ({
		message: `${facts.server} did not answer in time`,
		next: facts.isForm ? checkServer(facts) : goesOn(facts),
	}),
	folder: ({ folder, closestFolder, isForm, service }) => ({
		message: `The folder '${folder}' cannot be opened`,
		next: isForm
			? `The login was accepted. Look in the mail service whether the mailbox is set up and IMAP is switched on.${helpOf(service)}`
			: `Choose another one in 'Folders': it may have been renamed or deleted.${closestFolder === undefined ? '' : ` Perhaps you mean '${closestFolder}'.`}`,
	}),
	protocol: (facts) => ({
		message: `${facts.server} answered something that cannot be read`,
		next: `${facts.isForm ? checkServer(facts) : goesOn(facts)} Perhaps a proxy or the login page of a network answers in place of the mail server.`,
	}),
};

/** Returns the text for a server that could not be looked up, whose error names what was asked; else null. */
export function lookupText(error: MailboxError, isForm: boolean): Text | null {
	if (!(error instanceof LookupError)) return null;
	const { message } = error;
	const next = `${goesOn({ isForm })} If it stays like this, choose 'Other Service' as 'Provider' and enter the host and port.`;
	return { message, next };
}

function lowerFirst(text: string): string {
	return text.charAt(0).toLowerCase() + text.slice(1);
}

function goesOn({ isForm }: Pick<Circumstances, 'isForm'>): string {
	return isForm
		? 'Try again in some minutes.'
		: 'Collecting goes on by itself as soon as it can; no mail is lost.';
}

function loginAdvice(service: Provider | undefined): string {
	if (service === undefined) {
		return "Check 'Address', 'Login' and 'App Password' in the credential. Many services want IMAP switched on and a password made for this connection.";
	}
	const imap =
		service.imapUrl === undefined || service.imapUrl === service.helpUrl
			? ''
			: ` – how to allow IMAP: ${service.imapUrl}`;
	return service.secret === 'appPassword'
		? `${toDo(service)}. The ordinary password is not accepted here: ${service.helpUrl}${imap}`
		: `${toDo(service)}. See ${service.helpUrl}${imap}`;
}

function toDo(service: Provider): string {
	return `${shortNameOf(service)}: ${service.needs}`;
}

function linkTo(url: string | undefined): string {
	return url === undefined ? '.' : `: ${url}`;
}

function helpOf(service: Provider | undefined): string {
	return service === undefined ? '' : ` Help of ${shortNameOf(service)}: ${service.helpUrl}`;
}

function lookAtImap(service: Provider | undefined): string {
	return service?.imapUrl === undefined
		? ''
		: ` If it stays like this, look whether IMAP is switched on: ${service.imapUrl}`;
}

/** The two pairs people mix up. A server may listen elsewhere, so this is said only when it did not work. */
function pairAdvice(account: Account | null): string {
	if (account === null || account.provider !== undefined) return '';
	const { port, security } = account.connection;
	if (port === 993 && security !== 'tls') return " With port 993 choose TLS in 'Security'.";
	if (port === 143 && security === 'tls') return " With port 143 choose STARTTLS in 'Security'.";
	return '';
}
