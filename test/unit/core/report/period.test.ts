import { DateTime } from 'luxon';
import { periodOf, type PeriodChoice, type Span } from '../../../../nodes/core/report/period';
import { SettingError } from '../../../../nodes/core/errors/advised-error';

const NOW = '2026-05-13T15:30';

/** Begin and end as a clock on the wall shows them. */
function period(choice: PeriodChoice, now = NOW, zone = 'Europe/Berlin') {
	const found = periodOf(choice, DateTime.fromISO(now, { zone }).toMillis(), zone);
	const shown = ({ start, end }: Span) =>
		[start, end]
			.map((ms) => DateTime.fromMillis(ms, { zone }).toFormat('yyyy-MM-dd HH:mm'))
			.map((time) => time.replace(' 00:00', ''))
			.join(' / ');
	return [shown(found), shown(found.previous)];
}

describe('a period and the one before it, on a Wednesday in May', () => {
	test.each<[PeriodChoice, string, string]>([
		[{ kind: 'lastDays', days: 1 }, '2026-05-12 / 2026-05-13', '2026-05-11 / 2026-05-12'],
		[{ kind: 'lastDays', days: 7 }, '2026-05-06 / 2026-05-13', '2026-04-29 / 2026-05-06'],
		[
			{ kind: 'lastDays', days: 1, includesToday: true },
			'2026-05-13 / 2026-05-13 15:30',
			'2026-05-12 / 2026-05-12 15:30',
		],
		[
			{ kind: 'lastDays', days: 7, includesToday: true },
			'2026-05-07 / 2026-05-13 15:30',
			'2026-04-30 / 2026-05-06 15:30',
		],
		[{ kind: 'thisWeek' }, '2026-05-11 / 2026-05-13 15:30', '2026-05-04 / 2026-05-06 15:30'],
		[{ kind: 'previousWeek' }, '2026-05-04 / 2026-05-11', '2026-04-27 / 2026-05-04'],
		[{ kind: 'thisMonth' }, '2026-05-01 / 2026-05-13 15:30', '2026-04-01 / 2026-04-13 15:30'],
		[{ kind: 'previousMonth' }, '2026-04-01 / 2026-05-01', '2026-03-01 / 2026-04-01'],
		[{ kind: 'thisQuarter' }, '2026-04-01 / 2026-05-13 15:30', '2026-01-01 / 2026-02-12 15:30'],
		[{ kind: 'previousQuarter' }, '2026-01-01 / 2026-04-01', '2025-10-01 / 2026-01-01'],
		[
			{ kind: 'custom', from: '2026-03-01', to: '2026-03-31' },
			'2026-03-01 / 2026-04-01',
			'2026-01-29 / 2026-03-01',
		],
		[
			{ kind: 'custom', from: '2026-03-28T00:00:00', to: '2026-03-30T00:00:00' },
			'2026-03-28 / 2026-03-31',
			'2026-03-25 / 2026-03-28',
		],
		[
			{ kind: 'custom', from: '2026-05-12T10:00', to: '2026-05-12T12:30' },
			'2026-05-12 10:00 / 2026-05-12 12:30',
			'2026-05-12 07:30 / 2026-05-12 10:00',
		],
		[
			{ kind: 'custom', from: '2026-05-12' },
			'2026-05-12 / 2026-05-13 15:30',
			'2026-05-10 08:30 / 2026-05-12',
		],
		// One that is not over is counted and compared as far as it has come.
		[
			{ kind: 'custom', from: '2026-05-01', to: '2026-05-31' },
			'2026-05-01 / 2026-05-13 15:30',
			'2026-03-31 / 2026-04-12 15:30',
		],
		[
			{ kind: 'custom', from: '2026-05-13T10:00', to: '2026-05-13T20:00' },
			'2026-05-13 10:00 / 2026-05-13 15:30',
			'2026-05-13 / 2026-05-13 05:30',
		],
		[
			{ kind: 'custom', from: '2026-06-01', to: '2026-06-30' },
			'2026-06-01 / 2026-07-01',
			'2026-05-02 / 2026-06-01',
		],
	])('%j', (choice, current, previous) => {
		expect(period(choice)).toEqual([current, previous]);
	});
});

