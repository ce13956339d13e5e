import { drawPeriods } from '../../../nodes/drawing/periods';

const DAY = 86_400;

test('the chart of a simulation names each period, its inquiries and their part of the mail', () => {
	const svg = drawPeriods(
		[
			{ periodSeconds: 0, inquiries: 1200, repeats: 0 },
			{ periodSeconds: DAY / 2, inquiries: 900, repeats: 300 },
			{ periodSeconds: DAY, inquiries: 600, repeats: 600 },
			{ periodSeconds: 30 * DAY, inquiries: 0, repeats: 0 },
		],
		{
			...{ mailbox: 'office@firm.example', zone: 'UTC', start: Date.parse('2026-05-01') },
			end: Date.parse('2026-05-31'),
		},
		'en',
	);
	const texts = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text = '']) => text.trim());
	expect(texts).toEqual(
		expect.arrayContaining([
			...['Inquiries with each repeat period', 'office@firm.example · 1–30 May 2026'],
			...['Inquiries', 'Repeats', 'Every message', '0.5 days', '1 day', '30 days'],
			...['1,200  ·  100%', '900  ·  75%', '600  ·  50%', '0  ·  0%'],
		]),
	);
});
