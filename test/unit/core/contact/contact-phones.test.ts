import { phonesIn } from '../../../../nodes/core/contact/contact-phones';
import {
	countryOfAddress,
	typedDefaultCountry,
	type Country,
} from '../../../../nodes/core/contact/phone-country';
import { SettingError } from '../../../../nodes/core/errors/advised-error';

function numbers(text: string, country: Country | null = null): readonly string[] {
	return phonesIn(text, country).map(({ number }) => number);
}

describe('a phone number is', () => {
	test.each<[text: string, country: Country | null, expected: readonly string[]]>([
		['Call +7 (495) 123-45-67 please', null, ['+74951234567']],
		['+49 30 901820 or +7 495 123-45-67', null, ['+4930901820', '+74951234567']],
		['8 (495) 123-45-67', null, ['+74951234567']],
		['8-800-555-01-23', null, ['+78005550123']],
		['8(926)1234567', null, ['+79261234567']],
		['7 495 123 45 67', null, ['+74951234567']],
		['+8 (495) 123-45-67', null, ['+74951234567']],
		['8 (727) 250-12-34', null, ['+77272501234']],
		['тел.8(4872)12-34-56', null, ['+74872123456']],
		['звоните: 89261234567', null, ['+79261234567']],
		['89261234567', null, ['+79261234567']],
		['tel:+74951234567', null, ['+74951234567']],
		['https://wa.me/79261234567', null, ['+79261234567']],
		['https://api.whatsapp.com/send?phone=79261234567', null, ['+79261234567']],
		['+44 (0)20 7946 0958', null, ['+442079460958']],
		['+39 06 6982 1234', null, ['+390669821234']],
		['0044 20 7946 0958', null, ['+442079460958']],
		['030 901820', 'DE', ['+4930901820']],
		['030/901820', 'DE', ['+4930901820']],
		['030 901820 / 030 901821', 'DE', ['+4930901820', '+4930901821']],
		['020 7946 0958', 'GB', ['+442079460958']],
		['01.99.00.12.34', 'FR', ['+33199001234']],
		['(212) 555-0123', 'US', ['+12125550123']],
		['8 (029) 123-45-67', 'BY', ['+375291234567']],
		['(495) 123-45-67', 'RU', ['+74951234567']],
		['тел. 926 123-45-67', 'RU', ['+79261234567']],
		['8-926-123-45-67/8-926-765-43-21', null, ['+79261234567', '+79267654321']],
		['8 (495) 123-45-67 / 68', null, ['+74951234567']],
		['Тел., факс: +7 495 123-45-67', null, ['+74951234567']],
		['+7 495 123-45-67, +7 495 123-45-67', null, ['+74951234567']],
	])('in %j (%s)', (text, country, expected) => {
		expect(numbers(text, country)).toEqual(expected);
	});
});

describe('no phone number is', () => {
	test.each<[what: string, text: string, country: Country | null]>([
		['a Russian order', 'Заказ № 84951234567', 'RU'],
		['a number without a country', '(495) 123-45-67', null],
		['a Russian local number abroad', '926 123-45-67', 'DE'],
		[
			'an INN, an OGRN, an account',
			'ИНН 7701234567 ОГРН 1027700123456 р/с 40702810900000012345',
			'RU',
		],
		['an IBAN', 'DE89 3704 0044 0532 0130 00', 'DE'],
		['an IBAN in one', 'DE89370400440532013000', 'DE'],
		['a card', '4276 1234 5678 9012', 'RU'],
		['a date and a sum', 'On 12.05.2026 I paid 1 200 000', 'RU'],
		['a date and a time', '2026-05-12 10:04:00', 'RU'],
		['a price', '8 926 123 45 67 руб', 'RU'],
		['an article', 'артикул 84951234567', 'RU'],
		['a tracking number', 'tracking 84951234567', 'RU'],
		['sizes', '2000x1500x300 мм', 'RU'],
		['an IP address', '192.168.100.200', 'RU'],
		['a link', 'https://x.example/89261234567', 'RU'],
		['a file', '89261234567.pdf', 'RU'],
		['an address', '89261234567@mail.example', 'RU'],
		['a fax', 'Факс: +7 495 123-45-67', 'RU'],
		['a number of the same town', 'Tel. 901820', 'DE'],
		['a customer number', 'Kundennummer 0301234567', 'DE'],
		['a plain long number', '12345678901234567890', 'RU'],
		['nothing', '', 'RU'],
	])('%s', (_, text, country) => {
		expect(numbers(text, country)).toEqual([]);
	});
});

describe('an extension', () => {
	test.each([
		['+7 (495) 123-45-67, доб. 123', '123'],
		['+7 495 123-45-67 (доб.12)', '12'],
		['+1 212 555 0123 ext. 5', '5'],
		['+1 212 555 0123 x5', '5'],
		['+1 212-555-0123', ''],
	])('of %j is %j', (text, extension) => {
		expect(phonesIn(text, null)).toMatchObject([{ extension }]);
		expect(text).toContain(phonesIn(text, null)[0]?.written.replace(/\($/, ''));
	});
});

describe('the country', () => {
	test.each([
		['+7 701 234 56 78', 'KZ'],
		['+7 926 123-45-67', 'RU'],
		['+1 416 555 0123', 'CA'],
		['+44 20 7946 0958', 'GB'],
	])('of %s is %s', (text, country) => {
		expect(phonesIn(text, null)[0]?.country).toBe(country);
	});

	test.each([
		['ann@client.de', 'DE'],
		['ann@client.co.uk', 'GB'],
		['ann@client.su', 'RU'],
		['ann@xn--e1afmkfd.xn--p1ai', 'RU'],
		['ann@client.com', null],
		['ann@client.io', null],
		['ann@client.me', null],
		['ann@constructor', null],
		['ann@client.zz', null],
		['', null],
	])('of %s is %s', (address, country) => {
		expect(countryOfAddress(address)).toBe(country);
	});

	test.each([
		['', null],
		[undefined, null],
		[' de ', 'DE'],
		['UK', 'GB'],
	])('typed as %j is %j', (value, country) => {
		expect(typedDefaultCountry(value)).toBe(country);
	});

	test.each(['Germany', 'ZZ', '7', 7, {}])('cannot be %j', (value) => {
		expect(() => typedDefaultCountry(value)).toThrow(SettingError);
	});
});

test('at most ten, of the first 20,000 characters', () => {
	const many = Array.from({ length: 30 }, (_, index) => `+7 495 123-45-${index + 10}`).join('\n');
	expect(numbers(many)).toHaveLength(10);
	expect(numbers(`${'x '.repeat(10_000)}+7 495 123-45-67`)).toEqual([]);
});
