import fc from 'fast-check';
import { DIMENSIONS } from '../../../../nodes/core/report/grouping';
import { groupCell } from '../../../../nodes/core/report/labels';
import { buildReport, type ReportOptions } from '../../../../nodes/core/report/report';
import { reportRows } from '../../../../nodes/core/report/rows';
import { SettingError } from '../../../../nodes/core/errors/advised-error';

const ZONE = 'Europe/Berlin';
const OPTIONS: ReportOptions = {
	now: Date.parse('2026-05-18T09:00:00+02:00'),
	zone: ZONE,
	period: { kind: 'previousWeek' },
	groupBy: [],
	compare: true,
};

const mail = (receivedAt: string, senderAddress = 'ann@client.example', more: object = {}) => ({
	receivedAt,
	senderAddress,
	...more,
});

function report(items: readonly unknown[], options: Partial<ReportOptions> = {}) {
	return buildReport(items, { ...OPTIONS, ...options });
}

describe('the totals', () => {
	test('count each sender once, and as new in the period of the first inquiry given', () => {
		const { totals, previousTotals } = report([
			mail('2026-03-01', 'old@client.example'),
			mail('2026-05-05', 'ann@client.example'),
			mail('2026-05-12', 'Ann@Client.example'),
			mail('2026-05-13', 'old@client.example'),
			mail('2026-05-14', 'new@client.example'),
			mail('2026-05-14 12:00', 'new@client.example'),
			mail('2026-05-15', ''),
		]);
		expect(totals).toMatchObject({
			inquiries: 5,
			uniqueSenders: 3,
			newSenders: 1,
			returningSenders: 2,
		});
		expect(previousTotals).toMatchObject({ inquiries: 1, newSenders: 1, returningSenders: 0 });
	});

	test('count repeats and ignored mail only where such items are given', () => {
		const repeat = { reason: 'Repeat', previousInquiryAt: '2026-05-11' };
		expect(report([mail('2026-05-12')]).totals).toMatchObject({ repeats: null, ignored: null });
		expect(
			report([mail('2026-05-12'), mail('2026-05-13', 'ann@client.example', repeat)]).totals,
		).toMatchObject({ inquiries: 1, repeats: 1, ignored: null });
		expect(
			report([mail('2026-05-13', 'bot@client.example', { reason: 'Bounce', inquiryId: '1' })])
				.totals,
		).toMatchObject({ inquiries: 0, uniqueSenders: 0, repeats: null, ignored: 1 });
	});

	test.each<[string, Array<number | string | null>, object | null]>([
		['unknown', [null, ''], null],
		['one', [30], { median: 30, average: 30 }],
		['an even number', [10, 20, 40, '90'], { median: 30, average: 40 }],
		['an odd number', [100, 9, 20], { median: 20, average: 43 }],
		['below zero, which no answer is', [-5], null],
	])('the time to the answer: %s', (_, minutes, expected) => {
		const items = minutes.map((responseMinutes) =>
			mail('2026-05-12', 'a@b.example', { responseMinutes }),
		);
		expect(report(items).totals.response).toEqual(expected);
	});

	test.each<[string, object[], Array<number | null>]>([
		['not known', [{}, {}], [null, null]],
		['known of those with a time', [{ responseMinutes: 5 }, {}], [1, null]],
		['looked for', [{ isAnswered: true }, { isAnswered: false }, { isAnswered: false }], [1, 2]],
		['looked for in some only', [{ isAnswered: true }, {}], [1, 0]],
		['found by its mark alone', [{ isAnswered: true, responseMinutes: null }], [1, 0]],
		['that of repeats too', [{ isAnswered: false, previousInquiryAt: '2026-05-11' }], [null, null]],
	])('who has an answer and who waits: %s', (_, answers, expected) => {
		const { totals } = report(answers.map((answer) => mail('2026-05-12', 'a@b.example', answer)));
		expect([totals.answered, totals.waiting]).toEqual(expected);
	});

	test('say since when the first of those waits', () => {
		const items = ['2026-05-14', '2026-05-12', '2026-05-13'].map((day) =>
			mail(`${day}T10:00:00Z`, 'a@b.example', { isAnswered: day === '2026-05-12' }),
		);
		expect(report(items).totals.waitingSince).toBe(Date.parse('2026-05-13T10:00:00Z'));
		expect(report(items.slice(1, 2)).totals.waitingSince).toBeNull();
	});

	test('are not compared unless asked', () => {
		const { previousTotals, notes, series } = report([mail('2026-05-05')], { compare: false });
		expect([previousTotals, notes.outside, series.points[0]?.previous]).toEqual([null, 1, null]);
	});
});

describe('borders of the period', () => {
	test.each([
		['the first moment', '2026-05-11T00:00:00+02:00', 1],
		['the last moment', '2026-05-17T23:59:59.999+02:00', 1],
		['the moment after', '2026-05-18T00:00:00+02:00', 0],
		['the moment before', '2026-05-10T23:59:59.999+02:00', 0],
	])('%s', (_, receivedAt, inquiries) => {
		expect(report([mail(receivedAt)]).totals.inquiries).toBe(inquiries);
	});
});

