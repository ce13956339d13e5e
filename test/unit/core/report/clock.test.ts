import fc from 'fast-check';
import { DateTime } from 'luxon';
import {
	clockOf,
	dayOf,
	firstDayOf,
	hourOf,
	monthOf,
	weekdayOf,
} from '../../../../nodes/core/report/clock';

const ZONES = [
	...[
		'Europe/Berlin',
		'Europe/Moscow',
		'America/New_York',
		'Australia/Lord_Howe',
		'Asia/Kathmandu',
	],
	...['Pacific/Apia', 'America/St_Johns', 'UTC'],
];
const anyTime = fc.integer({ min: Date.UTC(2005, 0, 1), max: Date.UTC(2035, 0, 1) });

describe.each(ZONES)('the clock of %s', (zone) => {
	const clock = clockOf(zone);

	test('shows what luxon shows', () => {
		fc.assert(
			fc.property(anyTime, (ms) => {
				const at = DateTime.fromMillis(ms, { zone });
				const local = clock.toLocal(ms);
				const day = dayOf(local);
				expect([hourOf(local), weekdayOf(day) + 1, monthOf(day)]).toEqual([
					at.hour,
					at.weekday,
					at.year * 12 + at.month - 1,
				]);
				expect(firstDayOf(monthOf(day))).toBe(day - at.day + 1);
			}),
			{ numRuns: 300 },
		);
	});

	test('finds the moment again, but for the hour that comes twice', () => {
		fc.assert(
			fc.property(anyTime, (ms) => {
				const again = clock.toInstant(clock.toLocal(ms));
				expect(clock.toLocal(again)).toBe(clock.toLocal(ms));
				expect(Math.abs(again - ms)).toBeLessThanOrEqual(86_400_000);
			}),
			{ numRuns: 300 },
		);
	});
});

describe('the hour a change of clocks takes or gives', () => {
	const berlin = clockOf('Europe/Berlin');
	test.each([
		[
			'left out in March: the time moves forward',
			'2026-03-29T02:30:00Z',
			'2026-03-29T01:30:00.000Z',
		],
		['twice in October: the first one', '2026-10-25T02:30:00Z', '2026-10-25T00:30:00.000Z'],
	])('%s', (_, wall, instant) => {
		expect(new Date(berlin.toInstant(Date.parse(wall))).toISOString()).toBe(instant);
	});

	test('an unknown zone is UTC', () => {
		expect(clockOf('Nowhere/Else').toLocal(5)).toBe(5);
	});
});
