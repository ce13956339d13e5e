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
		['SV: VS: Stole', 'stole'],
		['VL: Tuolit', 'tuolit'],
		['Vá: Székek', 'székek'],
		['ΑΠ: ΠΡΘ: Καρέκλες', 'καρέκλες'],
		['תגובה: כיסאות', 'כיסאות'],
		['رد: كراسي', 'كراسي'],
		['回复：转发：椅子', '椅子'],
		['返信: 椅子', '椅子'],
		['회신: 의자', '의자'],
		['[sales] Chairs', 'chairs'],
		['[sales] Re: [sales] Chairs', 'chairs'],
		['Re: [sales] Fwd: Chairs', 'chairs'],
		['[sales]', '[sales]'],
		['Re: [sales]', '[sales]'],
		['[Order 123] Chairs', '[order 123] chairs'],
		['  20   chairs ', '20 chairs'],
		['Report: chairs', 'report: chairs'],
		['Return of chairs', 'return of chairs'],
		['Re', 're'],
		['Re:', ''],
		['', ''],
	])('%s', (subject, expected) => {
		expect(topicOf(subject)).toBe(expected);
	});

	test('takes a long chain of tags in its stride', () => {
		expect(topicOf(`${'[a] '.repeat(16_000)}chairs`)).toBe('chairs');
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
	['[sales] Fwd: Chairs', true],
	['VB: Stolar', true],
	['转发: 椅子', true],
	['Re: Chairs', false],
	['Re: Fwd: Chairs', false],
	['Forward bearing: price', false],
])('%s is forwarded: %s', (subject, expected) => {
	expect(isForwardSubject(subject)).toBe(expected);
});
