import { buildReport, type ReportOptions } from '../../../../nodes/core/report/report';
import { drawReport, reportPicture } from '../../../../nodes/drawing/pictures/report-picture';
import { SAMPLE_NOW, SAMPLE_ZONE, sampleItems } from '../../../support/report/sample';

const OPTIONS: ReportOptions = {
	now: SAMPLE_NOW,
	zone: SAMPLE_ZONE,
	period: { kind: 'previousMonth' },
	groupBy: ['source'],
	compare: true,
};

const textsOf = (svg: string) =>
	[...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text = '']) => text.trim());

test('says what it is of, and shows figures, chart and table', () => {
	const texts = textsOf(drawReport(buildReport(sampleItems('ru'), OPTIONS), { language: 'ru' }));
	expect(texts).toEqual(
		expect.arrayContaining([
			...['Обращения', '1–30 сентября 2026', 'Отвечено', 'Ждут ответа', 'Обращения по дням'],
			...['По источникам', 'Яндекс.Директ', 'Всего'],
		]),
	);
	expect(texts.join()).not.toContain('client.example');
});

test('without groups shows the sources as a chart', () => {
	const report = buildReport(sampleItems('en'), { ...OPTIONS, groupBy: [] });
	const texts = textsOf(drawReport(report, { language: 'en', title: 'Tula office' }));
	expect(texts).toEqual(
		expect.arrayContaining(['Tula office', 'Where inquiries come from', 'google-ads']),
	);
});

test('says why there is nothing to see', async () => {
	const report = buildReport([{ receivedAt: '2020-01-01' }], OPTIONS);
	expect(textsOf(drawReport(report, { language: 'en' }))).toEqual(
		expect.arrayContaining([
			'No inquiries in this period',
			'1 item was received; it is outside the period.',
		]),
	);
	const png = await reportPicture(report, { language: 'en' });
	expect(png.subarray(1, 4).toString()).toBe('PNG');
});

test('what strangers wrote is text in it', () => {
	const evil = '"><script>alert(1)</script>';
	const items = [{ receivedAt: '2026-09-12', senderAddress: evil, source: evil }];
	const svg = drawReport(buildReport(items, OPTIONS), { language: 'en', title: evil });
	expect(svg).not.toContain('<script');
});
