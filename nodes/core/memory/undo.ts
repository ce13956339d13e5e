import { rewindCursor } from './cursor';
import { changesOfKinds, undoKinds } from './known-kinds';
import { changesOfLedger, undoLedger } from './ledger';
import { changesOfRing, undoRing } from './ring';
import { cursorOf, stillToComeFrom, type PollState } from './state';
import type { KeyChanges } from './timed-keys';

/** All that is needed to take back that some mail was settled. */
export interface Step {
	/** Where the folders stood before it. */
	readonly before: Pick<
		PollState,
		'salt' | 'startKey' | 'connectedAt' | 'folders' | 'wishes' | 'ringFloor'
	>;
	readonly ring: KeyChanges;
	readonly kinds: KeyChanges;
	readonly ledger: KeyChanges;
	readonly threads: KeyChanges;
}

/** Returns the step to a state that was not encoded since. */
export function stepOf(before: PollState, after: PollState): Step {
	const { salt, startKey, connectedAt, folders, wishes, ringFloor } = before;
	return {
		before: { salt, startKey, connectedAt, folders, wishes, ringFloor },
		ring: changesOfRing(after.ring),
		kinds: changesOfKinds(after.kinds),
		ledger: changesOfLedger(after.ledger),
		threads: changesOfLedger(after.threads),
	};
}

/** Returns the arrival (ms) from which on the ring must know all mail for a step to be undone. */
export function readAgainFrom({ before }: Step): number {
	return stillToComeFrom(before);
}

/** True when a step led to this state or one before it, not to a state that was started clean since. */
export function isStepTo({ salt }: PollState, { before }: Step): boolean {
	return before.salt === salt;
}

/**
 * Returns a state in which the mail of an earlier step is not settled: it is read, and decided, once more. Mail that
 * was settled since then may be read again too, and is known. Counts stay, and count what is read again twice.
 */
export function undo(state: PollState, { before, ...changes }: Step): PollState {
	return {
		...state,
		// A start date that was set since then has its own way through the folders.
		...(before.startKey === state.startKey && placesBefore(state, before)),
		ring: undoRing(state.ring, changes.ring),
		kinds: undoKinds(state.kinds, changes.kinds),
		ledger: undoLedger(state.ledger, changes.ledger),
		threads: undoLedger(state.threads, changes.threads),
	};
}

function placesBefore(
	state: PollState,
	before: Step['before'],
): Pick<PollState, 'folders' | 'wishes' | 'connectedAt'> {
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
		folders: Object.fromEntries(folders),
		wishes: [...state.wishes, ...wishes],
		connectedAt: before.connectedAt === null ? null : state.connectedAt,
	};
}

function isWished({ wishes }: Pick<PollState, 'wishes'>, folder: string): boolean {
	return wishes.some((wish) => wish.folder === folder);
}
