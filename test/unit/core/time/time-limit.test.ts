import { within } from '../../../../nodes/core/time/time-limit';

const never = () => new Promise<never>(() => {});
const late = () => 'late';
/** What keeps the process alive or is waited for by a signal. */
const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

test('work that is done in time is returned, and no timer stays', async () => {
	const before = timers();
	expect(await within(Promise.resolve('done'), { ms: 60_000 }, late)).toBe('done');
	expect(timers()).toBe(before);
});

test('work that fails in time rejects as it does, and no timer stays', async () => {
	const before = timers();
	const failing = Promise.reject(new RangeError('no'));
	await expect(within(failing, { ms: 60_000 }, late)).rejects.toThrow(RangeError);
	expect(timers()).toBe(before);
});

test.each([
	['the time', () => ({ ms: 1 })],
	['time that is over already', () => ({ ms: -5 })],
	['a signal', () => ({ signal: AbortSignal.timeout(1) })],
	['a signal that aborted before', () => ({ signal: AbortSignal.abort() })],
	['a signal before the time', () => ({ ms: 60_000, signal: AbortSignal.timeout(1) })],
])('%s ends the wait', async (_, limit) => {
	const before = timers();
	expect(await within(never(), limit(), late)).toBe('late');
	expect(timers()).toBeLessThanOrEqual(before);
});

test('being late may be an error', async () => {
	const throwing = () => {
		throw new TypeError('too late');
	};
	await expect(within(never(), { ms: 0 }, throwing)).rejects.toThrow('too late');
});

test('a limit longer than a timer can be is not a limit of a millisecond', async () => {
	const work = new Promise<string>((resolve) => setTimeout(() => resolve('done'), 10));
	expect(await within(work, { ms: 1e12 }, late)).toBe('done');
});

test('what fails when nobody waits anymore ends nothing', async () => {
	const unhandled = jest.fn();
	process.on('unhandledRejection', unhandled);
	let fail: (reason: Error) => void = () => {};
	const work = new Promise<never>((_, reject) => {
		fail = reject;
	});
	expect(await within(work, { ms: 0 }, late)).toBe('late');
	fail(new Error('much later'));
	await new Promise((resolve) => setImmediate(resolve));
	process.off('unhandledRejection', unhandled);
	expect(unhandled).not.toHaveBeenCalled();
});

test('a signal that lives on keeps no listener', async () => {
	const { signal } = new AbortController();
	const removed = jest.spyOn(signal, 'removeEventListener');
	await within(Promise.resolve(1), { signal }, late);
	expect(removed).toHaveBeenCalledTimes(1);
});
