import { closestFolder } from '../core/mailbox/closest-folder';
import type { FolderInfo, Mailbox } from '../core/mailbox/mailbox';
import type { MailboxError } from '../core/errors/mailbox-error';

/** Missing folder → the existing one that is most like it; null: none is. */
export type ClosestFolders = Map<string, string | null>;

/**
 * Returns the error of a folder that is missing with the existing one that was most likely meant. The folders
 * are listed unless `remembered` has the answer, and it is noted there.
 */
export async function withClosestFolder(
	mailbox: Pick<Mailbox, 'listFolders'>,
	problem: MailboxError,
	remembered: ClosestFolders = new Map(),
): Promise<MailboxError> {
	const { folder } = problem;
	if (problem.kind !== 'folder' || folder === undefined) return problem;
	let closest = remembered.get(folder);
	if (closest === undefined) {
		const folders = await withinPatience(mailbox.listFolders().catch(() => null));
		if (folders === null) return problem;
		const paths = folders.map(({ path }) => path);
		closest = closestFolder(folder, paths);
		remembered.set(folder, closest);
	}
	return closest === null ? problem : problem.withClosestFolder(closest);
}

/** Only a help: what is wrong is known already, and has to be said before the poll runs out of time. */
async function withinPatience(
	list: Promise<readonly FolderInfo[] | null>,
): Promise<readonly FolderInfo[] | null> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<null>((resolve) => {
		timer = setTimeout(() => resolve(null), PATIENCE_MS);
	});
	return await Promise.race([list, late]).finally(() => clearTimeout(timer));
}

const PATIENCE_MS = 2_000;
