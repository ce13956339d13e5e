import type { SettledMail } from '../counting/settled-mail';
import type { Notice } from '../items/status-item';
import { cursorOf, type PollState } from '../memory/state';

/** Mail from before the beginning: an import collects it from a start date on, a warm start only learns its senders. */
type EarlierMail = 'import' | 'warmStart';

/** Returns the mail from before the beginning that a folder is being read for, or null. */
export function earlierMailOf(
	state: Pick<PollState, 'folders'>,
	folder: string,
): EarlierMail | null {
	const kind = cursorOf(state, folder)?.backfill?.kind;
	return kind === 'import' || kind === 'warmStart' ? kind : null;
}

/**
 * Returns how far an import or a warm start is after a batch, or null when none is under way. `waiting` is how
 * much mail is left in each folder, `now` is Unix ms.
 */
export function progressOf(
	state: PollState,
	waiting: ReadonlyMap<string, number>,
	batch: readonly SettledMail[],
	now: number,
): Notice | null {
	const folders = [...waiting.keys()].filter((folder) => earlierMailOf(state, folder) !== null);
	const left = folders.reduce((sum, folder) => sum + (waiting.get(folder) ?? 0), 0);
	const [first] = folders;
	const what = first === undefined ? null : earlierMailOf(state, first);
	if (what === null || left === 0) return null;
	const reachedAt = batch.at(-1)?.receivedAt ?? null;
	return { event: 'importProgress', since: now, what, folders, left, reachedAt };
}
