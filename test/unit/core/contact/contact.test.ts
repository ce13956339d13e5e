import fc from 'fast-check';
import { contactOf, type ContactSources } from '../../../../nodes/core/contact/contact';
import { letterOf } from '../../../../nodes/core/letter/letter';
import { LETTERS } from '../../../support/letters';

function card(sources: Partial<ContactSources>) {
	return contactOf({
		senderName: '',
		senderAddress: 'ann@client.example',
		subject: '',
		text: '',
		signature: '',
		defaultCountry: null,
		zoneCountry: null,
		...sources,
	});
}

test('a card says of each value where it was found', () => {
	const signature = 'С уважением,\nМария Орлова\nООО «Ромашка»\nwww.romashka.example';
	const text = 'Добрый день! Сколько стоит доставка? Тел. 8 (926) 123-45-67, доб. 5';
	expect(card({ senderName: 'info', text, signature })).toEqual({
		name: 'Мария Орлова',
		address: 'ann@client.example',
		phone: '+79261234567',
		phoneText: '8 (926) 123-45-67, доб. 5',
		phoneExtension: '5',
		phones: ['+79261234567'],
		company: 'ООО «Ромашка»',
		website: 'www.romashka.example',
		domain: 'client.example',
		domainKind: 'company',
		language: 'ru',
		country: 'RU',
		foundIn: {
			name: 'signature',
			phone: 'text',
			company: 'signature',
			website: 'signature',
			domain: 'address',
			language: 'text',
			country: 'phone',
		},
	});
});

test('a card of nothing is empty', () => {
	expect(card({ senderAddress: '' })).toMatchObject({
		...{ name: '', phone: '', phones: [], company: '', website: '', domain: '' },
		...{ language: '', country: '', foundIn: {} },
	});
});

describe('the name', () => {
	test.each([
		['Ann Lee', 'Ann Lee'],
		['Иванова, Мария', 'Иванова, Мария'],
		['Lee, Ann', 'Lee, Ann'],
		[' Ann \u0000\u202eLee ', 'Ann Lee'],
		['ann@client.example', ''],
		['info', ''],
		['Sales', ''],
		['Отдел продаж', ''],
		['12345', ''],
		['', ''],
	])('of From %j is %j', (senderName, name) => {
		expect(card({ senderName }).name).toBe(name);
	});

	test.each([
		['Best regards,\nAnn Lee', 'Ann Lee'],
		['Best regards, Ann Lee', 'Ann Lee'],
		['С уважением, Петров И.И.', 'Петров И.И.'],
		['--\nAnn Lee\n+1', 'Ann Lee'],
		['Mit freundlichen Grüßen\n\nKarl von der Heide', 'Karl von der Heide'],
		['Regards,\nDr. Ann Lee | Sales', 'Ann Lee'],
		['Mit freundlichen Grüßen / Best regards\nJürgen Groß', 'Jürgen Groß'],
		['Best regards,Ann Lee', 'Ann Lee'],
		['Best regards,\nAnn Lee ,; .', 'Ann Lee'],
		['С уважением,\nПетров И.И.,', 'Петров И.И.'],
		['Regards,\nJean du Pont', 'Jean du Pont'],
		[`Regards,\nAnn Lee | ${'x'.repeat(500)}`, 'Ann Lee'],
		['Ann Lee', ''],
		['Best regards,\nann lee', ''],
		['Best regards,\nAnn', ''],
		['Best regards,\nAnn Lee 7', ''],
		['Best regards,\nANN LEE', ''],
		['Best regards,\nSales Department', ''],
		['Best regards,\nRed Blue Green Yellow', ''],
		['Best regards,\nBlue Sky GmbH', ''],
		['С уважением,\nГлавный Инженер', ''],
		['Sent from my iPhone', ''],
		['Get Outlook for iOS', ''],
		['Best regards,\nBlue Sky SARL', ''],
	])('in the signature %j is %j', (signature, name) => {
		expect(card({ signature }).name).toBe(name);
	});

	test.each([
		...['All the best', 'Cordially', 'Schöne Grüße', 'Abraços', 'Saygılar', 'Cari saluti'],
		...['С признательностью', 'Pozdrawiam serdecznie', 'Bonne journée', 'Thanks', 'Спасибо'],
		...['З повагою', 'Met vriendelijke groet', 'S pozdravem', 'Всего наилучшего'],
	])('stands below %s', (closing) => {
		expect(card({ signature: `${closing},\nAnn Lee` }).name).toBe('Ann Lee');
		expect(card({ signature: `${closing}, Ann Lee` }).name).toBe('Ann Lee');
	});
});

