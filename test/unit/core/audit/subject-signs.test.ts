import { isAboutOrder, isAboutRequest, isNotice } from '../../../../nodes/core/audit/subject-signs';

test.each([
	...['Invoice 4711', 'Your invoice for May 2026', 'INVOICE no. 12/2026', 'Your statement, March'],
	...['Ihre Rechnung Nr. 12 vom 3. Mai 2026', 'Sendung 33 versandt', 'Backup report'],
	...['Счёт на оплату № 5 от 12.05.2026', 'Посылка 12 доставлена', 'Код подтверждения', 'УПД № 3'],
])('%s is a notice and nothing else', (subject) => {
	expect([isNotice(subject), isAboutRequest(subject), isAboutOrder(subject)]).toEqual([
		...[true, false, false],
	]);
});

test.each([
	...['Statement of work 12', 'Invoice 12 needed', 'Wrong invoice 3', 'Invoice marketing', ''],
	...['Lieferung KW 12', 'Delivery schedule', 'Счёт с ошибкой', 'Нужен счёт', 'Доставка 12 мая'],
	...['Alert: goods run low', 'Re: Invoice 12', 'Invoice 12 and a question', 'Акт о браке'],
])('%s may be a client’s', (subject) => {
	expect(isNotice(subject)).toBe(false);
});

test.each(['Inquiry', 'RFQ 12', 'Заявка с сайта', 'Anfrage', 'Ticket 5', 'Need help', 'Price?'])(
	'%s asks for something',
	(subject) => {
		expect(isAboutRequest(subject)).toBe(true);
	},
);

test.each(['Purchase order 12', 'Заказ 5', 'Bestellung', 'New booking', 'PO 4711', 'Договор'])(
	'%s orders something',
	(subject) => {
		expect(isAboutOrder(subject)).toBe(true);
	},
);

test('a hostile subject costs no time', () => {
	const started = performance.now();
	for (const piece of ['1 ', 'may ', 'invoice ', 'jan', '№№', 'for for ']) {
		isNotice(piece.repeat(5_000).slice(0, 300));
		isNotice(piece.repeat(50_000));
		isAboutRequest(piece.repeat(50_000));
	}
	expect(performance.now() - started).toBeLessThan(500);
});
