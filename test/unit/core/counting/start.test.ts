import { DateTime } from 'luxon';
import { startOf } from '../../../../nodes/core/counting/start';

const NOW = Date.parse('2026-05-12T10:00:00Z');
const MOSCOW = 'Europe/Moscow';
const start = (written: unknown, raw: unknown = written, now = NOW, zone = 'UTC') =>
	startOf('date', written, raw, now, zone);

describe('the start', () => {
	test.each(['now', '', undefined, 'anything'])(
		'is now for %p, whatever the date',
		(collectFrom) => {
			expect(startOf(collectFrom, 'not a date', '', NOW, 'UTC')).toEqual({
				from: 'now',
				key: 'now',
			});
		},
	);

	test.each<[string, unknown, string, string]>([
		['a day in the workflow’s zone', '2026-01-31', MOSCOW, '2026-01-30T21:00:00Z'],
		['a time in the workflow’s zone', '2026-01-31T10:00:00', MOSCOW, '2026-01-31T07:00:00Z'],
		['a time with its own zone', '2026-01-31T10:00:00Z', MOSCOW, '2026-01-31T10:00:00Z'],
		['the editor’s form', '2026-01-31T10:00:00.000+02:00', MOSCOW, '2026-01-31T08:00:00Z'],
		['an SQL time', '2026-01-31 10:00:00', MOSCOW, '2026-01-31T07:00:00Z'],
		['spaces around', ' 2026-01-31 ', 'UTC', '2026-01-31T00:00:00Z'],
		['a Date', new Date('2026-01-31T10:00:00Z'), MOSCOW, '2026-01-31T10:00:00Z'],
		['milliseconds', Date.parse('2026-01-31T10:00:00Z'), MOSCOW, '2026-01-31T10:00:00Z'],
		[
			'a DateTime of an expression',
			DateTime.fromISO('2026-01-31T10:00:00Z'),
			MOSCOW,
			'2026-01-31T10:00:00Z',
		],
		[
			'a DateTime of another copy of luxon',
			{ toISO: () => '2026-01-31T10:00:00Z' },
			MOSCOW,
			'2026-01-31T10:00:00Z',
		],
		['this very moment', NOW, 'UTC', '2026-05-12T10:00:00Z'],
	])('%s', (_, written, zone, expected) => {
		const found = startOf('date', written, written, NOW, zone);
		expect(found).toMatchObject({ from: 'date', since: Date.parse(expected) });
	});
});

describe('a start that cannot be', () => {
	test.each<[string, unknown, string]>([
		['a second ahead', '2026-05-12T10:00:01Z', 'is in the future'],
		['next year', '2027-01-01', 'is in the future'],
		['text', 'last week', 'is not a date'],
		['a day that does not exist', '2026-02-30', 'is not a date'],
		['nothing', '', 'is not a date'],
		['undefined', undefined, 'is not a date'],
		['null', null, 'is not a date'],
		['an invalid Date', new Date('x'), 'is not a date'],
		['NaN', NaN, 'is not a date'],
		['Infinity', Infinity, 'is not a date'],
		['an object', {}, 'is not a date'],
		['an invalid DateTime', DateTime.invalid('x'), 'is not a date'],
	])('%s %p', (_, written, what) => {
		expect(() => start(written)).toThrow(
			expect.objectContaining({
				field: 'Start Date',
				message: `'Start Date' ${what}`,
				advice: expect.stringContaining('date'),
			}),
		);
	});
});

describe('the key tells when to start over', () => {
	test('another date does', () => {
		expect(start('2026-01-31').key).not.toBe(start('2026-01-30').key);
	});

	test('the same moment written otherwise does not', () => {
		expect(start('2026-01-31T00:00:00Z').key).toBe(start('2026-01-31').key);
	});

	test('an expression that moves with the clock does not', () => {
		const raw = '={{ $now.minus({ days: 7 }) }}';
		const monday = start('2026-05-05T10:00:00Z', raw);
		const tuesday = start('2026-05-06T10:00:00Z', raw, NOW + 86_400_000);
		expect(tuesday.key).toBe(monday.key);
		expect(tuesday).not.toEqual(monday);
	});

	test('another expression does', () => {
		const written = '2026-05-05T10:00:00Z';
		expect(start(written, '={{ $now }}').key).not.toBe(start(written, '={{ $today }}').key);
	});

	test('no date has the key of now', () => {
		expect(start('2026-01-31').key).not.toBe('now');
	});
});
