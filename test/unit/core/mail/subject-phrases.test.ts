import { phraseListOf } from '../../../../nodes/core/mail/subject-phrases';

test.each<[string, string, string, boolean]>([
	['a word', 'unsubscribe', 'Please unsubscribe me', true],
	['in capitals', 'Unsubscribe', 'PLEASE UNSUBSCRIBE ME', true],
	['not within a word', 'order', 'Our border', false],
	['not at the beginning of a word', 'order', 'Orders of May', false],
	['beside a number', 'order', 'order123', false],
	['beside signs', 'order', '[Order]: #123', true],
	['a beginning', 'order*', 'Orders of May', true],
	['not in a word before it', 'order*', 'Our border', false],
	['an end', '*letter', 'Our Newsletter', true],
	['not an end', '*letter', 'Our letters', false],
	['anywhere', '*order*', 'reordered', true],
	['a phrase', 'out of office', 'Re: Out  of\toffice', true],
	['a phrase with a gap', 'order * cancelled', 'Order 17 of Monday cancelled', true],
	['a phrase with a gap at its end', 'order * cancelled', 'Order 17 was cancelledly', false],
	['a phrase in another order', 'order * cancelled', 'Cancelled order 17', false],
	['the last place that fits', 'a * b', 'a bc b', true],
	['Cyrillic', 'счёт', 'Ваш СЧЕТ на оплату', true],
	['Cyrillic without ё', 'счет', 'Счёт № 5', true],
	['not within a Cyrillic word', 'счёт', 'Расчёт доставки', false],
	['not at the beginning of a Cyrillic word', 'счёт', 'Счётчик воды', false],
	['a decomposed ё', 'счёт', 'Сче\u0308т № 5', true],
	['Greek', 'ΠΡΟΣΦΟΡΆ', 'προσφορά σας', true],
	['Turkish', 'fatura iptal', 'FATURA İPTAL', true],
	['German', 'GROSSE', 'Große Aktion', true],
	['Chinese without spaces', '广告', '这是广告邮件', true],
	['Japanese without spaces', 'メルマガ', '春のメルマガ第3号', true],
	['Korean with an ending', '광고', '(광고)를 보냅니다 광고입니다', true],
	['Thai without spaces', 'โฆษณา', 'นี่คือโฆษณาใหม่', true],
	['Latin beside Chinese', 'invoice', '请付invoice谢谢', true],
	['wide letters', 'invoice', 'ＩＮＶＯＩＣＥ １２', true],
	['quotation marks', '"sale"', 'Our «Sale» today', true],
	['dashes', 're-order', 'Re–order 7', true],
	['signs alone', '!!!', 'Buy now!!!', true],
	['characters that cannot be seen', 'sale', 'S\u200bale', true],
	['with characters of a pattern', 'a.b (c)', 'x a.b (c) y', true],
	['not with them as a pattern', 'a.b', 'axb', false],
])('%s: %s in %j is %s', (_, entry, subject, expected) => {
	expect(phraseListOf([entry]).matching(subject)).toEqual(expected ? [entry] : []);
});

test('the entries that stand in a subject are named', () => {
	expect(phraseListOf(['news', 'sale', 'May']).matching('News of May')).toEqual(['news', 'May']);
});

test('hostile subjects are searched as quickly as any other', () => {
	const entries = ['a*a*a*a*b', '*a*a*a*a*a*', `${'a '.repeat(80)}b`, 'ab'];
	const start = performance.now();
	for (const subject of ['a'.repeat(1_000_000), 'a '.repeat(500_000), 'aab'.repeat(300_000)]) {
		for (let i = 0; i < 20; i++) phraseListOf(entries).matching(subject);
	}
	expect(performance.now() - start).toBeLessThan(3_000);
});
