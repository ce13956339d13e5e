/** How often the server spoke up of late. Times in Unix ms. */
export interface Pace {
	/** When the last poll while listening began; -Infinity: none yet. */
	readonly polledAt: number;
	/** How long to wait next, ms. */
	readonly pauseMs: number;
}

export const FIRST_PACE: Pace = { polledAt: -Infinity, pauseMs: 200 };

/**
 * Returns the pace after the server said at `now` that something changed. Mail that comes in a burst is collected
 * together: an execution for each message costs n8n far more than a second costs the client. A server that
 * speaks up again and again is asked less and less often.
 */
export function nextPace({ polledAt, pauseMs }: Pace, now: number): Pace {
	const isCalm = now - polledAt > CALM_MS;
	const next = isCalm ? FIRST_PACE.pauseMs : Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
	return { polledAt: now + next, pauseMs: next };
}

/** Behind a silence of this length all is forgotten. */
const CALM_MS = 10_000;
const LONGEST_PAUSE_MS = 5_000;
