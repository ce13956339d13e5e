import { periodInWords } from '../../../../nodes/core/items/period-words';

test.each([
	[0, 'none, every message is an inquiry', 'нет, каждое письмо — обращение'],
	[3_600, '1 hour', '1 час'],
	[5_400, '1.5 hours', '1,5 часа'],
	[86_400, '1 day', '1 день'],
	[2 * 86_400, '2 days', '2 дня'],
	[36 * 3_600, '36 hours', '36 часов'],
	[90 * 86_400, '90 days', '90 дней'],
	[21 * 86_400, '21 days', '21 день'],
])('a period of %i seconds is %s', (seconds, english, russian) => {
	expect([periodInWords(seconds), periodInWords(seconds, 'ru')]).toEqual([english, russian]);
});
