import { DateTime } from 'luxon';
import {
	workingClock,
	workingHoursOf,
	type WorkingHours,
} from '../../../../nodes/core/answers/working-hours';

const BERLIN = 'Europe/Berlin';
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const ALL_DAYS = [...WEEKDAYS, 'saturday', 'sunday'];

function hours(changes: Partial<Parameters<typeof workingHoursOf>[0]> = {}): WorkingHours {
	return workingHoursOf({
		...{ days: WEEKDAYS, from: '09:00', to: '18:00', holidays: [], zone: BERLIN },
		...changes,
	});
}

/** Working minutes between two times on the wall. */
function minutes(start: string, end: string, calendar: WorkingHours): number {
	const ms = (text: string) => DateTime.fromISO(text, { zone: calendar.zone }).toMillis();
	return workingClock(calendar)(ms(start), ms(end)) / 60_000;
}

const NIGHT_TOO = { days: ALL_DAYS, from: '0:00', to: '24:00' };

// 2026-05-11 is a Monday; in 2026 clocks go forward on 29 March and back on 25 October.
test.each<readonly [string, string, string, Parameters<typeof hours>[0], number]>([
	['within a day', '2026-05-11T10:00', '2026-05-11T11:30', {}, 90],
	['from before opening', '2026-05-11T07:00', '2026-05-11T09:10', {}, 10],
	['until after closing', '2026-05-11T17:50', '2026-05-11T22:00', {}, 10],
	['over a night', '2026-05-11T17:50', '2026-05-12T09:10', {}, 20],
	['over a weekend', '2026-05-15T17:00', '2026-05-18T10:00', {}, 120],
	['within a weekend', '2026-05-16T10:00', '2026-05-17T10:00', {}, 0],
	['over a holiday', '2026-05-11T17:00', '2026-05-13T10:00', { holidays: ['2026-05-12'] }, 120],
	[
		'over a holiday of every year',
		'2026-12-24T17:00',
		'2026-12-28T10:00',
		{ holidays: ['12-25'] },
		120,
	],
	['an end before its start', '2026-05-12T10:00', '2026-05-11T10:00', {}, 0],
	['no time at all', '2026-05-11T10:00', '2026-05-11T10:00', {}, 0],
	['a year', '2026-01-01T00:00', '2027-01-01T00:00', {}, 261 * 9 * 60],
	['a day whose clocks go forward', '2026-03-29T00:00', '2026-03-30T00:00', NIGHT_TOO, 23 * 60],
	['a day whose clocks go back', '2026-10-25T00:00', '2026-10-26T00:00', NIGHT_TOO, 25 * 60],
	[
		'hours after the clocks went forward',
		...(['2026-03-29T00:00', '2026-03-29T12:00'] as const),
		{ days: ALL_DAYS },
		3 * 60,
	],
	[
		'hours that begin in the hour that is left out',
		...(['2026-03-29T00:00', '2026-03-29T04:00'] as const),
		{ days: ALL_DAYS, from: '02:30', to: '05:00' },
		30,
	],
	[
		'a zone without summer time',
		...(['2026-03-29T08:00', '2026-03-29T10:00'] as const),
		{ days: ALL_DAYS, zone: 'Asia/Kolkata' },
		60,
	],
	[
		'the other side of the date line',
		...(['2026-05-11T08:00', '2026-05-11T10:00'] as const),
		{ zone: 'Pacific/Kiritimati' },
		60,
	],
])('%s', (_, start, end, changes, expected) => {
	expect(minutes(start, end, hours(changes))).toBe(expected);
});

test('parts add up to the whole', () => {
	const clock = workingClock(hours());
	const start = Date.parse('2026-03-20T00:00:00Z');
	const at = (quarter: number) => start + quarter * 41 * 60_000;
	const parts = Array.from({ length: 700 }, (_, i) => clock(at(i), at(i + 1)));
	expect(parts.reduce((sum, part) => sum + part, 0)).toBe(clock(at(0), at(700)));
});

test.each<readonly [string, Parameters<typeof hours>[0]]>([
	["'Working Days' is empty", { days: [] }],
	["'Working Days', entry 2 is not a day", { days: ['monday', 'funday'] }],
	["'Working Hours To' must be later", { from: '18:00', to: '09:00' }],
	["'Working Hours From' is not a time", { from: '25:00' }],
	["'Working Hours From' is not a time", { from: '9:75' }],
	["'Working Hours To' is not a time", { to: 'evening' }],
	["'Holidays', entry 2 is not a date", { holidays: ['12-25', '2026-02-30'] }],
	["'Holidays', entry 1 is not a date", { holidays: ['Christmas'] }],
])('says that %s', (message, changes) => {
	expect(() => hours(changes)).toThrow(message);
});

test.each([
	['9', 540],
	['9:30', 570],
	['09.30', 570],
	['24:00', 1440],
])('reads %s as a time', (to, expected) => {
	expect(hours({ from: '0:00', to }).to).toBe(expected);
});
