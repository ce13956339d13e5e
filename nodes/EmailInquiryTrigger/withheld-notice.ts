import type { PollState } from '../core/state';
import type { Notice } from '../core/status';
import { isWithheldDue } from '../core/withheld';
import type { Settings } from './settings';

/** Returns the counts of withheld mail as a notice when they should be said now (ms), and the state then. */
export function sayWithheld(
	state: PollState,
	{ outputs }: Pick<Settings, 'outputs'>,
	now: number,
): { readonly state: PollState; readonly notices: readonly Notice[] } {
	const { since, counts } = state.withheld;
	if (!outputs.has('status') || !isWithheldDue(state.withheld, now)) return { state, notices: [] };
	return {
		state: { ...state, withheld: { since: now, counts: {} } },
		notices: [{ event: 'withheldCounts', since, until: now, counts }],
	};
}
