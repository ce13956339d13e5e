import { ItemError } from '../../core/errors/advised-error';
import { MailboxError } from '../../core/errors/mailbox-error';
import type { MessageStore } from '../../core/mailbox/message-store';
import { withClosestFolder } from '../../collect/folder-problem';
import { visitMessageStore } from '../../n8n/account/visit';
import { findMessages, type FoundMessage } from './find-messages';
import type { MailboxJob } from '../mailbox-job';
import { readReferences, type Access } from './references';

/** Finds the messages of all items on one connection, folder by folder, and hands those of each folder to `use`. */
export async function inEachFolder(
	{ context, account, limits, results }: MailboxJob,
	access: Access,
	use: (store: MessageStore, messages: readonly FoundMessage[]) => Promise<void>,
): Promise<void> {
	const byFolder = readReferences(context, results, access);
	if (byFolder.size === 0) return;
	await visitMessageStore(context, account, limits, async (store) => {
		for (const [folder, references] of byFolder) {
			try {
				const status = await OPEN[access](store, folder);
				const found = await findMessages(
					store,
					status,
					references,
					account.stamp,
					({ itemIndex }, error) => results.fail(itemIndex, error),
				);
				await use(store, found);
			} catch (error) {
				const problem = await toFolderProblem(store, error);
				const items = references.map(({ itemIndex }) => itemIndex);
				results.failUndone(items, problem);
			}
		}
	});
}

const OPEN = {
	read: (store: MessageStore, folder: string) => store.open(folder),
	change: (store: MessageStore, folder: string) => store.openForChanges(folder),
	// What is answered is not changed.
	answer: (store: MessageStore, folder: string) => store.open(folder),
};

/** Returns an error that leaves the other folders usable; any other ends the work. */
async function toFolderProblem(
	store: MessageStore,
	error: unknown,
): Promise<MailboxError | ItemError> {
	// As of a folder that may only be read.
	if (error instanceof ItemError) return error;
	if (!(error instanceof MailboxError) || error.reach === 'connection') throw error;
	return await withClosestFolder(store, error);
}
