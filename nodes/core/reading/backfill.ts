import type { FolderQueue } from './queue';
import type { SettledMail } from '../counting/settled-mail';
import { cursorOf, type PollState } from '../memory/state';
import type { Notice } from '../items/status-item';

/** Mail of before the beginning: to be collected, or only read to know its senders. */
export type Import = 'history' | 'warmUp';

/** Returns the import a folder is in, or null. */
export function importOf(state: Pick<PollState, 'folders'>, folder: string): Import | null {
	const kind = cursorOf(state, folder)?.backfill?.kind;
	return kind === 'history' || kind === 'warmUp' ? kind : null;
}

/** Returns how far an import is after a batch, or null when none is under way. `now` is Unix ms. */
export function progressOf(
	state: PollState,
	queues: readonly FolderQueue[],
	batch: readonly SettledMail[],
	now: number,
): Notice | null {
	const importing = queues.filter(({ folder }) => importOf(state, folder) !== null);
	const left = importing.reduce(
		(sum, queue) => sum + queue.entries.length + queue.pending.length,
		0,
	);
	const [first] = importing;
	const what = first === undefined ? null : importOf(state, first.folder);
	if (what === null || left === 0) return null;
	const reachedAt = batch.at(-1)?.receivedAt ?? null;
	const folders = importing.map(({ folder }) => folder);
	return { event: 'importProgress', since: now, what, folders, left, reachedAt };
}
