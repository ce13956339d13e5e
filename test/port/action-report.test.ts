import type { IDataObject } from 'n8n-workflow';
import { runAction, type ActionChoices } from '../support/action';
import { SAMPLE_ZONE, sampleItems } from '../support/report/sample';

const MAY = { period: 'custom', from: '2026-05-01T00:00:00', to: '2026-05-31T00:00:00' };
const NOTHING_WRONG = { noFields: 0, noDate: 0, unreadableDate: 0, duplicate: 0, status: 0 };

async function build(
	items: readonly IDataObject[],
	parameters: IDataObject = {},
	choices: Partial<ActionChoices> = {},
) {
	const [[report, ...others] = [], rows = []] = await runAction({
		parameters: { resource: 'report', operation: 'build', language: 'en', ...MAY, ...parameters },
		zone: SAMPLE_ZONE,
		items,
		...choices,
	});
	expect(others).toEqual([]);
	const file = (name: string) => Buffer.from(report?.binary?.[name]?.data ?? '', 'base64');
	return { report, json: report?.json, rows, file, page: file('report').toString() };
}

const inquiry = (day: number, fields: IDataObject = {}): IDataObject => ({
	receivedAt: `2026-05-${String(day).padStart(2, '0')}T10:00:00.000+03:00`,
	senderAddress: `client${day}@client.example`,
	source: 'website',
	...fields,
});

test('counts a month, and says so in figures, rows, a page and a message', async () => {
	const items = sampleItems('en') as IDataObject[];
	const { report, json, rows, file, page } = await build(items);
	expect(json).toMatchObject({
		period: {
			start: '2026-05-01T00:00:00.000+03:00',
			end: '2026-06-01T00:00:00.000+03:00',
			isRunning: false,
		},
		previousPeriod: {
			start: '2026-03-31T00:00:00.000+03:00',
			end: '2026-05-01T00:00:00.000+03:00',
		},
		timeZone: SAMPLE_ZONE,
		subject: 'Inquiries: 1–31 May 2026',
		charts: 'chartTimeline,chartSources,chartHours',
		notes: { given: items.length, hasHistory: true, ...NOTHING_WRONG },
	});
	const totals = json?.totals as IDataObject;
	expect(totals).toMatchObject({ repeats: expect.any(Number), ignored: expect.any(Number) });
	expect(Number(totals.newSenders) + Number(totals.returningSenders)).toBe(totals.uniqueSenders);
	expect(rows.reduce((sum, row) => sum + Number(row.json.inquiries), 0)).toBe(totals.inquiries);
	expect(rows[0]?.json).toMatchObject({ periodStart: '2026-05-01', periodEnd: '2026-05-31' });

	expect(report?.binary?.report).toMatchObject({
		fileName: 'report-2026-05-01-2026-05-31.html',
		mimeType: 'text/html',
	});
	expect(report?.binary?.picture).toMatchObject({
		fileName: 'report-2026-05-01-2026-05-31.png',
		mimeType: 'image/png',
	});
	expect(page).toMatch(/^<!doctype html>/i);
	const shown = [...String(json?.html).matchAll(/cid:(\w+)/g)].map(([, cid]) => cid);
	expect(shown.join(',')).toBe(json?.charts);
	for (const cid of shown) {
		expect(report?.binary?.[cid ?? '']?.mimeType).toBe('image/png');
		expect(
			file(cid ?? '')
				.subarray(1, 4)
				.toString(),
		).toBe('PNG');
	}
});

test('every output is paired with the items it came from', async () => {
	const { report, rows } = await build([inquiry(1), inquiry(2), inquiry(3, { source: 'fair' })]);
	const all = [{ item: 0 }, { item: 1 }, { item: 2 }];
	expect([report, ...rows].map((item) => item?.pairedItem)).toEqual([all, all, all]);
});

test('of very many items the first stands for all', async () => {
	const items = Array.from({ length: 40_000 }, (_, n) => inquiry((n % 31) + 1));
	const { json, rows } = await build(items, { groupBy: ['day'], options: { pictures: false } });
	expect(json?.totals).toMatchObject({ inquiries: 40_000 });
	expect(rows).toHaveLength(31);
	expect(rows[0]?.pairedItem).toEqual([{ item: 0 }]);
});

test('takes items of several shapes, and names what it could not use', async () => {
	const { json, rows } = await build([
		inquiry(1),
		inquiry(2, { reason: 'Repeat', previousInquiryAt: '2026-05-01' }),
		{ 'Received At': '03.05.2026 12:00', 'Sender Email': 'Ann <ANN@client.example>' },
		{ Дата: '2026-05-04', Источник: 'Выставка' },
		{ senderAddress: 'bob@client.example' },
		{ receivedAt: 'yesterday' },
		inquiry(5, { inquiryId: '1' }),
		inquiry(5, { inquiryId: '1' }),
		{ event: 'connected' },
	]);
	expect(json?.totals).toMatchObject({ inquiries: 4, repeats: 1, uniqueSenders: 3 });
	expect(json?.notes).toMatchObject({
		...{ given: 9, noDate: 1, unreadableDate: 1, duplicate: 1, status: 1, withoutSender: 1 },
	});
	expect(rows.map((row) => row.json.source)).toEqual(['website', '', 'Выставка']);
});

