import { isoTime, timeInWords } from '../../../../nodes/core/time/time';

const AT = Date.parse('2026-05-12T07:04:05.678Z');

describe('a time in the workflow’s zone', () => {
	test.each([
		['Europe/Moscow', '2026-05-12T10:04:05.678+03:00', '12 May 2026, 10:04'],
		['America/New_York', '2026-05-12T03:04:05.678-04:00', '12 May 2026, 03:04'],
		['Asia/Tokyo', '2026-05-12T16:04:05.678+09:00', '12 May 2026, 16:04'],
		['UTC', '2026-05-12T07:04:05.678Z', '12 May 2026, 07:04'],
		['Nowhere/Else', '2026-05-12T07:04:05.678Z', '12 May 2026, 07:04'],
	])('%s', (zone, iso, words) => {
		expect(isoTime(AT, zone)).toBe(iso);
		expect(timeInWords(AT, zone, 'en')).toBe(words);
	});
});

test('a time in Russian', () => {
	expect(timeInWords(AT, 'Europe/Moscow', 'ru')).toBe('12 мая 2026, 10:04');
});
