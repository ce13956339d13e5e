import type { Mailbox } from '../core/mailbox/mailbox';
import { MailboxError } from '../core/errors/mailbox-error';
import type { Place } from '../core/reading/trouble';

/** The folders of a poll. */
export interface OpenFolders {
	/**
	 * Opens a folder, when another one is open, for the UIDs that were found in it. Throws a `MailboxError`
	 * when they count no more: the next poll begins with the new numbers.
	 */
	open(folder: string): Promise<void>;
	placeOf(folder: string): Place;
}

/** Returns the folders of a mailbox, in which UIDs count under these values of UIDVALIDITY. */
export function openFolders(
	mailbox: Mailbox,
	uidValidityOf: (folder: string) => string,
): OpenFolders {
	let current: string | null = null;
	return {
		placeOf: (folder) => ({ folder, uidValidity: uidValidityOf(folder) }),
		async open(folder) {
			if (folder === current) return;
			const { uidValidity } = await mailbox.open(folder);
			if (uidValidity !== null && uidValidity !== uidValidityOf(folder)) {
				throw new MailboxError('The folder was numbered anew while it was read', {
					kind: 'protocol',
					reach: 'connection',
				});
			}
			current = folder;
		},
	};
}
