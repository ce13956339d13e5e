import { isInOffTime, offTimeBefore } from '../../../../nodes/core/counting/off-time';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-05-12T10:00:00Z');
const polledAt = (lastPollAt: number | null, pollInterval: number | null = 5 * 60_000) => ({
	lastPollAt,
	pollInterval,
	brokenSince: null,
});

describe('the time a workflow was off', () => {
	test('begins one poll interval after the last poll and ends with the activation', () => {
		expect(offTimeBefore(polledAt(NOW - 2 * HOUR), null, NOW)).toEqual({
			from: NOW - 2 * HOUR + 5 * 60_000,
			until: NOW,
		});
	});

	test.each([
		['an hour', NOW - HOUR, true],
		['a second less', NOW - HOUR + 1000, false],
	])('is one from an hour on: %s', (_, lastPollAt, isOff) => {
		expect(offTimeBefore(polledAt(lastPollAt), null, NOW) !== null).toBe(isOff);
	});

	test.each([
		['the saved poll', NOW - 2 * HOUR, NOW - 3 * HOUR],
		['the remembered poll', NOW - 3 * HOUR, NOW - 2 * HOUR],
	])('counts from the later: %s', (_, saved, remembered) => {
		expect(offTimeBefore(polledAt(saved, 0), remembered, NOW)?.from).toBe(NOW - 2 * HOUR);
	});

	test('is recognized by a remembered poll alone', () => {
		expect(offTimeBefore(polledAt(null), NOW - 2 * HOUR, NOW)).not.toBeNull();
	});

	test('does not exist before the first poll', () => {
		expect(offTimeBefore(polledAt(null), null, NOW)).toBeNull();
	});

	test('does not exist when the next poll was not due yet', () => {
		expect(offTimeBefore(polledAt(NOW - 2 * HOUR, 24 * HOUR), null, NOW)).toBeNull();
	});

	test('takes a minute for an unknown interval', () => {
		expect(offTimeBefore(polledAt(NOW - 2 * HOUR, null), null, NOW)?.from).toBe(
			NOW - 2 * HOUR + 60_000,
		);
	});
});

describe('mail arrived while the workflow was off', () => {
	const off = { from: NOW - 2 * HOUR, until: NOW };
	test.each([
		['a second later', off.from + 1000, true],
		['at its first moment, within the interval', off.from, false],
		['before it', off.from - 1000, false],
		['just before it was switched on', NOW - 1000, true],
		['when it was switched on', NOW, false],
	])('%s', (_, receivedAt, expected) => {
		expect(isInOffTime(off, receivedAt)).toBe(expected);
		expect(isInOffTime(null, receivedAt)).toBe(false);
	});
});

test('an outage that was under way leaves open when the workflow was on: nothing is skipped', () => {
	const state = { lastPollAt: NOW - 9 * HOUR, pollInterval: 60_000, brokenSince: NOW - 8 * HOUR };
	expect(offTimeBefore(state, null, NOW)).toBeNull();
});
