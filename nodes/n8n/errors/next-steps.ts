import type { Account } from '../../core/account/account';
import { shortNameOf, type Provider } from '../../core/providers/providers';

/**
 * Where a text is read: under a form that somebody fills in, in an execution of a trigger, or in one that a
 * workflow runs: in a mailbox, or for a report. Only a trigger goes on by itself, once its activation succeeded.
 */
export type Occasion = 'form' | 'activation' | 'poll' | 'action' | 'report';

/** What happened (no full stop), and what to do next (full sentences). */
export interface Text {
	readonly message: string;
	readonly next: string;
}

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
	readonly occasion: Occasion;
}

export const PERMIT =
	'Ask its administrator to allow the host or its network (N8N_SSRF_ALLOWED_HOSTNAMES, N8N_SSRF_ALLOWED_IP_RANGES).';

export const INTERCEPTED =
	'Something between n8n and the service answers in its place, such as a proxy or a virus scanner: ask whoever runs the network of n8n. To trust its certificate, add it to NODE_EXTRA_CA_CERTS.';

export function networkAdvice(facts: Circumstances): string {
	const check = checkServer(facts);
	return facts.occasion === 'poll'
		? `${goesOn(facts)} If this is a new mailbox: ${lowerFirst(check)}${pairAdvice(facts.account)}`
		: `${check}${pairAdvice(facts.account)}`;
}

export function checkServer({ account }: Circumstances): string {
	return isTyped(account)
		? "Check 'Host', 'Port' and 'Security' in the credential, and the network of n8n."
		: 'Check the network of n8n: a firewall may block this port.';
}

export function isTyped(account: Account | null): boolean {
	return account === null || account.serverBy === 'typing';
}

/** Under a form the folder is INBOX; an item of a step names its folder itself. */
export function folderAdvice({ occasion, closestFolder, service }: Circumstances): string {
	if (occasion === 'form') {
		return `The login was accepted. Check in the mail service that the mailbox is set up and IMAP is switched on.${helpOf(service)}`;
	}
	const choose =
		occasion === 'poll' || occasion === 'activation'
			? "Choose another one in 'Folders': it may have been renamed or deleted."
			: 'It may have been renamed or deleted: choose another one.';
	return closestFolder === undefined ? choose : `${choose} Perhaps you mean '${closestFolder}'.`;
}

function lowerFirst(text: string): string {
	return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Returns whether anything has to be done for the work to go on. */
export function goesOn({ occasion }: Pick<Circumstances, 'occasion'>): string {
	return occasion === 'poll'
		? 'Collecting resumes automatically; no mail is lost.'
		: 'Try again in a few minutes.';
}

export function loginAdvice(service: Provider | undefined): string {
	if (service === undefined) {
		return "Check 'Address', 'Login' and 'App Password' in the credential. Many services require IMAP to be switched on and a password created for this connection.";
	}
	const imap =
		service.imapUrl === undefined || service.imapUrl === service.helpUrl
			? ''
			: ` – how to allow IMAP: ${service.imapUrl}`;
	return service.secret === 'appPassword'
		? `${toDo(service)}. The ordinary password is not accepted here: ${service.helpUrl}${imap}`
		: `${toDo(service)}. See ${service.helpUrl}${imap}`;
}

export function toDo(service: Provider): string {
	return `${shortNameOf(service)}: ${service.needs}`;
}

export function linkTo(url: string | undefined): string {
	return url === undefined ? '.' : `: ${url}`;
}

export function helpOf(service: Provider | undefined): string {
	return service === undefined ? '' : ` ${shortNameOf(service)} help: ${service.helpUrl}`;
}

export function lookAtImap(service: Provider | undefined): string {
	return service?.imapUrl === undefined
		? ''
		: ` If this continues, check that IMAP is switched on: ${service.imapUrl}`;
}

/** The two pairs people mix up. A server may listen elsewhere, so this is said only when it did not work. */
export function pairAdvice(account: Account | null): string {
	if (account === null || !isTyped(account)) return '';
	const { port, security } = account.connection;
	if (port === 993 && security !== 'tls') return " With port 993 choose TLS in 'Security'.";
	if (port === 143 && security === 'tls') return " With port 143 choose STARTTLS in 'Security'.";
	return '';
}
