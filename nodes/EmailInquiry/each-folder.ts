import { MailboxError } from '../core/mailbox-error';
import type { FolderStatus } from '../core/mailbox';
import type { MessageStore } from '../core/message-store';
import { withClosestFolder } from '../shell/folder-problem';
import { visitMessageStore } from '../shell/visit';
import { findMessages, type FoundMessage } from './find-messages';
import type { MailboxJob } from './operation';
import { readReferences } from './references';

/** Finds the mails of all items on one connection, folder by folder, and hands those of each folder to `use`. */
export async function inEachFolder(
	{ context, account, limits, results }: MailboxJob,
	open: (store: MessageStore, folder: string) => Promise<FolderStatus>,
	use: (store: MessageStore, messages: readonly FoundMessage[]) => Promise<void>,
): Promise<void> {
	const byFolder = readReferences(context, results);
	if (byFolder.size === 0) return;
	await visitMessageStore(context, account, limits, async (store) => {
		for (const [folder, references] of byFolder) {
			try {
				const status = await open(store, folder);
				const found = await findMessages(
					store,
					status,
					references,
					account.stamp,
					({ itemIndex }, error) => results.fail(itemIndex, error),
				);
				await use(store, found);
			} catch (error) {
				const problem = await withClosestFolder(store, toFolderProblem(error));
				const items = references.map(({ itemIndex }) => itemIndex);
				results.failUndone(items, problem);
			}
		}
	});
}

/** Returns an error that leaves the other folders readable; any other ends the work. */
function toFolderProblem(error: unknown): MailboxError {
	if (error instanceof MailboxError && error.reach !== 'connection') return error;
	throw error;
}
