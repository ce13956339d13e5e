import { NodeOperationError, type INode } from 'n8n-workflow';
import { serverNameOf, type Account } from '../../core/account/account';
import { ItemError, SettingError } from '../../core/errors/advised-error';
import { MailboxError, type MailboxErrorKind } from '../../core/errors/mailbox-error';
import { providerByHost, type Provider } from '../../core/providers/providers';
import { lookupText, TEXTS } from './error-texts';
import { signInText } from './sign-in-texts';

/** Where the text is read: under a form, in an execution of a trigger, or in one that somebody's workflow runs: in a mailbox, or for a report. */
export type Occasion = 'form' | 'poll' | 'action' | 'report';

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
	itemIndex?: number,
): NodeOperationError {
	const { message, description } = adviceOf(error, account, occasion);
	// Our errors hold no address and no password; any other is named, not shown.
	const options = itemIndex === undefined ? { description } : { description, itemIndex };
	const nodeError = new NodeOperationError(node, message, options);
	return Object.assign(nodeError, { failure: { cause: failureCauseOf(error) } });
}

/** Returns the text for anything that went wrong with a mailbox. */
export function adviceOf(error: unknown, account: Account | null, occasion: Occasion): Advice {
	if (error instanceof SettingError || error instanceof ItemError) {
		return { message: error.message, description: error.advice };
	}
	if (!(error instanceof MailboxError)) {
		const name = error instanceof Error ? error.name : typeof error;
		const { what, next } = UNEXPECTED[occasion];
		return {
			message: `The ${what} stopped unexpectedly (${name})`,
			description: `${next} Please report it with the n8n version.`,
		};
	}
	const server = account === null ? 'the mail server' : serverNameOf(account);
	const isForm = occasion !== 'poll';
	const signedInAt = account?.signIn?.service;
	const { message, next } =
		(signedInAt && signInText(error, signedInAt, server, isForm)) ??
		lookupText(error, isForm) ??
		(occasion === 'action' && error.kind === 'folder' ? folderText(error) : null) ??
		TEXTS[error.kind]({
			server,
			service: serviceOf(account),
			account,
			folder: error.folder ?? '',
			closestFolder: error.closestFolder,
			isForm,
		});
	// Not in the message: n8n replaces a message that holds a network code by a general one of its own, and
	// 1.x stops retrying at AUTHORIZATIONFAILED.
	const isShown = error.code !== undefined && !/authorization/i.test(error.code);
	const code = isShown ? `Code: ${error.code}.` : '';
	const words = error.serverText?.replace(/\.$/, '');
	const said = words === undefined ? '' : `The server says: “${words}”.`;
	return { message, description: joined(next, said, code) };
}

const UNEXPECTED: Readonly<Record<Occasion, { readonly what: string; readonly next: string }>> = {
	poll: {
		what: 'poll',
		next: 'No mail is lost: the next poll goes on where this one stopped.',
	},
	form: { what: 'look at the mailbox', next: 'Try again in some minutes.' },
	action: { what: 'work in the mailbox', next: 'Run the workflow again.' },
	report: { what: 'report', next: 'Run the workflow again.' },
};

/** An item names its folder itself; under a form the folder is INBOX. */
function folderText({ folder, closestFolder }: MailboxError): { message: string; next: string } {
	const closest = closestFolder === undefined ? '' : ` Perhaps you mean '${closestFolder}'.`;
	return {
		message: `The folder '${folder ?? ''}' cannot be opened`,
		next: `It may have been renamed or deleted: choose another one.${closest}`,
	};
}

/** Sentences in a row; a full stop behind a link would become part of it. */
function joined(...texts: readonly string[]): string {
	return texts
		.filter((text) => text !== '')
		.reduce((before, text) => `${before}${/:\/\/\S+$/.test(before) ? ' – ' : ' '}${text}`);
}

/** Whoever typed the server of a service we know gets its help as well; whoever signed in needs none on passwords. */
function serviceOf(account: Account | null): Provider | undefined {
	if (account === null || account.signIn !== null) return undefined;
	return account.provider ?? providerByHost(account.connection.host);
}

/** Returns n8n's word for the cause, by which 2.x grades its back-off (n8n-workflow errors/failure). */
function failureCauseOf(error: unknown): string {
	if (error instanceof SettingError || error instanceof ItemError) return 'configuration-invalid';
	return error instanceof MailboxError ? CAUSES[error.kind] : 'node-defect';
}

const CAUSES: Readonly<Record<MailboxErrorKind, string>> = {
	authentication: 'credential-invalid',
	appPasswordNeeded: 'credential-invalid',
	oauthOnly: 'credential-invalid',
	imapDisabled: 'configuration-invalid',
	accountLocked: 'temporarily-unavailable',
	tooManyConnections: 'rate-limited',
	forbidden: 'configuration-invalid',
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
