import type { FolderStatus, Mailbox, Wait } from '../core/mailbox/mailbox';
import { isSameFolder } from '../core/mailbox/same-folder';

/** What to listen to. */
interface Listening {
	/** The folders as the last poll found them, the one that gets most mail first. */
	readonly seen: ReadonlyMap<string, FolderStatus>;
	readonly wait: Wait;
	/** Returns the time, Unix ms. */
	readonly clock: () => number;
}

/**
 * Waits until one of the folders shows another state than it was `seen` in, and returns whether it does: the server
 * tells of the first folder, the others are looked at in between. Throws `MailboxError`.
 */
export async function listen(mailbox: Mailbox, listening: Listening): Promise<boolean> {
	const { seen, wait, clock } = listening;
	const [first, ...others] = seen;
	if (first === undefined) return false;
	const [folder, status] = first;
	const everyMs = Math.max(LOOK_EVERY_MS, others.length * MS_PER_FOLDER);
	for (;;) {
		const until = others.length === 0 ? wait.until : Math.min(wait.until, clock() + everyMs);
		if (await mailbox.waitForChange(folder, status, { ...wait, until })) return true;
		if (wait.signal.aborted || clock() >= wait.until) return false;
		for (const [other, before] of others) {
			if (!isSameFolder(await mailbox.status(other), before)) return true;
		}
	}
}

/** Between two looks at the folders that the server does not tell of. */
const LOOK_EVERY_MS = 10_000;
/** Very many folders are looked at less often. */
const MS_PER_FOLDER = 2_000;
