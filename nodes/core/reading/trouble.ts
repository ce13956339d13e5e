import { MAX_RETRIES } from '../memory/cursor';

export type ReadingPhase = 'heads' | 'texts';

/** A folder under one UIDVALIDITY: under another one its UIDs are other mail (RFC 9051 §2.3.1.1). */
export interface NumberedFolder {
	readonly folder: string;
	readonly uidValidity: string;
}

/**
 * The mail that was being read when a poll ended early: a server may close the connection over one message, or need
 * longer for many than a poll may take. Each poll reads half as many, until the one that ends polls is alone.
 */
export interface Trouble {
	readonly phase: ReadingPhase;
	readonly place: NumberedFolder;
	readonly uids: readonly number[];
	/** How many polls ended with just this one message; 0 while there are several. */
	readonly polls: number;
}

/** Returns the trouble to remember should the poll end while this mail is read. */
export function troubleWith(
	before: Trouble | null,
	phase: ReadingPhase,
	place: NumberedFolder,
	uids: readonly number[],
): Trouble {
	if (uids.length !== 1) return { phase, place, uids, polls: 0 };
	const isSame = before !== null && isAbout(before, phase, place) && before.uids.length === 1;
	const polls = isSame && before.uids[0] === uids[0] ? before.polls + 1 : 1;
	return { phase, place, uids, polls };
}

/** Returns what is left of a trouble once this message was read. */
export function troubleAfter(
	before: Trouble | null,
	phase: ReadingPhase,
	place: NumberedFolder,
	uids: readonly number[],
): Trouble | null {
	if (before === null || !isAbout(before, phase, place)) return before;
	const rest = before.uids.filter((uid) => !uids.includes(uid));
	return rest.length === 0 ? null : { ...before, uids: rest };
}

/** Returns what is left of a trouble when only this mail of its folder is still to be read; undefined: none. */
export function troubleAmong(
	trouble: Trouble | null,
	pendingIn: (place: NumberedFolder) => readonly number[] | undefined,
): Trouble | null {
	if (trouble === null) return null;
	const pending = new Set(pendingIn(trouble.place));
	const uids = trouble.uids.filter((uid) => pending.has(uid));
	return uids.length === 0 ? null : { ...trouble, uids };
}

/** Returns how much mail to read at once, at most `usual`. */
export function readingLimit(trouble: Trouble | null, phase: ReadingPhase, usual: number): number {
	if (trouble === null || trouble.phase !== phase) return usual;
	return Math.max(1, Math.min(usual, Math.floor(trouble.uids.length / 2)));
}

/** True for a message that has ended so many polls alone that it is passed on without what cannot be read. */
export function isHopeless(
	trouble: Trouble | null,
	phase: ReadingPhase,
	place: NumberedFolder,
	uid: number,
): boolean {
	return (
		trouble !== null &&
		isAbout(trouble, phase, place) &&
		trouble.polls >= MAX_RETRIES &&
		trouble.uids[0] === uid
	);
}

function isAbout(trouble: Trouble, phase: ReadingPhase, place: NumberedFolder): boolean {
	const { folder, uidValidity } = trouble.place;
	return trouble.phase === phase && folder === place.folder && uidValidity === place.uidValidity;
}