describe('nothing of ours is hers', () => {
	const isOurs = (address: string) => address.endsWith('@firm.example');
	const offer =
		'From: Office <office@firm.example>\nSent: 11 May 2026 10:00\nTo: Ann\n\nCall +7 495 123-45-67';
	const request = 'On 10 May 2026, Ann <ann@client.example> wrote:\n> Call me: +7 926 123-45-67';

	test.each([
		['in the mail that is all of the text', { text: offer }, ''],
		[
			'in our quoted mail, and where she names it',
			{ text: 'I called +7 495 123-45-67.', quotedText: offer },
			'',
		],
		['below her own quoted mail', { text: `${request}\n\n${offer}` }, '+79261234567'],
		['beside hers', { text: 'Call +7 926 123-45-67', quotedText: offer }, '+79261234567'],
	])('a phone %s', (_, sources, phone) => {
		expect(card({ ...sources, isOurs }).phone).toBe(phone);
	});

	test('a company', () => {
		const quotedText = `${offer}\nFirm Ltd`;
		expect(card({ signature: '-- \nFirm Ltd', quotedText, isOurs }).company).toBe('');
		expect(card({ signature: '-- \nAcme Ltd', quotedText, isOurs }).company).toBe('Acme Ltd');
	});
});

describe('the company', () => {
	test.each([
		['ООО «Ромашка», г. Тула', 'ООО «Ромашка»'],
		['ООО "ТД "Ромашка""', 'ООО "ТД "Ромашка""'],
		['ООО «ТД «Ромашка»», Тула', 'ООО «ТД «Ромашка»»'],
		['ООО Ромашка Плюс', 'ООО Ромашка Плюс'],
		['ИП Иванов И.И.', 'ИП Иванов И.И.'],
		['Менеджер | ПАО "Звезда"', 'ПАО "Звезда"'],
		['Acme Widgets Ltd.', 'Acme Widgets Ltd.'],
		['Ann Lee | Acme, Inc. | Sales', 'Acme, Inc.'],
		['Müller & Söhne GmbH & Co. KG', 'Müller & Söhne GmbH & Co. KG'],
		['Legno Vivo S.r.l.', 'Legno Vivo S.r.l.'],
		['Meble Plus Sp. z o.o.', 'Meble Plus Sp. z o.o.'],
		['Mavi Deniz A.Ş.', 'Mavi Deniz A.Ş.'],
		['Company: Blue Sky', 'Blue Sky'],
		['Компания: Голубое небо', 'Голубое небо'],
		['Blue Sky', ''],
		['Limited offer', ''],
		['наше ООО работает', ''],
		['AGENTUR', ''],
	])('in %j is %j', (signature, company) => {
		expect(card({ signature }).company).toBe(company);
	});

	test('is not the one the text speaks to', () => {
		expect(card({ text: 'Здравствуйте, ООО «Вектор»! Dear Acme Ltd.' }).company).toBe('');
	});
});

describe('the website', () => {
	test.each([
		['https://www.client.example/about?utm_source=x', 'https://www.client.example/about'],
		['www.shop.example', 'www.shop.example'],
		['client.example', 'client.example'],
		['Сайт: romashka.ru.', 'romashka.ru'],
		['ann@client.example', ''],
		['ann@romashka.ru', ''],
		['report.pdf', ''],
		['https://www.linkedin.com/in/ann', ''],
		['https://aka.ms/o0ukef', ''],
		['www.gmail.com', ''],
		['www.firm.example', ''],
		['https://shop.firm.example', ''],
		['v1.2.3', ''],
		[
			'Ann Lee\nwww.shop.example\n_______\nSales mailing list\nhttps://list.example/x',
			'www.shop.example',
		],
		['_______\nSales mailing list\nhttps://list.example/x', ''],
	])('in %j is %j', (signature, website) => {
		const isOwnDomain = (domain: string) => /(?:^|\.)firm\.example$/.test(domain);
		expect(card({ signature, isOwnDomain }).website).toBe(website);
	});
});

