import type { Mailbox } from '../core/mailbox';
import { MailboxError } from '../core/mailbox-error';

/**
 * Returns what opens a folder, when another one is open, for the UIDs that were found in it. Throws a
 * `MailboxError` when they count no more: the next poll begins with the new numbers.
 */
export function openFolders(
	mailbox: Mailbox,
	uidValidityOf: (folder: string) => string,
): { open(folder: string): Promise<void> } {
	let current: string | null = null;
	return {
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
