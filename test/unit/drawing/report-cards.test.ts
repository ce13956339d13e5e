import { buildReport } from '../../../nodes/core/report/report';
import { cardLines, cardsOf } from '../../../nodes/drawing/report-cards';

const NOW = Date.parse('2026-05-18T09:00:00Z');

function cards(items: readonly object[]) {
	const options = { now: NOW, zone: 'UTC', groupBy: [], compare: true } as const;
	return cardsOf(buildReport(items, { ...options, period: { kind: 'previousWeek' } }), 'en');
}

const inquiry = (day: number, fields: object = {}) => ({
	receivedAt: `2026-05-${String(day).padStart(2, '0')}T09:00:00Z`,
	senderAddress: `client${day}@client.example`,
	...fields,
});

const of = (items: readonly object[], label: string) =>
	cards(items).find((card) => card.label === label);

test('nothing is said about answers when nobody looked for them', () => {
	const labels = cards([inquiry(12), inquiry(13)]).map(({ label }) => label);
	expect(labels).toEqual(['Inquiries', 'Unique senders', 'New senders', 'Returning senders']);
});

describe('once answers were looked for', () => {
	const items = [
		...[inquiry(5, { isAnswered: true }), inquiry(6, { isAnswered: false })],
		...[11, 12, 13].map((day) => inquiry(day, { isAnswered: day !== 12 })),
	];

	test('the share of the answered is shown, of how many, and that of before', () => {
		expect(of(items, 'Answered')).toMatchObject({
			...{ value: '67%', note: '2 of 3' },
			change: { text: '', before: 'was 50%' },
		});
	});

	test('who waits is compared with nothing, and the longest wait is named', () => {
		expect(of(items, 'Waiting')).toMatchObject({
			value: '1',
			note: 'longest: 6 days',
			change: null,
		});
	});

	test('what is asked first stands in the first line', () => {
		expect(cardLines(cards(items)).map((line) => line.map(({ label }) => label))).toEqual([
			['Inquiries', 'Answered', 'Waiting'],
			['Unique senders', 'New senders', 'Returning senders'],
		]);
	});
});

describe('a change', () => {
	const many = (day: number, count: number, fields: object = {}) =>
		Array.from({ length: count }, () => inquiry(day, fields));

	test.each([
		['of a single inquiry is no alarm', 1, 0, '−1', 'even'],
		['of few is a difference', 8, 17, '+9', 'even'],
		['that may be chance has no color', 62, 58, '−6%', 'even'],
		['for the better', 100, 160, '+60%', 'good'],
		['for the worse', 160, 100, '−38%', 'bad'],
		['from nothing', 0, 12, '+12', 'good'],
		['from few to none is no alarm', 7, 0, '−7', 'even'],
		['that is none is not written', 20, 20, '', 'even'],
	])('%s', (_, before, now, text, tone) => {
		const items = [...many(5, before), ...many(12, now), inquiry(1, { kind: 'repeat' })];
		const repeat = inquiry(12, { kind: 'repeat' });
		expect(of([...items, repeat], 'Inquiries')?.change).toMatchObject({ text, tone });
	});

	test.each([
		[100, 105, '+5%', 'even'],
		[100, 120, '+20%', 'bad'],
		[100, 50, '−50%', 'good'],
	])('of the time to the answer from %d to %d minutes', (before, now, text, tone) => {
		const items = [inquiry(5, { responseMinutes: before }), inquiry(12, { responseMinutes: now })];
		expect(of(items, 'Response time (median)')?.change).toMatchObject({ text, tone });
	});

	test('of new senders is not known without older items, and the page says so', () => {
		expect(of([inquiry(5), inquiry(12)], 'New senders')?.change).toMatchObject({
			...{ text: '', before: 'no comparison yet' },
		});
	});
});
