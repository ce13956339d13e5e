import { SettingError } from '../errors/advised-error';
import { closestFolder } from '../mailbox/closest-folder';
import type { FolderInfo } from '../mailbox/mailbox';
import { specialFolder } from '../mailbox/special-folder';

/** Returns the path of the folder for drafts: the chosen one, else what the server says, else by its usual names. Throws `SettingError`. */
export function draftsFolderOf(folders: readonly FolderInfo[], chosen: string): string {
	if (chosen !== '') return existing(folders, chosen);
	const named = () => folders.find(({ path }) => NAMES.has(lastName(path)))?.path;
	const drafts = specialFolder(folders, '\\Drafts') ?? named();
	if (drafts !== undefined) return drafts;
	throw new SettingError(
		'Drafts Folder',
		'The mail server does not say which folder holds the drafts',
		"Choose it as 'Drafts Folder' in the options.",
	);
}

function existing(folders: readonly FolderInfo[], chosen: string): string {
	if (folders.some(({ path }) => path === chosen)) return chosen;
	const closest = closestFolder(
		chosen,
		folders.map(({ path }) => path),
	);
	throw new SettingError(
		'Drafts Folder',
		`The folder '${chosen}' does not exist in this mailbox`,
		`Choose another 'Drafts Folder' in the options, or remove the option.${closest === null ? '' : ` Perhaps you mean '${closest}'.`}`,
	);
}

/** Below `INBOX.` or `INBOX/` on some servers. */
function lastName(path: string): string {
	return path.replace(/^INBOX[./]/i, '').toLowerCase();
}

const NAMES: ReadonlySet<string> = new Set(['drafts', 'draft', 'черновики', 'черновик']);
