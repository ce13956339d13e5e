import { AdvisedError } from '../../core/errors/advised-error';
import { MailboxError } from '../../core/errors/mailbox-error';
import { describeUnexpected } from '../../core/errors/unexpected';

/**
 * Returns an error as the `cause` that n8n may store and show with an execution: name, message and stack, as
 * far as they hold nothing of a message, a mailbox or a credential, and no other field.
 */
export function causeOf(error: unknown): Error {
	// The driver's error, which is kept clean already, tells where a command was under way.
	const innermost = error instanceof MailboxError ? (error.cause ?? error) : error;
	const { name, reference, frames } = describeUnexpected(innermost);
	const cause = new Error(messageOf(error, reference));
	Object.defineProperty(cause, 'name', { value: nameOf(error, name), configurable: true });
	cause.stack = [`${cause.name}: ${cause.message}`, ...frames].join('\n    ');
	return cause;
}

function nameOf(error: unknown, name: string): string {
	return error instanceof MailboxError || error instanceof AdvisedError ? error.name : name;
}

function messageOf(error: unknown, reference: string): string {
	if (error instanceof AdvisedError) return error.message;
	if (!(error instanceof MailboxError)) {
		return describeUnexpected(error).message || `reference ${reference}`;
	}
	const { message, cause } = error;
	const text = cause instanceof Error ? `${message} (${cause.message})` : message;
	// n8n 1.x stops retrying when it meets this word anywhere in an error.
	return text.replace(/authorization/gi, 'login permission');
}
