import { recommendedPeriod } from '../../../../nodes/core/simulation/recommended-period';
import type { SimulationResult } from '../../../../nodes/core/simulation/simulate';
import { toSimulationItems } from '../../../../nodes/EmailInquiry/mailbox/simulation-items';

const DAY = 86_400;
const DAYS = [0, 1, 2, 7, 14, 30, 60, 90];

/** A mailbox of so many messages; of those, repeats by period. */
function firm(counted: number, repeats: readonly number[], days = DAYS): SimulationResult {
	const periods = days.map((day, index) => ({
		...{ periodSeconds: day * DAY, repeats: repeats[index] ?? 0 },
		inquiries: counted - (repeats[index] ?? 0),
	}));
	return {
		...{ counted, ignored: {}, filters: [], duplicates: 0, unreadable: 0, periods },
		gaps: { firstMails: 0, buckets: [] },
	};
}

test.each([
	[
		'a shop whose clients write twice within a day',
		firm(400, [0, 90, 94, 98, 99, 100, 100, 100]),
		1,
	],
	['questions that are settled over two days', firm(300, [0, 20, 60, 62, 63, 64, 65, 66]), 2],
	['offers discussed for a month', firm(200, [0, 10, 18, 45, 70, 100, 104, 106]), 30],
	['clients who come back every month', firm(240, [0, 20, 22, 24, 25, 40, 42, 44]), 1],
	['nobody writes twice', firm(100, [0, 0, 0, 0, 0, 0, 0, 0]), 1],
	['projects of half a year', firm(200, [0, 5, 10, 25, 45, 75, 110, 150]), 90],
	['too little mail', firm(12, [0, 1, 1, 2, 2, 2, 2, 2]), null],
	['no mail', firm(0, []), null],
	['one period asked for', firm(100, [30], [7]), 7],
	['only Every Mail asked for', firm(100, [0], [0]), null],
])('%s', (_, result, days) => {
	const advice = recommendedPeriod(result);
	expect('period' in advice ? advice.period.periodSeconds / DAY : null).toBe(days);
});

const asked = { mailbox: 'a@firm.example', folders: ['INBOX'], now: 90 * DAY * 1000, zone: 'UTC' };
const textOf = (result: SimulationResult, language: 'en' | 'ru') => {
	const read = { result, since: 0, cutShort: null };
	return String(toSimulationItems(read, { ...asked, language })[0][0]?.['text']);
};

test('says it in a sentence, with what it rests on', () => {
	expect(textOf(firm(300, [0, 20, 60, 62, 63, 64, 65, 66]), 'en')).toBe(
		'Take 2 days: 60 of 300 messages since 1 Jan 1970, 00:00 would have been repeats. 90 days would have found 6 more, mostly clients who came back.',
	);
	expect(textOf(firm(300, [0, 20, 60, 62, 63, 64, 65, 66]), 'ru')).toMatch(
		/^Подойдёт период 2 дня: с 1 янв.* учтено 300 писем, из них повторов 60\. Период 90 дней добавил бы 6/,
	);
	expect(textOf(firm(12, [0, 1]), 'en')).toMatch(/^12 messages since .* are too few/);
});
