const REAL_TIMERS = [
	'hrtime',
	'nextTick',
	'performance',
	'queueMicrotask',
	'setImmediate',
	'clearImmediate',
	'setInterval',
	'clearInterval',
	'setTimeout',
	'clearTimeout',
] as const;

/**
 * Lets `Date` stand still until `passes` is called; sockets and timers stay real. It begins some days ago, as
 * Dovecot takes an arrival time in the future for now, and always in the morning, so that the daily proof is as many
 * polls away whenever the tests run.
 */
export function stopClock(): { passes(ms: number): void; release(): void } {
	const now = Math.floor(Date.now() / DAY_MS) * DAY_MS - DAYS_AGO * DAY_MS + MORNING_MS;
	jest.useFakeTimers({ doNotFake: [...REAL_TIMERS], now });
	return {
		passes: (ms) => jest.setSystemTime(Date.now() + ms),
		release: () => jest.useRealTimers(),
	};
}

/** Stops the clock again for each test of the file, and returns what lets it go on. */
export function useStoppedClock(): { passes(ms: number): void } {
	let clock: ReturnType<typeof stopClock>;
	beforeEach(() => {
		clock = stopClock();
	});
	afterEach(() => clock.release());
	return { passes: (ms) => clock.passes(ms) };
}

const DAY_MS = 86_400_000;
const DAYS_AGO = 3;
const MORNING_MS = 6 * 3_600_000;
