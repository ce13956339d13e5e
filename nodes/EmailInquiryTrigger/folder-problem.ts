import { closestFolder } from '../core/closest-folder';
import type { Mailbox } from '../core/mailbox';
import type { MailboxError } from '../core/mailbox-error';

/** Returns the error of a folder that is missing with the existing one that was most likely meant. */
export async function withClosestFolder(
	mailbox: Mailbox,
	problem: MailboxError,
): Promise<MailboxError> {
	if (problem.kind !== 'folder' || problem.folder === undefined) return problem;
	// Only a help: what is wrong is known already.
	const folders = await mailbox.listFolders().catch(() => []);
	const paths = folders.map(({ path }) => path);
	const closest = closestFolder(problem.folder, paths);
	return closest === null ? problem : problem.withClosestFolder(closest);
}
