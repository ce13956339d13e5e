import { NodeOperationError, type FunctionsBase, type Logger } from 'n8n-workflow';
import { serverNameOf, type Account } from '../../core/account/account';
import { AdvisedError } from '../../core/errors/advised-error';
import { MailboxError, type MailboxErrorKind } from '../../core/errors/mailbox-error';
import { describeUnexpected } from '../../core/errors/unexpected';
import { fieldOf } from '../../core/text/unknown';
import { providerByHost, type Provider } from '../../core/providers/providers';
import { causeOf } from './error-cause';
import { mailboxText } from './error-texts';
import type { Occasion } from './next-steps';
import { signInText } from './sign-in-texts';
import { unexpectedLog } from './unexpected-log';

/** A text for the user: what happened, and what to do next. */
export interface Advice {
	readonly message: string;
	readonly description: string;
}

/**
 * Returns n8n's error for whatever ended a poll, a form's question, a step or a report, and logs it when nobody
 * foresaw it. With `explain`, the only place where errors become user text.
 */
export function toNodeError(
	context: Pick<FunctionsBase, 'getNode' | 'logger'>,
	error: unknown,
	account: Account | null,
	occasion: Occasion,
	itemIndex?: number,
): NodeOperationError {
	return nodeErrorOf(context, error, explain(context, error, account, occasion), itemIndex);
}

/** Returns the text of n8n's error, and logs what nobody foresaw. */
export function explain(
	{ logger }: Pick<FunctionsBase, 'logger'>,
	error: unknown,
	account: Account | null,
	occasion: Occasion,
): Advice {
	noteUnforeseen(logger, error);
	const advice = adviceOf(error, account, occasion);
	return occasion === 'activation' ? withFirstStep(advice) : advice;
}

/** Returns n8n's error with the text that explains it. */
export function nodeErrorOf(
	context: Pick<FunctionsBase, 'getNode'>,
	error: unknown,
	advice: Advice,
	itemIndex?: number,
): NodeOperationError {
	const nodeError = new NodeOperationError(context.getNode(), causeOf(error), {
		...advice,
		level: 'warning',
		...(itemIndex === undefined ? {} : { itemIndex }),
	});
	return Object.assign(nodeError, { failure: { cause: failureCauseOf(error) } });
}

/** The window that says why a workflow cannot be published shows nothing but the message. */
function withFirstStep({ message, description }: Advice): Advice {
	const [step = ''] = description.split(SENTENCE_END, 1);
	// A link cannot be followed there, and 1.x stops retrying at the word in Yandex's.
	return { message: `${message}. ${step.replace(/:? https?:\/\/\S+/g, '')}`, description };
}

/** Not the dot in `Mail.ru: create …`. */
const SENTENCE_END = /(?<=[.?])\s+(?=\p{Lu})/u;

/** Returns the text for whatever went wrong. */
export function adviceOf(error: unknown, account: Account | null, occasion: Occasion): Advice {
	if (error instanceof AdvisedError) return { message: error.message, description: error.advice };
	if (isExpressionError(error)) return EXPRESSION_ADVICE;
	if (!(error instanceof MailboxError)) return unexpectedAdvice(error, occasion);
	const server = account === null ? 'the mail server' : serverNameOf(account);
	const signedInAt = account?.signIn?.service;
	const { message, next } =
		(signedInAt && signInText(error, signedInAt, server, occasion)) ??
		mailboxText(error, {
			...{ server, account, occasion, service: serviceOf(account) },
			...{ folder: error.folder ?? '', closestFolder: error.closestFolder },
		});
	const words = error.serverText?.replace(/\.$/, '');
	const said = words === undefined ? '' : `The server says: “${words}”.`;
	const unexplained = crashIn(error);
	const reference =
		unexplained === null ? '' : `Reference: ${describeUnexpected(unexplained).reference}.`;
	return { message, description: joined(next, said, codeText(error), reference) };
}

/**
 * Not in the message: n8n replaces a message that holds a network code by a general one of its own, and 1.x
 * stops retrying at AUTHORIZATIONFAILED.
 */
function codeText({ code }: MailboxError): string {
	return code === undefined || /authorization/i.test(code) ? '' : `Code: ${code}.`;
}

/** Logs an error whose cause is none of those we know. */
export function noteUnforeseen(logger: Pick<Logger, 'error'>, error: unknown): void {
	if (error instanceof AdvisedError || isExpressionError(error)) return;
	const unexpected = error instanceof MailboxError ? crashIn(error) : error;
	if (unexpected !== null) unexpectedLog(logger)(unexpected);
}

/** Returns what made the driver stumble over an answer, when nothing tells what that answer was; null otherwise. */
function crashIn({ kind, detail, code, serverText, cause }: MailboxError): unknown {
	const isExplained = kind !== 'protocol' || detail !== undefined;
	return isExplained || code !== undefined || serverText !== undefined ? null : (cause ?? null);
}

/** n8n's own, for what a user wrote: its message may hold what the expression was given. */
function isExpressionError(error: unknown): boolean {
	return fieldOf(error, 'name') === 'ExpressionError';
}

const EXPRESSION_ADVICE: Advice = {
	message: 'An expression in a field of this node does not work',
	description: 'Open the node: n8n shows what is wrong below the field.',
};

/** The error itself may quote a message: it is named, and found in the log by its reference. */
function unexpectedAdvice(error: unknown, occasion: Occasion): Advice {
	const { name, reference } = describeUnexpected(error);
	const { what, next } = UNEXPECTED[occasion];
	return {
		message: `${what} failed unexpectedly (${name}, reference ${reference})`,
		description: `${next} Please report it with this reference, the related lines of the n8n log, and the n8n version.`,
	};
}

const UNEXPECTED: Readonly<Record<Occasion, { readonly what: string; readonly next: string }>> = {
	poll: {
		what: 'The poll',
		next: 'No mail is lost: the next poll continues where this one stopped.',
	},
	activation: {
		what: 'The first poll',
		next: 'Publish the workflow again in a few minutes.',
	},
	form: { what: 'Checking the mailbox', next: 'Try again in a few minutes.' },
	action: { what: 'The mailbox operation', next: 'Run the workflow again.' },
	report: { what: 'The report', next: 'Run the workflow again.' },
};

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
	if (error instanceof AdvisedError || isExpressionError(error)) return 'configuration-invalid';
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
