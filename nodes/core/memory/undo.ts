import { rewindCursor } from './cursor';
import { undoKinds } from './known-kinds';
import { undoLedger } from './ledger';
import { undoRing } from './ring';
import { cursorOf, type PollState } from './state';

/** The state before and after some mail was settled. */
export interface Step {
	readonly before: PollState;
	readonly after: PollState;
}

/**
 * Returns a state in which the mail of an earlier step is not settled: it is read, and decided, once more. Mail that
 * was settled since then may be read again too, and is known. What was counted or said stays as it is.
 */
export function undo(state: PollState, { before, after }: Step): PollState {
	const folders = Object.entries(state.folders).flatMap(([folder, cursor]) => {
		const earlier = cursorOf(before, folder);
		if (earlier !== undefined) return [[folder, rewindCursor(cursor, earlier)] as const];
		// Its first look is taken again, from the moment on at which it was wished for.
		return isWished(before, folder) ? [] : [[folder, cursor] as const];
	});
	const wishes = before.wishes.filter(
		({ folder }) => cursorOf(state, folder) !== undefined && !isWished(state, folder),
	);
	return {
		...state,
		folders: Object.fromEntries(folders),
		wishes: [...state.wishes, ...wishes],
		ring: undoRing(state.ring, before.ring, after.ring),
		kinds: undoKinds(state.kinds, before.kinds, after.kinds),
		ledger: undoLedger(state.ledger, before.ledger, after.ledger),
		threads: undoLedger(state.threads, before.threads, after.threads),
	};
}

function isWished({ wishes }: PollState, folder: string): boolean {
	return wishes.some((wish) => wish.folder === folder);
}
