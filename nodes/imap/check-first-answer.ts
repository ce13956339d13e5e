import { MailboxError } from '../core/errors/mailbox-error';
import type { Mailbox } from '../core/mailbox/mailbox';
import { within } from '../core/time/time-limit';

/** A mailbox on a connection of which nobody knows whether it still is one. */
interface CheckedMailbox {
	/** Its first command fails with a `MailboxError` unless the server answers within the limit. */
	readonly mailbox: Mailbox;
	hasAnswered(): boolean;
}

/** Returns the mailbox with its first command for a check: whatever comes first costs no round trip of its own then. */
export function checkFirstAnswer(mailbox: Mailbox, limitMs: number): CheckedMailbox {
	let hasAnswered = false;
	const first = async <T>(answer: Promise<T>): Promise<T> => {
		const limit = hasAnswered ? {} : { ms: limitMs };
		try {
			const result = await within(answer, limit, () => {
				throw silent();
			});
			hasAnswered = true;
			return result;
		} catch (error) {
			// A folder that is not there is an answer as well.
			hasAnswered ||= error instanceof MailboxError && error.reach === 'folder';
			throw error;
		}
	};
	const wrapped: Mailbox = {
		listFolders: () => first(mailbox.listFolders()),
		status: (folder) => first(mailbox.status(folder)),
		open: (folder) => first(mailbox.open(folder)),
		// It may well be silent for as long as the wait is.
		waitForChange: (folder, seen, wait) => mailbox.waitForChange(folder, seen, wait),
		searchUids: (from, to) => first(mailbox.searchUids(from, to)),
		searchSince: (since) => first(mailbox.searchSince(since)),
		fetchHeads: (uids) => first(mailbox.fetchHeads(uids)),
		fetchTexts: (heads) => first(mailbox.fetchTexts(heads)),
		readAttachment: (head, part, maxBytes) => mailbox.readAttachment(head, part, maxBytes),
	};
	return { mailbox: wrapped, hasAnswered: () => hasAnswered };
}

function silent(): MailboxError {
	return new MailboxError('A kept connection did not answer', {
		...{ kind: 'unreachable', reach: 'connection', detail: 'stalled' },
	});
}
