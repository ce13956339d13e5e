import { meantDomain } from '../core/providers/domain-slip';
import type { MailServer } from '../core/providers/mail-server';
import { MailboxError } from '../core/errors/mailbox-error';
import { SettingError } from '../core/errors/advised-error';

/** The network kept us from finding the server; the message names what did not answer. */
export class LookupError extends MailboxError {}

/** The domain does not exist. */
export function noSuchDomain(domain: string): SettingError {
	return new SettingError(
		'Address',
		"The domain in 'Address' has no mail server",
		`${checkAddress(domain)} If this domain is known only in your own network, choose 'Other Service' as 'Provider' and enter the host and port.`,
	);
}

/** The domain says that it takes no mail (RFC 7505). */
export function takesNoMail(domain: string): SettingError {
	return new SettingError(
		'Address',
		"The domain in 'Address' states that it does not accept mail",
		`${checkAddress(domain)} If it is right, choose 'Other Service' as 'Provider' and enter the host and port.`,
	);
}

export function nothingFound(domain: string): SettingError {
	if (meantDomain(domain) !== null) return noSuchDomain(domain);
	return new SettingError(
		'Provider',
		"No mail server was found for the domain in 'Address'",
		"Choose 'Other Service' as 'Provider' and enter the host and port of the IMAP server: you find them in the help pages of your mail service.",
	);
}

/** The domain that was meant may be named: it is a service's, and not the user's. */
function checkAddress(domain: string): string {
	const meant = meantDomain(domain);
	return meant === null
		? "Check 'Address' for typos."
		: `Do you mean ${meant}? Check 'Address' for typos.`;
}

/** The domain names a server of somebody else: only the user can say that the password may go there. */
export function keptElsewhere(server: MailServer): SettingError {
	return new SettingError(
		'Provider',
		`The mail of this domain seems to be kept at ${addressOf(server)}`,
		`If that is right, ${enter(server)}.`,
	);
}

export function takesNoPassword(server: MailServer): SettingError {
	return new SettingError(
		'Provider',
		`The mail server ${addressOf(server)} accepts only an OAuth2 sign-in, not a password`,
		`Ask your mail service whether it has app passwords. If it has, ${enter(server)}.`,
	);
}

/** `names` are those the certificate was made out to, perhaps with `*`, when only the name is wrong. */
export function untrustedCertificate(server: MailServer, names: readonly string[]): SettingError {
	return new SettingError(
		'Provider',
		`The certificate of the mail server ${addressOf(server)} could not be verified`,
		names.length === 0 ? adviceForOwn(server) : adviceForMisnamed(server, names),
	);
}

function adviceForOwn(server: MailServer): string {
	return `If this server is yours, ${enter(server)} and paste the certificate of its authority as 'CA Certificate'. Otherwise ask your mail service for the right host.`;
}

function adviceForMisnamed(server: MailServer, names: readonly string[]): string {
	const host = names.find((name) => !name.startsWith('*')) ?? 'the name your mail service states';
	return `It was issued for ${names.join(', ')}. If this is your mail service, ${enter({ ...server, host })}.`;
}

/** A server that should be there does not answer now. */
export function serverSilent(server: MailServer, code: string): MailboxError {
	if (code === BLOCKED)
		return blocked(`This n8n does not allow connections to ${addressOf(server)}`);
	return transient(`The mail server ${addressOf(server)} could not be reached`, code);
}

/** DNS or the network kept us from finding out. */
export function lookupFailed(code: string): MailboxError {
	if (code === BLOCKED) return blocked('This n8n does not allow connections to this domain');
	return transient('The mail server of this domain could not be looked up', code);
}

export function lookupOutOfTime(): MailboxError {
	return new LookupError('Looking up the mail server took longer than the time allowed', {
		kind: 'deadline',
		reach: 'connection',
	});
}

/** The code of `guardedLookup` in nodes/imap/egress.ts: the administrator of n8n does not permit the address. */
const BLOCKED = 'EGRESS_BLOCKED';

function blocked(message: string): MailboxError {
	return new LookupError(message, { kind: 'forbidden', reach: 'connection' });
}

function transient(message: string, code: string): MailboxError {
	return new LookupError(message, { kind: 'unreachable', reach: 'connection', code });
}

function addressOf({ host, port }: MailServer): string {
	return `${host}:${port}`;
}

function enter({ host, port, security }: MailServer): string {
	const label = security === 'tls' ? 'TLS' : 'STARTTLS';
	return `choose 'Other Service' as 'Provider' and enter ${host} as 'Host', ${port} as 'Port' and ${label} as 'Security'`;
}
