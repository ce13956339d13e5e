import { buildReport, type ReportOptions } from '../../../nodes/core/report/report';
import { FRAME_MARGIN } from '../../../nodes/drawing/pictures/framed';
import { reportHtml } from '../../../nodes/drawing/report-html';
import { reportMail } from '../../../nodes/drawing/report-mail';
import { SAMPLE_NOW, SAMPLE_ZONE, sampleItems } from '../../support/report/sample';

const OPTIONS: ReportOptions = {
	now: SAMPLE_NOW,
	zone: SAMPLE_ZONE,
	period: { kind: 'previousQuarter' },
	groupBy: ['source'],
	compare: true,
};
const LANGUAGES = ['en', 'ru'] as const;
const REPORTS = {
	en: buildReport(sampleItems('en'), OPTIONS),
	ru: buildReport(sampleItems('ru'), OPTIONS),
};

const evil = '<script>alert(1)</script>"\'`&{b|x}';
const evilItems = [
	{ receivedAt: '2026-08-12', senderAddress: evil, source: evil, recipient: evil, campaign: evil },
	{ receivedAt: '2026-08-13', senderAddress: evil, source: '=cmd|calc', recipient: evil },
];

describe.each(LANGUAGES)('the page in %s', (language) => {
	const page = reportHtml(REPORTS[language], { language });

	test('loads nothing and runs nothing', () => {
		expect(page).not.toMatch(/<script|<link|<iframe|<img|@import|url\(|\son\w+=|javascript:/i);
		const addresses = [...page.matchAll(/https?:[^"'\s<]*/g)].map(([address]) => address);
		expect(new Set(addresses)).toEqual(
			new Set(['http://www.w3.org/2000/svg', 'http://www.w3.org/1999/xlink']),
		);
		expect(page).toContain(`<html lang="${language}">`);
	});

	test('has each chart for large, middle and small screens', () => {
		expect(page.match(/<svg /g)).toHaveLength(9);
	});

	test('leaves no color of a chart to one scheme', () => {
		const drawings = [...page.matchAll(/<svg.*?<\/svg>/gs)].map(([svg]) => svg).join('');
		const fixed = [...drawings.matchAll(/(?:fill|stroke)="(#[^"]+|rgb[^"]+)"/g)].map(
			([, colour]) => colour,
		);
		expect(new Set(fixed)).toEqual(new Set(['rgb(0,0,0)']));
	});

	test('is the same at each call', () => {
		expect(reportHtml(REPORTS[language], { language })).toBe(page);
	});
});

describe('names from mail', () => {
	const report = buildReport(evilItems, { ...OPTIONS, groupBy: ['sender', 'source'] });

	test('are text in the page, its title and its charts', async () => {
		const { html } = await reportMail(report, { language: 'en', title: evil });
		for (const text of [reportHtml(report, { language: 'en', title: evil }), html]) {
			expect(text).not.toMatch(/<script/i);
			expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&#96;&amp;{b|x}');
		}
	});
});

describe('an empty report says so', () => {
	test.each<[string, unknown[], RegExp]>([
		['without items', [], /received no items/],
		[
			'with items of another time',
			[{ receivedAt: '2020-01-01' }],
			/1 item was received; it is outside/,
		],
		[
			'with items of the previous period',
			[{ receivedAt: '2026-05-01' }],
			/There was 1 inquiry in the previous/,
		],
		[
			'with one item without a date',
			[{ query: 'x' }],
			/Only one item was received, and it has no date/,
		],
		[
			'with ignored mail alone',
			[{ receivedAt: '2026-08-01', inquiryId: '1', reason: 'x' }, { subject: 'y' }],
			/All items count as ignored mail/,
		],
		[
			'with items that have no date',
			[{ subject: 'x' }, 5],
			/1 item has no date .*1 item has no fields|1 item has no fields .*1 item has no date/s,
		],
	])('%s', async (_, items, reason) => {
		const report = buildReport(items, OPTIONS);
		const mail = await reportMail(report, { language: 'en' });
		expect(mail.charts).toEqual([]);
		for (const text of [reportHtml(report, { language: 'en' }), mail.html]) {
			expect(text).toContain('No inquiries in this period');
			expect(text).toMatch(reason);
			expect(text).not.toContain('<svg');
		}
	});

	test.each(LANGUAGES)('one inquiry is a report, in %s', (language) => {
		const report = buildReport([{ receivedAt: '2026-08-12' }], OPTIONS);
		expect(reportHtml(report, { language }).match(/<svg /g)).toHaveLength(9);
	});
});

describe('what is shown', () => {
	test('are the charts chosen', () => {
		const page = reportHtml(REPORTS.en, { language: 'en', charts: ['hours'] });
		expect(page).toContain('When inquiries arrive');
		expect(page).not.toContain('Inquiries by week');
	});

	test('of many groups are the largest, and how many are left out', () => {
		const items = Array.from({ length: 70 }, (_, n) => ({
			receivedAt: '2026-08-12',
			source: `source ${n}`,
		}));
		expect(reportHtml(buildReport(items, OPTIONS), { language: 'en' })).toContain(
			'10 more rows are left out here',
		);
	});
});

describe.each(LANGUAGES)('the mail in %s', (language) => {
	test('shows its charts as pictures by their content ids', async () => {
		const { html, charts, subject } = await reportMail(REPORTS[language], { language });
		expect(subject).toBe(
			language === 'en'
				? 'Inquiries: 1 July – 30 September 2026'
				: 'Обращения: 1 июля – 30 сентября 2026',
		);
		expect([...html.matchAll(/src="cid:(\w+)"/g)].map(([, cid]) => cid)).toEqual(
			charts.map(({ cid }) => cid),
		);
		expect(charts.map(({ fileName }) => fileName)).toEqual([
			'timeline.png',
			'sources.png',
			'hours.png',
		]);
		for (const { png } of charts) {
			expect(png.subarray(1, 4).toString()).toBe('PNG');
			expect(png.readUInt32BE(16)).toBe(2 * (400 + 2 * FRAME_MARGIN));
		}
		expect(html).not.toMatch(/<svg|<style|class=/);
	});
});
