import { closestFolder } from '../core/mailbox/closest-folder';
import type { Mailbox } from '../core/mailbox/mailbox';
import type { MailboxError } from '../core/errors/mailbox-error';

/** Returns the error of a folder that is missing with the existing one that was most likely meant. */
export async function withClosestFolder(
	mailbox: Mailbox,
	problem: MailboxError,
): Promise<MailboxError> {
	if (problem.kind !== 'folder' || problem.folder === undefined) return problem;
	const folders = await withinPatience(mailbox.listFolders().catch(() => []));
	const paths = folders.map(({ path }) => path);
	const closest = closestFolder(problem.folder, paths);
	return closest === null ? problem : problem.withClosestFolder(closest);
}

/** Only a help: what is wrong is known already, and has to be said before the poll runs out of time. */
async function withinPatience<T>(list: Promise<readonly T[]>): Promise<readonly T[]> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<readonly T[]>((resolve) => {
		timer = setTimeout(() => resolve([]), PATIENCE_MS);
	});
	return await Promise.race([list, late]).finally(() => clearTimeout(timer));
}

const PATIENCE_MS = 2_000;