describe('the phone', () => {
	test('of the text stands before that of the signature and the subject', () => {
		const sources = { subject: '+7 495 123-45-62', text: '+7 495 123-45-60' };
		expect(card({ ...sources, signature: '+7 495 123-45-61' })).toMatchObject({
			phones: ['+74951234560', '+74951234561', '+74951234562'],
			foundIn: { phone: 'text' },
		});
	});

	test.each<[string, Partial<ContactSources>, string]>([
		['the default country', { defaultCountry: 'DE', senderAddress: 'a@b.fr' }, '+4930901820'],
		['the sender’s domain', { senderAddress: 'a@b.de' }, '+4930901820'],
		['nothing', {}, ''],
	])('without a country code is read by %s', (_, sources, phone) => {
		expect(card({ text: 'Tel. 030 901820', ...sources }).phone).toBe(phone);
	});
});

describe('a website form', () => {
	const text = '*Имя:* мария\nТелефон: 8 926 123-45-67\nКомпания: Луч\nСайт: luch.example';

	test('says more of the client than the sender', () => {
		expect(card({ senderName: 'Website', text })).toMatchObject({
			...{ name: 'мария', phone: '+79261234567', company: 'Луч', website: 'luch.example' },
			foundIn: { name: 'form', phone: 'form', company: 'form', website: 'form' },
		});
	});

	test('is not a signature, though that has lines as well', () => {
		const signed = 'Call me on +7 926 123-45-67\nAnn\nTel.: +7 495 123-45-67\nE-mail: a@b.example';
		expect(card({ text: signed })).toMatchObject({
			phone: '+79261234567',
			foundIn: { phone: 'text' },
		});
	});

	test('has two lines at least', () => {
		expect(card({ senderName: 'Ann Lee', text: 'Name: the red one\nis what I want' }).name).toBe(
			'Ann Lee',
		);
	});
});

describe('whatever a letter holds', () => {
	test('the card is made', () => {
		const any = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.constantFrom(...LETTERS).map(({ text }) => text),
		);
		fc.assert(
			fc.property(any, any, any, any, (senderName, text, signature, subject) => {
				const { phones, name } = card({ senderName, text, signature, subject });
				expect(phones.every((phone) => /^\+\d{7,15}$/.test(phone))).toBe(true);
				expect(name).not.toMatch(/[\p{Cc}\n]/u);
			}),
			{ numRuns: 300 },
		);
	});

	test.each([
		...['1', '1 ', '+1 ', '(1', '1-', '+7 495 ', '8 (495) ', '1/', '1.', 'ИНН 1 ', '1 руб', 'x1'],
		...['A', 'Ab ', 'Ab & ', 'ООО ', 'ООО "', 'И. ', '-', '\n', '--\n', 'Best ', 'С уважением,\n'],
		...[
			'a.',
			'a.b',
			'http://',
			'www.',
			'a@',
			'Name: a\n',
			'Name:',
			' ',
			'\u00a0',
			'*',
			'\uE000',
			'DE89 ',
		],
		...['and of the ', 'й', '漢', '\u{1F4DE}', '1x1', 'тел ', 'wa.me/1'],
	])('256 kB of %j do no harm', (bait) => {
		const long = bait.repeat(262_144 / bait.length);
		// Linear work takes milliseconds; a pattern that is not goes beyond jest's limit.
		const { phones } = card({ senderName: long, text: long, signature: long, subject: long });
		expect(phones.length).toBeLessThanOrEqual(10);
	});

	test.each([' ', '\t', '\u00a0', '.', ',', ';', '-', '|', '(', ' |', '. ,'])(
		'250 kB of %j in a line of a signature do no harm',
		(bait) => {
			const long = bait.repeat(250_000 / bait.length);
			for (const begin of ['-- \nA', '-- \nAnn Lee', '-- \n', 'Best regards', 'Thanks,\nAnn Lee']) {
				const { signature } = letterOf({ text: `Hello\n${begin}${long}B` });
				expect(['', 'Ann Lee']).toContain(card({ signature, text: signature }).name);
				expect(['', 'Ann Lee']).toContain(card({ signature: `${begin}${long}B` }).name);
			}
		},
	);
});
