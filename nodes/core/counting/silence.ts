import { usualBetween, weeksOf, withArrival, type Arrivals } from '../memory/arrivals';
import type { Backfill } from '../memory/cursor';
import type { PollState } from '../memory/state';
import type { Decision } from './settled-mail';

/** A time in which no mail came, though it usually does. */
export interface Silence {
	/** When the last message arrived, ms. */
	readonly since: number;
	/** How many messages usually arrive in such a time. */
	readonly usual: number;
}

/**
 * Returns the silence of a mailbox that is far longer at `now` (ms) than any before, at hours in which mail usually
 * comes; null when there is none, or it was said. A mailbox with less than four weeks of mail, or without mail on
 * most working days, is never too quiet.
 */
export function silenceAt(arrivals: Arrivals, now: number): Silence | null {
	const { lastAt, saidAt, weekdays, longest } = arrivals;
	const weeks = weeksOf(arrivals);
	if (lastAt === null || lastAt === saidAt || weeks < MIN_WEEKS) return null;
	const aWeek = weekdays.reduce((sum, count) => sum + count, 0) / weeks;
	if (aWeek < MIN_A_WEEK) return null;
	const busiest = Math.max(...weekdays) / weeks;
	const limit = Math.max(MIN_USUAL, busiest * MIN_DAYS, longest * LONGER);
	const usual = usualBetween(arrivals, lastAt, now);
	return usual > limit ? { since: lastAt, usual: Math.round(usual) } : null;
}

const MIN_WEEKS = 4;
/** On each working day. */
const MIN_A_WEEK = 5;
/** By chance alone none of so many messages comes once in 160,000 times. */
const MIN_USUAL = 12;
/** A public holiday is one day without mail, sometimes two. */
const MIN_DAYS = 2.2;
/** Than any silence before. */
const LONGER = 1.5;

/** Returns the state that has learned of a message that arrived at `receivedAt` (ms), be it of an off-time. */
export function withArrivalOf(
	state: PollState,
	decision: Decision,
	backfill: Backfill | null,
	receivedAt: number,
): PollState {
	const isOld =
		decision.kind === 'seen' ||
		(decision.kind === 'ignored' && decision.reason === 'olderThanMemory');
	if (isOld || backfill?.kind === 'import' || backfill?.kind === 'warmStart') return state;
	return { ...state, arrivals: withArrival(state.arrivals, receivedAt) };
}
