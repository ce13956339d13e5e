import { isForwardSubject, topicOf } from '../../../../nodes/core/mail/subject';

describe('what a subject is about', () => {
	test.each([
		['Re: Chairs', 'chairs'],
		['RE: AW: Chairs', 'chairs'],
		['Re[3]: Fwd: Chairs', 'chairs'],
		['Re (2): Chairs', 'chairs'],
		['Отв: Пересл: Стулья', 'стулья'],
		['Ответ: Стулья', 'стулья'],
		['WG: Stühle', 'stühle'],
		['RÉP : Chaises', 'chaises'],
		['I: R: Sedie', 'sedie'],
		['Odp: Krzesła', 'krzesła'],
		['YNT: Sandalyeler', 'sandalyeler'],
		['  20   chairs ', '20 chairs'],
		['Report: chairs', 'report: chairs'],
		['Return of chairs', 'return of chairs'],
		['Re', 're'],
		['Re:', ''],
		['', ''],
	])('%s', (subject, expected) => {
		expect(topicOf(subject)).toBe(expected);
	});

	test('takes a long chain of prefixes in its stride', () => {
		expect(topicOf(`${'Re: '.repeat(16_000)}chairs`)).toBe('chairs');
	});
});

test.each([
	['Fwd: Chairs', true],
	['FW: Chairs', true],
	['WG: Stühle', true],
	['TR: Chaises', true],
	['Пересл: Стулья', true],
	['Re: Chairs', false],
	['Re: Fwd: Chairs', false],
	['Forward bearing: price', false],
])('%s is forwarded: %s', (subject, expected) => {
	expect(isForwardSubject(subject)).toBe(expected);
});
