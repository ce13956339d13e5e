import { NodeOperationError, type INode } from 'n8n-workflow';
import type { Account } from '../core/account';
import { MailboxError, type MailboxErrorKind } from '../core/mailbox-error';
import { SettingError } from '../core/setting-error';

/** Where the text is read: under a form, or in an execution. */
export type Occasion = 'form' | 'poll';

/** A text for the user: what happened, and what to do next. */
export interface Advice {
	readonly message: string;
	readonly description: string;
}

/** Returns n8n's error for anything that ended a poll. The only place where errors become user text. */
export function toNodeError(
	node: INode,
	error: unknown,
	account: Account | null,
	occasion: Occasion = 'poll',
): NodeOperationError {
	const { message, description } = adviceOf(error, account, occasion);
	// Our errors hold no address and no password; any other is named, not shown.
	const nodeError = new NodeOperationError(node, message, { description });
	return Object.assign(nodeError, { failure: { cause: failureCauseOf(error) } });
}

/** Returns the text for anything that went wrong with a mailbox. */
export function adviceOf(error: unknown, account: Account | null, occasion: Occasion): Advice {
	if (error instanceof SettingError) return { message: error.message, description: error.advice };
	if (!(error instanceof MailboxError)) {
		const name = error instanceof Error ? error.name : typeof error;
		return {
			message: `The poll stopped unexpectedly (${name})`,
			description:
				'No mail is lost: the next poll goes on where this one stopped. Please report it with the n8n version.',
		};
	}
	const server = account === null ? 'the mail server' : nameOf(account);
	const { message, next } = TEXTS[error.kind](server, {
		error,
		account,
		isForm: occasion === 'form',
	});
	// Not in the message: n8n replaces a message that holds a network code by a general one of its own.
	const code = error.code === undefined ? '' : ` Code: ${error.code}.`;
	const said = error.serverText === undefined ? '' : ` The server says: “${error.serverText}”.`;
	return { message, description: `${next}${said}${code}` };
}

/** Returns n8n's word for the cause, by which 2.x grades its back-off (n8n-workflow errors/failure). */
function failureCauseOf(error: unknown): string {
	if (error instanceof SettingError) return 'configuration-invalid';
	return error instanceof MailboxError ? CAUSES[error.kind] : 'node-defect';
}

const CAUSES: Readonly<Record<MailboxErrorKind, string>> = {
	authentication: 'credential-invalid',
	notFound: 'configuration-invalid',
	unreachable: 'temporarily-unavailable',
	certificate: 'configuration-invalid',
	security: 'configuration-invalid',
	unavailable: 'temporarily-unavailable',
	throttled: 'rate-limited',
	deadline: 'temporarily-unavailable',
	folder: 'configuration-invalid',
	protocol: 'temporarily-unavailable',
};

interface Circumstances {
	readonly error: MailboxError;
	readonly account: Account | null;
	/** Somebody is filling in a form and waits for the answer; in a poll nobody does. */
	readonly isForm: boolean;
}

type Text = (
	server: string,
	circumstances: Circumstances,
) => { readonly message: string; readonly next: string };

const CHECK_SERVER =
	"Check 'Host', 'Port' and 'Security' in the credential, and the network of n8n.";
const goesOn = ({ isForm }: Circumstances) =>
	isForm
		? 'Try again in some minutes.'
		: 'Collecting goes on by itself as soon as it can; no mail is lost.';

const TEXTS: Readonly<Record<MailboxErrorKind, Text>> = {
	authentication: (server, { account }) => ({
		message: `${server} did not accept 'Address' and 'App Password'`,
		next: loginAdvice(account),
	}),
	notFound: (server) => ({
		message: `No server is known by the name of ${server}`,
		next: "Check 'Host' in the credential for typing slips, and the network of n8n.",
	}),
	unreachable: (server, facts) => ({
		message: `${server} could not be reached`,
		next: facts.isForm
			? CHECK_SERVER
			: `${goesOn(facts)} If this is a new mailbox: check 'Host', 'Port' and 'Security' in the credential.`,
	}),
	certificate: (server) => ({
		message: `The certificate of ${server} could not be verified`,
		next: "Enter 'Host' exactly as your mail service names it. For a server of your own with a self-signed certificate turn on 'Ignore TLS Issues'.",
	}),
	security: (server) => ({
		message: `'Port' and 'Security' do not fit ${server}`,
		next: 'Port 993 takes TLS, port 143 takes STARTTLS (or None on a server of your own).',
	}),
	unavailable: (server, facts) => ({
		message: `${server} asks to come back later`,
		next: goesOn(facts),
	}),
	throttled: (server, facts) => ({
		message: `${server} asks for fewer connections`,
		next: `${goesOn(facts)} If it happens often, poll less often in 'Poll Times'.`,
	}),
	deadline: (server, facts) => ({
		message: `${server} did not answer in time`,
		next: facts.isForm ? CHECK_SERVER : goesOn(facts),
	}),
	folder: (_server, { error: { folder, closestFolder }, isForm }) => ({
		message: `The folder '${folder ?? ''}' cannot be opened`,
		next: isForm
			? 'The login was accepted. Look in the mail service whether the mailbox is set up and IMAP is switched on.'
			: `Choose another one in 'Folders': it may have been renamed or deleted.${closestFolder === undefined ? '' : ` Perhaps you mean '${closestFolder}'.`}`,
	}),
	protocol: (server, facts) => ({
		message: `${server} answered something that cannot be read`,
		next: facts.isForm ? CHECK_SERVER : goesOn(facts),
	}),
};

function loginAdvice(account: Account | null): string {
	const provider = account?.provider;
	if (provider === undefined) {
		return "Check 'Address', 'Login' and 'App Password' in the credential. Many services want IMAP switched on and a password made for this connection.";
	}
	return `${provider.name}: ${provider.needs}, and use it here instead of the ordinary password: ${provider.helpUrl}`;
}

function nameOf({ provider, connection }: Account): string {
	const address = `${connection.host}:${connection.port}`;
	return provider === undefined ? address : `${provider.name} (${address})`;
}