describe('a change of the clocks', () => {
	const period = { kind: 'custom', from: '2026-10-24', to: '2026-10-26' } as const;

	test('moves no mail to another day or hour', () => {
		const { groups, heatMap } = report(
			[
				mail('2026-10-24T23:30:00+02:00'),
				mail('2026-10-25T02:30:00+02:00'),
				mail('2026-10-25T02:30:00+01:00'),
				mail('2026-10-25T23:30:00+01:00'),
				mail('2026-10-26T00:30:00+01:00'),
			],
			{ period, groupBy: ['day'] },
		);
		expect(groups.map(({ counts }) => counts.inquiries)).toEqual([1, 3, 1]);
		expect([heatMap[6]?.[2], heatMap[6]?.[23], heatMap[0]?.[0], heatMap[5]?.[23]]).toEqual([
			2, 1, 1, 1,
		]);
	});

	test('a day of it has 25 hours', () => {
		const { series } = report([mail('2026-10-25T23:30:00+01:00')], {
			period: { kind: 'custom', from: '2026-10-25', to: '2026-10-25' },
		});
		expect([series.step, series.points.length, series.points.at(-1)?.inquiries]).toEqual([
			'hour',
			25,
			1,
		]);
	});
});

describe('the series', () => {
	test.each([
		['2026-05-11', '2026-05-12', 'hour', 48],
		['2026-05-11', '2026-05-13', 'day', 3],
		['2026-03-01', '2026-03-31', 'day', 31],
		['2026-07-01', '2026-09-30', 'week', 14],
		['2024-05-01', '2026-04-30', 'month', 24],
	])('from %s to %s goes by the %s', (from, to, step, length) => {
		const { series } = report([], { period: { kind: 'custom', from, to } });
		expect([series.step, series.points.length]).toEqual([step, length]);
	});

	test('says which weeks are in the period only in part', () => {
		const { series } = report([], {
			period: { kind: 'custom', from: '2026-07-01', to: '2026-09-30' },
		});
		const partial = series.points.flatMap(({ isPartial }, index) => (isPartial ? [index] : []));
		expect(partial).toEqual([0, 13]);
	});

	test('compares the first day with the first, and leaves out a day too many of a longer month', () => {
		const { series, previousTotals } = report(
			[mail('2026-06-01'), mail('2026-05-01'), mail('2026-05-31')],
			{ now: Date.parse('2026-07-03'), period: { kind: 'previousMonth' } },
		);
		expect(series.points[0]).toMatchObject({ inquiries: 1, previous: 1 });
		expect(series.points).toHaveLength(30);
		expect(previousTotals?.inquiries).toBe(2);
	});
});

describe('groups', () => {
	const named = (groupBy: readonly string[], items: readonly unknown[]) => {
		const { groups, dimensions } = report(items, { groupBy });
		return groups.map(({ values, counts, previous }) => [
			...values.map((value, index) => groupCell(dimensions[index] ?? 'day', value, 'en')),
			counts.inquiries,
			previous?.inquiries,
		]);
	};

	test('are ordered by size, with those that only the previous period has', () => {
		const from = (source: string, day: string) => mail(day, 'a@b.example', { source });
		expect(
			named(
				['source'],
				[
					from('ads', '2026-05-12'),
					from('site', '2026-05-12'),
					from('site', '2026-05-13'),
					from('site', '2026-05-05'),
					from('fair', '2026-05-05'),
					from('', '2026-05-13'),
				],
			),
		).toEqual([
			['site', 2, 1],
			['', 1, 0],
			['ads', 1, 0],
			['fair', 0, 1],
		]);
	});

	test('of the calendar are complete and in order, and compared with their like', () => {
		const items = [mail('2026-05-11 10:00'), mail('2026-05-15 11:00'), mail('2026-05-04 10:00')];
		expect(named(['day'], items)).toEqual([
			['2026-05-11', 1, 1],
			['2026-05-12', 0, 0],
			['2026-05-13', 0, 0],
			['2026-05-14', 0, 0],
			['2026-05-15', 1, 0],
			['2026-05-16', 0, 0],
			['2026-05-17', 0, 0],
		]);
		expect(named(['weekday'], items)[4]).toEqual(['Friday', 1, 0]);
		expect(named(['hour'], items)[10]).toEqual([10, 1, 1]);
		expect(named(['week'], items)).toEqual([['2026-05-11', 2, 1]]);
		expect(named(['month'], items)).toEqual([['2026-05', 2, 1]]);
	});

	test('by two groupings stand together by the first', () => {
		const from = (source: string, recipient: string) =>
			mail('2026-05-12', 'a@b.example', { source, recipient });
		expect(
			named(
				['recipient', 'source'],
				[
					from('ads', 'info@firm.example'),
					from('site', 'sales@firm.example'),
					from('ads', 'sales@firm.example'),
					from('ads', 'sales@firm.example'),
				],
			).map(([recipient, source, inquiries]) => [recipient, source, inquiries]),
		).toEqual([
			['sales@firm.example', 'ads', 2],
			['sales@firm.example', 'site', 1],
			['info@firm.example', 'ads', 1],
		]);
	});

	test.each([
		['an unknown one', ['colour'], /'colour'/],
		['a name every object knows', ['constructor'], /'constructor'/],
		['more than two', ['day', 'hour', 'source'], /more than 2/],
	])('%s is refused by the name of the field', (_, groupBy, message) => {
		const attempt = () => report([], { groupBy });
		expect(attempt).toThrow(SettingError);
		expect(attempt).toThrow(message);
	});

	test('without a source anywhere go by recipient in the chart', () => {
		expect(report([mail('2026-05-12')]).sources.dimension).toBe('recipient');
		expect(report([mail('2026-05-12', '', { source: 'ads' })]).sources.dimension).toBe('source');
	});
});

