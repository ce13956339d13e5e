import type { FolderInfo } from '../mailbox/mailbox';
import type { Place } from './explained';

/** A folder in which a message is looked for. */
export interface SearchedFolder {
	readonly path: string;
	readonly place: Place;
}

/**
 * Returns the folders of a mailbox in the order in which a message is looked for: those that are collected, then where
 * mail goes astray, and last the one that holds a copy of everything.
 */
export function foldersToSearch(
	listed: readonly FolderInfo[],
	collected: readonly string[],
): readonly SearchedFolder[] {
	const others = listed
		.filter(({ path }) => !collected.includes(path))
		.map(({ path, specialUse }) => ({ path, specialUse, place: placeOf(path, specialUse) }))
		.sort((a, b) => rankOf(a) - rankOf(b));
	return [
		...collected.map((path) => ({ path, place: 'collected' as const })),
		...others.map(({ path, place }) => ({ path, place })),
	];
}

function placeOf(path: string, specialUse: string | null): Place {
	if (specialUse === '\\Junk') return 'spam';
	if (specialUse === '\\Trash') return 'trash';
	if (specialUse !== null) return 'elsewhere';
	const name = path.split(/[./]/).at(-1) ?? '';
	if (SPAM.test(name)) return 'spam';
	return TRASH.test(name) ? 'trash' : 'elsewhere';
}

/** Servers without RFC 6154 do not say what a folder is for. */
const SPAM = /^(spam|bulk mail|junk( e-?mail)?|спам|нежелательная почта)$/i;
const TRASH = /^(trash|bin|deleted( items| messages)?|корзина|удал[её]нные)$/i;

function rankOf({ place, specialUse }: { place: Place; specialUse: string | null }): number {
	if (specialUse === '\\All') return 3;
	return { collected: 0, spam: 0, elsewhere: 1, trash: 2 }[place];
}
