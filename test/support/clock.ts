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
 * Dovecot takes an arrival time in the future for now.
 */
export function stopClock(): { passes(ms: number): void; release(): void } {
	const now = Math.floor(Date.now() / 1000) * 1000 - HEADROOM_MS;
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

const HEADROOM_MS = 3 * 86_400_000;
