import { closestFolder } from '../core/mailbox/closest-folder';
import type { Mailbox } from '../core/mailbox/mailbox';
import type { MailboxError } from '../core/errors/mailbox-error';
import { within } from '../core/time/time-limit';

/** Returns the error of a folder that is missing with the existing one that was most likely meant. */
export async function withClosestFolder(
	mailbox: Mailbox,
	problem: MailboxError,
): Promise<MailboxError> {
	if (problem.kind !== 'folder' || problem.folder === undefined) return problem;
	const list = mailbox.listFolders().catch(() => []);
	const folders = await within(list, { ms: PATIENCE_MS }, () => []);
	const paths = folders.map(({ path }) => path);
	const closest = closestFolder(problem.folder, paths);
	return closest === null ? problem : problem.withClosestFolder(closest);
}

/** Only a help: what is wrong is known already, and has to be said before the poll runs out of time. */
const PATIENCE_MS = 2_000;
