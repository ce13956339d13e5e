import type { SettledMail } from '../core/counting/settled-mail';
import type { MessageText } from '../core/mailbox/mailbox';
import type { PlannedFile } from '../core/reading/download-plan';

/** The files of a message: all of them in words, and by field those that were downloaded. */
export interface Files<Stored> {
	readonly attachments: readonly PlannedFile[];
	readonly binary: Readonly<Record<string, Stored>>;
}

/** Downloads the files of mail to where `Stored` says they are. */
export interface Downloads<Stored> {
	/** Octets that are to be downloaded of a message. */
	bytesOf(mail: SettledMail): number;
	/** Octets after which a batch takes no further message. */
	readonly enoughBytes: number;
	/** Unix ms: no download goes on behind this. */
	readonly until: number;
	/**
	 * Returns the files of inquiries. Throws `MailboxError` when the connection breaks; the files of a message over
	 * which it breaks again in the next poll are left out in the one after that.
	 */
	take(
		mails: readonly SettledMail[],
		texts: ReadonlyMap<SettledMail, MessageText>,
		openFolder: (folder: string) => Promise<void>,
	): Promise<Map<SettledMail, Files<Stored>>>;
}
