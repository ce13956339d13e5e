import { progressOf } from '../core/reading/backfill';
import type { Batch } from '../core/reading/batch';
import type { PollState } from '../core/memory/state';
import type { Notice } from '../core/items/status-item';
import { isWithheldDue } from '../core/counting/withheld';
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

/** Returns how far an import or a warm start is; `waiting` is how much mail is left in each folder. */
export function progressNotice(
	{ state, mails }: Batch,
	waiting: ReadonlyMap<string, number>,
	now: number,
): Notice[] {
	const notice = progressOf(state, waiting, mails, now);
	return notice === null ? [] : [notice];
}

/** Returns how much mail of an off-time was skipped: nothing vanishes without a word. */
export function skippedNotice({ mails, state }: Batch, now: number): Notice[] {
	const skipped = mails.filter(({ decision }) => decision.kind === 'skipped').length;
	if (skipped === 0) return [];
	const { from, until } = state.off ?? { from: now, until: now };
	return [{ event: 'skippedWhileOff', since: from, until, skipped }];
}