test.each([
	['no item', []],
	['the empty item of a step that found nothing', [{}]],
	['an item of another time', [{ receivedAt: '2020-01-01' }]],
])('makes an empty report of %s, which can be mailed', async (_, items) => {
	const { json, report, rows, page } = await build(items);
	expect(json).toMatchObject({ totals: { inquiries: 0 }, charts: '' });
	expect(json?.notes).toMatchObject({
		given: items.length && 'receivedAt' in (items[0] ?? {}) ? 1 : 0,
	});
	expect(Object.keys(report?.binary ?? {})).toEqual(['report', 'picture']);
	expect(page).toContain('No inquiries in this period');
	expect(json?.html).toContain('No inquiries in this period');
	expect(rows).toEqual([]);
});

test('one inquiry is a report', async () => {
	const { json, rows } = await build([inquiry(12)], { groupBy: [], options: { pictures: false } });
	expect(json).toMatchObject({ totals: { inquiries: 1, uniqueSenders: 1 }, change: null });
	expect(rows.map((row) => row.json)).toMatchObject([{ inquiries: 1, share: 1 }]);
});

test('without pictures the mail names none', async () => {
	const { json, report, page } = await build([inquiry(12)], { options: { pictures: false } });
	expect(Object.keys(report?.binary ?? {})).toEqual(['report']);
	expect(json?.html).not.toContain('cid:');
	expect(page).toContain('<svg');
});

test('reads the fields it is told to', async () => {
	const items = [{ Created: '2026-05-12', Received: '2020-01-01', Who: 'ann@client.example' }];
	const values = [
		{ field: 'receivedAt', name: 'Created' },
		{ field: 'senderAddress', name: 'Who' },
	];
	const options = { fields: { values }, pictures: false };
	const { rows } = await build(items, { groupBy: ['sender'], options });
	expect(rows.map((row) => row.json.sender)).toEqual(['ann@client.example']);
});

test('takes dates of expressions, in the time zone of the workflow', async () => {
	const { json } = await build([], {
		from: '={{ DateTime.fromISO("2026-05-11T00:00:00", { zone: "Europe/Moscow" }) }}',
		to: '={{ new Date("2026-05-12T21:00:00Z") }}',
	});
	expect(json?.period).toMatchObject({
		start: '2026-05-11T00:00:00.000+03:00',
		end: '2026-05-14T00:00:00.000+03:00',
	});
});

test('a date of an expression is a day by its own zone, not by that of the machine', async () => {
	const from = '={{ DateTime.fromISO("2026-05-11T03:00:00", { zone: "Europe/Moscow" }) }}';
	const { json } = await build([], { from });
	expect(json?.period).toMatchObject({ start: '2026-05-11T03:00:00.000+03:00' });
});

test.each(['lastDays', 'thisWeek', 'previousWeek', 'thisMonth', 'previousMonth', 'thisQuarter'])(
	'knows the period %s',
	async (period) => {
		const { json } = await build([], { period, days: 3 });
		const { start, end } = json?.period as { start: string; end: string };
		expect(Date.parse(end)).toBeGreaterThan(Date.parse(start));
		expect(start).toContain('T00:00:00.000+03:00');
	},
);

test('is written in Russian', async () => {
	const { json, page } = await build([inquiry(11)], {
		...{ language: 'ru', groupBy: ['weekday'], options: { title: 'Отдел <продаж>' } },
	});
	expect(json?.subject).toBe('Отдел <продаж>: 1–31 мая 2026');
	expect(page).toContain('Отдел &lt;продаж&gt;');
	expect(page).toContain('Понедельник');
});

test('what strangers wrote runs neither in a sheet nor in a page', async () => {
	const evil = '<script>alert(1)</script>';
	const { json, page, rows } = await build([
		inquiry(1, { source: '=HYPERLINK("http://evil.example")' }),
		inquiry(2, { source: '@SUM(A1)' }),
		inquiry(3, { source: evil, senderAddress: evil }),
	]);
	expect(rows.map((row) => String(row.json.source)[0]).sort()).toEqual(["'", "'", '<']);
	for (const text of [page, String(json?.html)]) {
		expect(text).not.toMatch(/<script/i);
		expect(text).toContain('&lt;script&gt;');
	}
});

const WRONG: Array<[IDataObject, string]> = [
	[{ from: '' }, "'From' is not a date"],
	[{ to: 'soon' }, "'To' is not a date"],
	[{ to: '2026-04-01' }, "'To' is before 'From'"],
	[{ period: 'lastDays', days: 0 }, "'Days' is not a whole number of days"],
	[{ period: 'lastYear' }, "'Period' cannot be used"],
	[{ groupBy: ['source', 'day', 'hour'] }, "'Group By' has more than 2 entries"],
	[{ groupBy: ['subject'] }, "'Group By' contains 'subject', which inquiries cannot be grouped by"],
	[{ language: 'de' }, "'Language' cannot be used"],
	[
		{ options: { fields: { values: [{ field: 'when', name: 'Created' }] } } },
		"'Fields' cannot be used",
	],
];

test.each(WRONG)('says what is wrong with %j', async (parameters, message) => {
	await expect(build([inquiry(1)], parameters)).rejects.toMatchObject({ message });
});

test('with Continue On Fail the report is an item that says what is wrong', async () => {
	const { json, rows } = await build([inquiry(1)], { from: '' }, { continueOnFail: true });
	expect(json).toEqual({
		error: "'From' is not a date",
		description: expect.stringMatching(/\.$/) as string,
	});
	expect(rows).toEqual([]);
});

test('by default it is in Russian where the time zone is in Russia, else in English', async () => {
	const pageIn = async (zone: string) =>
		(await build([inquiry(1)], { language: 'auto' }, { zone })).page;
	expect(await pageIn('Asia/Novosibirsk')).toContain('<html lang="ru">');
	expect(await pageIn('Europe/Berlin')).toContain('<html lang="en">');
});
