import {
	inChange,
	inDifference,
	inDuration,
	inNumber,
	inPercent,
} from '../../../../../nodes/core/report/format';
import {
	groupLabel,
	spanLabel,
	stepLabel,
	weekdayLabels,
} from '../../../../../nodes/core/report/labels';
import type { Words } from '../../../../../nodes/core/report/words/forms';
import { wordsOf } from '../../../../../nodes/core/report/words/words';
import { counted, type Language } from '../../../../../nodes/core/text/wording';

/** Which spaces a language puts where differs between releases of Node. */
const plainSpaces = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const MOSCOW = 'Europe/Moscow';

describe('figures', () => {
	test.each<[string, (language: Language) => string, string, string]>([
		['a thousand', (language) => inNumber(12345, language), '12,345', '12 345'],
		['a share', (language) => inPercent(0.4567, language), '46%', '46 %'],
		['a small share', (language) => inPercent(0.0567, language), '6%', '6 %'],
		['a share next to nothing', (language) => inPercent(0.001, language), '<1%', '<1 %'],
		['all but one', (language) => inPercent(0.999, language), '>99%', '>99 %'],
		['all', (language) => inPercent(1, language), '100%', '100 %'],
		['more by a few', (language) => inDifference(3, language), '+3', '+3'],
		['fewer by one', (language) => inDifference(-1, language), '−1', '−1'],
		['no share', (language) => inPercent(0, language), '0%', '0 %'],
		['a growth', (language) => inChange(0.123, language), '+12%', '+12 %'],
		['a decline', (language) => inChange(-0.4, language), '−40%', '−40 %'],
		['no change', (language) => inChange(0, language), '0%', '0 %'],
		['a growth beyond percentages', (language) => inChange(13, language), '×14', '×14'],
		['minutes', (language) => inDuration(35.4, language), '35 min', '35 мин'],
		['hours', (language) => inDuration(125, language), '2 h 5 min', '2 ч 5 мин'],
		['many hours', (language) => inDuration(12.6 * 60, language), '13 h', '13 ч'],
		['whole hours', (language) => inDuration(120, language), '2 h', '2 ч'],
		['days', (language) => inDuration(3 * 24 * 60, language), '3 days', '3 дня'],
	])('%s', (_, write, english, russian) => {
		expect([write('en'), plainSpaces(write('ru'))]).toEqual([english, russian]);
	});
});

describe('dates', () => {
	const span = (from: string, to: string) => ({
		start: Date.parse(`${from}T00:00:00+03:00`),
		end: Date.parse(`${to}T24:00:00+03:00`),
	});
	test.each([
		['a day', span('2026-05-12', '2026-05-12'), '12 May 2026', '12 мая 2026'],
		['a month', span('2026-05-01', '2026-05-31'), '1–31 May 2026', '1–31 мая 2026'],
		[
			'a quarter',
			span('2026-07-01', '2026-09-30'),
			'1 July – 30 September 2026',
			'1 июля – 30 сентября 2026',
		],
		[
			'a turn of the year',
			span('2025-12-29', '2026-01-04'),
			'29 December 2025 – 4 January 2026',
			'29 декабря 2025 – 4 января 2026',
		],
	])('%s', (_, period, english, russian) => {
		expect([spanLabel(period, MOSCOW, 'en'), spanLabel(period, MOSCOW, 'ru')]).toEqual([
			english,
			russian,
		]);
	});

	test('steps and groups', () => {
		const may = Date.parse('2026-05-12T00:00:00+03:00');
		expect([stepLabel('day', may, MOSCOW, 'en'), stepLabel('day', may, MOSCOW, 'ru')]).toEqual([
			'12 May',
			'12 мая',
		]);
		expect(stepLabel('hour', may, MOSCOW, 'ru')).toBe('00:00');
		expect(groupLabel('month', 2026 * 12 + 4, 'ru')).toBe('Май 2026');
		expect([groupLabel('weekday', 0, 'en'), groupLabel('weekday', 6, 'ru')]).toEqual([
			'Monday',
			'Воскресенье',
		]);
		expect(groupLabel('hour', 9, 'en')).toBe('09:00–09:59');
		expect([groupLabel('source', '', 'en'), groupLabel('source', '', 'ru')]).toEqual([
			'No source',
			'Без источника',
		]);
		expect(weekdayLabels('ru')).toEqual(['Пн', 'Вт', 'Ср', 'Чт', 'Пт', 'Сб', 'Вс']);
	});
});

describe('texts', () => {
	test.each([
		[1, '1 запись без даты не учтена.'],
		[3, '3 записи без даты не учтены.'],
		[5, '5 записей без даты не учтено.'],
		[11, '11 записей без даты не учтено.'],
		[21, '21 запись без даты не учтена.'],
		[1234, '1 234 записи без даты не учтены.'],
	])('%d has its Russian form', (count, expected) => {
		expect(plainSpaces(counted(wordsOf('ru').noDate, count, 'ru'))).toBe(expected);
	});

	test('are there in both languages, with the same places for numbers and names', () => {
		const places = (words: Words) =>
			[
				...JSON.stringify(words, (_, value: unknown) =>
					isForms(value) ? value.other : value,
				).matchAll(/[#$]/g),
			].join('');
		expect(places(wordsOf('ru'))).toBe(places(wordsOf('en')));
	});

	test('of another language are refused', () => {
		expect(() => wordsOf('toString' as Language)).toThrow("'Language' is not supported");
	});
});

function isForms(value: unknown): value is { other: string } {
	return typeof value === 'object' && value !== null && 'other' in value;
}
