import type { FolderStatus } from './mailbox';

/**
 * True when a folder shows no mail that it did not show before. What a server does not say is taken to be as it
 * was; a folder that was opened a while ago knows its number of messages as it is, and UIDNEXT as it was.
 */
export function isSameFolder(now: FolderStatus, seen: FolderStatus): boolean {
	return (
		isEqual(now.uidValidity, seen.uidValidity) &&
		isEqual(now.messages, seen.messages) &&
		(now.uidNext ?? 0) <= (seen.uidNext ?? Infinity)
	);
}

function isEqual<T>(now: T | null, seen: T | null): boolean {
	return now === null || seen === null || now === seen;
}
