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

/** Lets `Date` stand still at a moment, now to begin with, until `passes` is called; sockets and timers stay real. */
export function stopClock(): { passes(ms: number): void; release(): void } {
	jest.useFakeTimers({ doNotFake: [...REAL_TIMERS], now: Math.floor(Date.now() / 1000) * 1000 });
	return {
		passes: (ms) => jest.setSystemTime(Date.now() + ms),
		release: () => jest.useRealTimers(),
	};
}
