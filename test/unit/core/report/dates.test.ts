import { clockOf } from '../../../../nodes/core/report/clock';
import { slashOrderOf, toTime } from '../../../../nodes/core/report/dates';

const moscow = clockOf('Europe/Moscow');
const iso = (value: unknown, order: 'dayFirst' | 'monthFirst' = 'monthFirst') => {
	const ms = toTime(value, moscow, order);
	return ms === null ? null : new Date(ms).toISOString();
};

describe('a date of an item', () => {
	test.each<[string, unknown, string]>([
		['ISO of the trigger', '2026-05-12T10:04:05.678+03:00', '2026-05-12T07:04:05.678Z'],
		['ISO in UTC', '2026-05-12T07:04:00Z', '2026-05-12T07:04:00.000Z'],
		['ISO without an offset', '2026-05-12T10:04', '2026-05-12T07:04:00.000Z'],
		['SQL', '2026-05-12 10:04:05', '2026-05-12T07:04:05.000Z'],
		['SQL with an offset', '2026-05-12 10:04:05.123456+00', '2026-05-12T10:04:05.123Z'],
		['a day', ' 2026-05-12 ', '2026-05-11T21:00:00.000Z'],
		['a day with slashes, year first', '2026/05/12', '2026-05-11T21:00:00.000Z'],
		['a Russian date', '12.05.2026 10:04', '2026-05-12T07:04:00.000Z'],
		['a Russian date with a comma', '12.05.2026, 10:04:05', '2026-05-12T07:04:05.000Z'],
		['an American date', '5/12/2026 10:04:00 PM', '2026-05-12T19:04:00.000Z'],
		['noon', '5/12/2026 12:00 pm', '2026-05-12T09:00:00.000Z'],
		['midnight', '5/12/2026 12:00 AM', '2026-05-11T21:00:00.000Z'],
		['the date of a message', 'Tue, 12 May 2026 10:04:00 +0300', '2026-05-12T07:04:00.000Z'],
		[
			'what JavaScript prints',
			'Tue May 12 2026 10:04:00 GMT+0300 (MSK)',
			'2026-05-12T07:04:00.000Z',
		],
		['Unix seconds', 1_778_569_440, '2026-05-12T07:04:00.000Z'],
		['Unix milliseconds', 1_778_569_440_000, '2026-05-12T07:04:00.000Z'],
		['Unix seconds as text', '1778569440', '2026-05-12T07:04:00.000Z'],
		['the number of a spreadsheet', 46_154.419_444_444_4, '2026-05-12T07:04:00.000Z'],
		['a Date', new Date('2026-05-12T07:04:00Z'), '2026-05-12T07:04:00.000Z'],
	])('%s', (_, value, expected) => {
		expect(iso(value)).toBe(expected);
	});

	test.each<[string, unknown]>([
		['words', 'yesterday'],
		['a day that does not exist', '2026-02-30'],
		['an hour that does not exist', '2026-05-12 25:00'],
		[
			'a text of any length that begins like the date of a message',
			`Mon, ${'1:11'.repeat(100_000)}`,
		],
		['a date with a long tail', `2026-05-12T10:04Z${'x'.repeat(100)}`],
		['a 13th hour of the afternoon', '5/12/2026 13:00 PM'],
		[
			'the date of a message without an offset, which would be read in the zone of the machine',
			'Tue, 12 May 2026 10:04:00',
		],
		['a default of an empty cell', 0],
		['1970', '1970-01-01T00:00:00Z'],
		['a year too far', '9999-12-31'],
		['an invalid Date', new Date('')],
		['an object', { year: 2026 }],
		['nothing', undefined],
		['true', true],
		['not a number', NaN],
	])('cannot be %s', (_, value) => {
		expect(iso(value)).toBeNull();
	});
});

describe('dates with slashes', () => {
	test.each([
		['the day comes first once one is over 12', ['01/02/2026', '13/02/2026'], 'dayFirst', true],
		[
			'the month comes first once a second part is over 12',
			['01/02/2026', '02/13/2026'],
			'monthFirst',
			true,
		],
		['the month comes first when nothing tells', ['01/02/2026'], 'monthFirst', false],
		['nothing is guessed without such dates', ['2026-01-02', 5, null], 'monthFirst', true],
	])('%s', (_, values, order, isCertain) => {
		expect(slashOrderOf(values)).toEqual({ order, isCertain });
	});

	test('are read in the order found', () => {
		expect(iso('03/02/2026', 'dayFirst')).toBe('2026-02-02T21:00:00.000Z');
		expect(iso('03/02/2026', 'monthFirst')).toBe('2026-03-01T21:00:00.000Z');
	});
});