describe('borders', () => {
	test.each<[string, PeriodChoice, string, string]>([
		[
			'a week that holds a new year',
			{ kind: 'previousWeek' },
			'2027-01-05T08:00',
			'2026-12-28 / 2027-01-04',
		],
		[
			'Sunday belongs to the week of its Monday',
			{ kind: 'thisWeek' },
			'2026-05-17T23:00',
			'2026-05-11 / 2026-05-17 23:00',
		],
		['Monday begins one', { kind: 'previousWeek' }, '2026-05-18T00:00', '2026-05-11 / 2026-05-18'],
		[
			'the last day of March',
			{ kind: 'thisMonth' },
			'2026-03-31T10:00',
			'2026-03-01 / 2026-03-31 10:00',
		],
		[
			'the first moment of a quarter',
			{ kind: 'previousQuarter' },
			'2026-07-01T00:00',
			'2026-04-01 / 2026-07-01',
		],
		[
			'summer time begins',
			{ kind: 'lastDays', days: 1 },
			'2026-03-30T08:00',
			'2026-03-29 / 2026-03-30',
		],
		[
			'summer time ends',
			{ kind: 'lastDays', days: 1 },
			'2026-10-26T08:00',
			'2026-10-25 / 2026-10-26',
		],
	])('%s', (_, choice, now, expected) => {
		expect(period(choice, now)[0]).toBe(expected);
	});

	test.each([
		['forward', '2026-03-29T10:00', '2026-03-16 / 2026-03-22 10:00'],
		['forward, a week ago', '2026-04-05T10:00', '2026-03-23 / 2026-03-29 10:00'],
		['back', '2026-10-25T10:00', '2026-10-12 / 2026-10-18 10:00'],
		['back, a week ago', '2026-11-01T10:00', '2026-10-19 / 2026-10-25 10:00'],
	])("10 o'clock is compared with 10 o'clock when the clocks go %s", (_, now, previous) => {
		expect(period({ kind: 'thisWeek' }, now)[1]).toBe(previous);
	});

	test.each([
		['UTC', '2026-05-01T00:00:00.000Z', '2026-05-31T00:00:00.000Z'],
		['another zone', '2026-05-01T00:00:00-07:00', '2026-05-31T00:00:00-07:00'],
		['this zone, written in UTC', '2026-04-30T22:00:00.000Z', '2026-05-30T22:00:00.000Z'],
	])('midnight of %s is the day', (_, from, to) => {
		expect(period({ kind: 'custom', from, to }, '2026-06-05T10:00')[0]).toBe(
			'2026-05-01 / 2026-06-01',
		);
	});

	test('a shorter month before ends where this one began', () => {
		expect(period({ kind: 'thisMonth' }, '2026-03-31T10:00')[1]).toBe('2026-02-01 / 2026-03-01');
	});

	test.each([
		['23 hours', '2026-03-30T08:00', 23],
		['25 hours', '2026-10-26T08:00', 25],
	])('a day of a change has %s', (_, now, hours) => {
		const at = DateTime.fromISO(now, { zone: 'Europe/Berlin' }).toMillis();
		const { start, end } = periodOf({ kind: 'lastDays', days: 1 }, at, 'Europe/Berlin');
		expect((end - start) / 3_600_000).toBe(hours);
	});

	test.each([
		['Pacific/Auckland', '2026-05-12T12:00:00Z', '2026-05-12 / 2026-05-13'],
		['America/Los_Angeles', '2026-05-13T06:00:00Z', '2026-05-11 / 2026-05-12'],
	])('today is that of %s', (zone, now, expected) => {
		const local = DateTime.fromISO(now, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");
		expect(period({ kind: 'lastDays', days: 1 }, local, zone)[0]).toBe(expected);
	});
});

describe('what is not a period names the field', () => {
	test.each<[string, PeriodChoice]>([
		['Days', { kind: 'lastDays', days: 0 }],
		['Days', { kind: 'lastDays', days: 1.5 }],
		['Days', { kind: 'lastDays', days: 100_000 }],
		['From', { kind: 'custom', from: 'soon', to: '2026-05-12' }],
		['To', { kind: 'custom', from: '2026-05-12', to: 'later' }],
		['To', { kind: 'custom', from: '2026-05-12', to: '2026-05-11' }],
		['From', { kind: 'custom', from: '1990-01-01', to: '2026-05-11' }],
		['Period', { kind: 'thisCentury' as 'thisWeek' }],
		['Period', { kind: 'toString' as 'thisWeek' }],
	])('%s', (field, choice) => {
		const attempt = () => period(choice);
		expect(attempt).toThrow(SettingError);
		expect(attempt).toThrow(expect.objectContaining({ field }));
	});
});