describe('rows for tables and sheets', () => {
	test('one for all without groupings', () => {
		const items = [mail('2026-05-12'), mail('2026-05-13'), mail('2026-05-05')];
		expect(reportRows(report(items))).toEqual([
			{
				periodStart: '2026-05-11',
				periodEnd: '2026-05-17',
				inquiries: 2,
				share: 1,
				previousInquiries: 1,
				change: 1,
				uniqueSenders: 1,
				newSenders: 0,
				returningSenders: 1,
				repeats: null,
				ignored: null,
				answered: null,
				waiting: null,
				medianResponseMinutes: null,
				averageResponseMinutes: null,
			},
		]);
	});

	test.each(['=cmd|calc', '+1', '-1', '@SUM(A1)', '＝1'])(
		'a source named %s stays text in a sheet',
		(source) => {
			const built = report([mail('2026-05-12', 'a@b.example', { source })], {
				groupBy: ['source'],
			});
			expect(reportRows(built)[0]).toMatchObject({ source: `'${source}` });
		},
	);

	test('have the same fields, whatever they are of', () => {
		const items = [
			mail('2026-05-12', 'a@b.example', { source: 'ads', responseMinutes: 5 }),
			mail('2026-05-13'),
		];
		const rows = reportRows(report(items, { groupBy: ['source', 'day'] }));
		const [first] = rows.map((row) => Object.keys(row));
		for (const row of rows) expect(Object.keys(row)).toEqual(first);
		expect(first?.slice(0, 4)).toEqual(['periodStart', 'periodEnd', 'source', 'day']);
	});

	test('none for groups when there is nothing', () => {
		expect(reportRows(report([], { groupBy: ['source'] }))).toEqual([]);
	});
});

describe('whatever the items', () => {
	const anyItem = fc.oneof(
		{
			weight: 8,
			arbitrary: fc.record({
				receivedAt: fc.integer({ min: Date.UTC(2026, 3, 25), max: Date.UTC(2026, 4, 20) }),
				senderAddress: fc.constantFrom('', 'a@b.example', 'c@d.example', 'e@d.example', 'nobody'),
				source: fc.constantFrom('', 'ads', 'site', '5'),
				recipient: fc.constantFrom('sales@firm.example', 'info@firm.example'),
				kind: fc.constantFrom('', 'inquiry', 'repeat', 'ignored'),
				responseMinutes: fc.option(fc.nat(1000)),
			}),
		},
		{ weight: 1, arbitrary: fc.anything() },
	);
	const anyGroups = fc.subarray([...DIMENSIONS], { maxLength: 2 });

	test('the groups add up to the total, and so do series and heat map', () => {
		fc.assert(
			fc.property(fc.array(anyItem, { maxLength: 40 }), anyGroups, (items, groupBy) => {
				const built = report(items, { groupBy });
				const { totals, groups, heatMap, series, sources } = built;
				const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
				const expected = totals.inquiries;
				if (groupBy.length > 0) {
					expect(sum(groups.map(({ counts }) => counts.inquiries))).toBe(expected);
					expect(sum(groups.map(({ counts }) => counts.repeats ?? 0))).toBe(totals.repeats ?? 0);
				}
				expect(sum(sources.counts.map(({ inquiries }) => inquiries))).toBe(expected);
				expect(sum(series.points.map(({ inquiries }) => inquiries))).toBe(expected);
				expect(sum(heatMap.flat())).toBe(expected);
				expect(totals.newSenders + totals.returningSenders).toBe(totals.uniqueSenders);
				const counted = [totals, built.previousTotals].map(
					(counts) => (counts?.inquiries ?? 0) + (counts?.repeats ?? 0) + (counts?.ignored ?? 0),
				);
				const { given, outside, unusable } = built.notes;
				expect(sum(counted) + outside + sum(Object.values(unusable))).toBe(given);
			}),
			{ numRuns: 300 },
		);
	});

	test('the order of the items and a second count change nothing', () => {
		fc.assert(
			fc.property(fc.array(anyItem, { maxLength: 30 }), anyGroups, (items, groupBy) => {
				const once = report(items, { groupBy });
				expect(report(items, { groupBy })).toEqual(once);
				expect(report([...items].reverse(), { groupBy })).toEqual(once);
			}),
			{ numRuns: 100 },
		);
	});
});
