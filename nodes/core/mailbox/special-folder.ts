import type { FolderInfo } from './mailbox';

/** Returns the path of the folder that the server marks with a special use (RFC 6154, e.g. `\Sent`), or null. */
export function specialFolder(folders: readonly FolderInfo[], use: string): string | null {
	return folders.find(({ specialUse }) => specialUse === use)?.path ?? null;
}
