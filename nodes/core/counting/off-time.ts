import type { OffTime, PollState } from '../memory/state';
import { HOUR_MS, MINUTE_MS } from '../time/lengths';

/**
 * Returns the time in which the workflow was switched off before an activation at `now`, or null when it
 * was not, or too short to be meant. Mail of the first poll interval after the last poll still counts: it
 * arrived before the next poll would have come.
 */
export function offTimeBefore(
	state: Pick<PollState, 'lastPollAt' | 'pollInterval' | 'brokenSince'>,
	lastKnownPollAt: number | null,
	now: number,
): OffTime | null {
	const lastPollAt = Math.max(state.lastPollAt ?? 0, lastKnownPollAt ?? 0);
	// During an outage nothing is saved, so the last known poll says little about when the workflow was on.
	if (state.brokenSince !== null) return null;
	if (lastPollAt === 0 || now - lastPollAt < SHORTEST_MS) return null;
	const from = lastPollAt + (state.pollInterval ?? SHORTEST_INTERVAL_MS);
	return from < now ? { from, until: now } : null;
}

/** True for mail that arrived while the workflow was off; `receivedAt` in ms. */
export function isInOffTime(off: OffTime | null, receivedAt: number): boolean {
	return off !== null && receivedAt > off.from && receivedAt < off.until;
}

/** Switching off and on to repair something is not meant to skip mail. */
const SHORTEST_MS = HOUR_MS;
/** n8n polls once a minute at most. */
const SHORTEST_INTERVAL_MS = MINUTE_MS;
