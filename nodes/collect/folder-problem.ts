import { closestFolder } from '../core/mailbox/closest-folder';
import type { Mailbox } from '../core/mailbox/mailbox';
import { MailboxError } from '../core/errors/mailbox-error';
import { within } from '../core/time/time-limit';

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
		const folders = await within(mailbox.listFolders().catch(refused), LIMIT, () => null);
		if (folders === null) return problem;
		const paths = folders.map(({ path }) => path);
		closest = closestFolder(folder, paths);
		remembered.set(folder, closest);
	}
	return closest === null ? problem : problem.withClosestFolder(closest);
}

function refused(error: unknown): null {
	if (error instanceof MailboxError) return null;
	throw error;
}

/** Only a help: what is wrong is known already, and has to be said before the poll runs out of time. */
const LIMIT = { ms: 2_000 };
