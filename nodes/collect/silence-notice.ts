import { silenceAt } from '../core/counting/silence';
import type { Notice } from '../core/items/status-item';
import type { PollState } from '../core/memory/state';
import type { Settings } from './settings';
import type { Survey } from './survey';

/** Returns that a mailbox is far quieter than usual at `now` (ms), once for each silence, and the state then. */
export function saySilence(
	state: PollState,
	{ queues, problems }: Pick<Survey, 'queues' | 'problems'>,
	{ outputs }: Pick<Settings, 'outputs'>,
	now: number,
): { readonly state: PollState; readonly notices: readonly Notice[] } {
	const isSilent = queues.length === 0 && problems.length === 0 && outputs.has('status');
	const silence = isSilent ? silenceAt(state.arrivals, now) : null;
	if (silence === null) return { state, notices: [] };
	return {
		state: { ...state, arrivals: { ...state.arrivals, saidAt: silence.since } },
		notices: [{ event: 'unusuallyQuiet', ...silence, until: now }],
	};
}
