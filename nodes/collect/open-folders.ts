import { MailboxError } from '../core/errors/mailbox-error';
import type { FolderStatus, Mailbox } from '../core/mailbox/mailbox';
import type { NumberedFolder } from '../core/reading/trouble';

/** The folders of a poll, each opened as seldom as can be. */
export interface OpenFolders {
	/** EXAMINE; returns the folder as it is now. */
	examine(folder: string): Promise<FolderStatus>;
	/**
	 * Opens a folder again, unless it still is open, for the UIDs that were found in it. Throws a `MailboxError`
	 * when they no longer count: the next poll begins with the new numbers.
	 */
	reopen(folder: NumberedFolder): Promise<void>;
}

/** Returns the folders of a mailbox in which nothing is open yet. */
export function openFolders(mailbox: Mailbox): OpenFolders {
	let current: string | null = null;
	return { examine, reopen };

	async function examine(folder: string): Promise<FolderStatus> {
		// A server that refuses closes what was open before (RFC 9051 §6.3.2).
		current = null;
		const status = await mailbox.open(folder);
		current = folder;
		return status;
	}

	async function reopen({ folder, uidValidity }: NumberedFolder): Promise<void> {
		if (folder === current) return;
		const status = await examine(folder);
		if (status.uidValidity === null || status.uidValidity === uidValidity) return;
		throw new MailboxError('The folder got a new UIDVALIDITY while it was read', {
			kind: 'protocol',
			reach: 'connection',
		});
	}
}
