import type { Notice, Problem } from '../core/items/status-item';
import type { PollState } from '../core/memory/state';
import type { Reaction } from './failure-policy';
import type { OpenedState } from './open-state';

/** What a poll saves and says though it failed. */
interface SavedFailure {
	readonly state: PollState;
	readonly notice: Notice;
}

/**
 * Returns what is saved after a failed poll, or null when nothing has to be: an outage once it lasts, and
 * when collecting began, so that mail from here on is recognized by its arrival later. `cause` is in words, `now` in ms.
 */
export function savedAfterFailure(
	{ state, isFresh, added }: OpenedState,
	{ isLasting, failures }: Pick<Reaction, 'isLasting' | 'failures'>,
	failure: {
		readonly isSwitchedOn: boolean;
		readonly cause: string;
		readonly problem: Problem;
		readonly now: number;
	},
): SavedFailure | null {
	const { cause, problem } = failure;
	const { connection } = failures;
	if (isLasting && state.brokenSince === null && connection !== null) {
		const { since } = connection;
		const said = { ...failures, connection: { ...connection, isSaid: true } };
		return {
			state: { ...state, brokenSince: since, failures: said },
			notice: { event: 'broken', since, cause, problem },
		};
	}
	if (!isFresh && !failure.isSwitchedOn && added.length === 0) return null;
	return {
		state: { ...state, failures },
		notice: { event: 'waiting', since: failure.now, cause, problem },
	};
}
