import { buildReport } from '../../../nodes/core/report/report';
import { reportHtml } from '../../../nodes/drawing/report-html';
import { listsOf } from '../../../nodes/drawing/report-lists';
import { reportMail } from '../../../nodes/drawing/report-mail';
import type { Language } from '../../../nodes/core/text/wording';

const NOW = Date.parse('2026-05-18T09:00:00Z');

function report(items: readonly object[]) {
	const options = { now: NOW, zone: 'UTC', groupBy: [], compare: true } as const;
	return buildReport(items, { ...options, period: { kind: 'previousWeek' } });
}

const lists = (items: readonly object[], language: Language = 'en') =>
	listsOf(report(items), language);

const inquiry = (hour: number, fields: object = {}) => ({
	receivedAt: Date.parse('2026-05-15T00:00:00Z') + hour * 3_600_000,
	senderAddress: `client${hour}@client.example`,
	recipient: 'sales@firm.example',
	...fields,
});

test('the newest inquiries are listed, and ten at most', () => {
	const items = Array.from({ length: 30 }, (_, hour) => inquiry(hour));
	const [newest, ...others] = lists([...items].reverse());
	expect(others).toEqual([]);
	expect(newest?.title).toBe('Newest inquiries');
	expect(newest?.entries.map(({ who }) => who)).toEqual(
		Array.from({ length: 10 }, (_, place) => `client${29 - place}@client.example`),
	);
	expect(newest?.entries[0]).toEqual({
		...{ moment: '16 May, 05:00', who: 'client29@client.example', address: '' },
		...{ what: 'sales@firm.example', source: '', answer: '', isWaiting: false },
	});
});

test('repeats and inquiries of another time are not', () => {
	expect(lists([inquiry(1, { kind: 'repeat' }), inquiry(-300)])).toEqual([]);
});

test('those that wait the longest come first, and how many more wait is said', () => {
	const items = Array.from({ length: 13 }, (_, hour) => inquiry(hour, { isAnswered: false }));
	const [waiting, newest] = lists(items, 'ru');
	expect(waiting).toMatchObject({ title: 'Ждут ответа', rest: 'Ждут ещё 3 обращения.' });
	expect(waiting?.entries[0]).toMatchObject({ moment: '15 мая, 00:00', answer: 'ждёт 3 дня' });
	expect(newest?.entries[0]).toMatchObject({ moment: '15 мая, 12:00', isWaiting: true });
});

test.each<[object, string]>([
	[{ isAnswered: true, responseMinutes: 90 }, 'answered after 1 h 30 min'],
	[{ isAnswered: true }, 'answered'],
	[{ responseMinutes: 20 }, 'answered after 20 min'],
	[{ isAnswered: false }, 'waiting 3 days'],
	[{}, ''],
])('what is known of the answer: %j', (fields, answer) => {
	const [list] = lists([inquiry(1, fields)]);
	expect(list?.entries.map((entry) => entry.answer)).toEqual([answer]);
});

describe('what strangers wrote', () => {
	const evil = '<b>\u202e"Ann"\n';
	const built = report([inquiry(1, { senderName: evil, subject: evil })]);

	test('keeps to its line, and is text', async () => {
		const [list] = listsOf(built, 'en');
		expect(list?.entries[0]).toMatchObject({ who: '<b> "Ann"', what: '<b> "Ann"' });
		const mail = await reportMail(built, { language: 'en', charts: [] });
		for (const page of [reportHtml(built, { language: 'en' }), mail.html]) {
			expect(page).toContain('&lt;b&gt; &quot;Ann&quot;');
			expect(page).not.toContain('<b>');
		}
	});

	test('is not shown where inquiries are not to be listed', async () => {
		const options = { language: 'en', isListed: false, charts: [] } as const;
		for (const page of [reportHtml(built, options), (await reportMail(built, options)).html]) {
			expect(page).not.toContain('Ann');
			expect(page).not.toContain('client1@');
		}
	});
});
