import { firstPhoneIn } from '../../../nodes/core/phone';

describe('the first phone number of a text', () => {
	test.each([
		['international', 'Call +7 (495) 123-45-67 please', 'ann@client.com', '+74951234567'],
		[
			'in the signature',
			'Hello\n--\nAnn\nтел.: +7 495 123-45-67',
			'ann@client.com',
			'+74951234567',
		],
		['the first of two', '+49 30 901820 or +7 495 123-45-67', 'ann@client.com', '+4930901820'],
		['written for Russia', '8 (495) 123-45-67', 'ann@client.ru', '+74951234567'],
		[
			'written for Russia, from .рф',
			'8 495 123 45 67',
			'ann@xn--e1afmkfd.xn--p1ai',
			'+74951234567',
		],
		['written for Germany', '030 901820', 'ann@client.de', '+4930901820'],
		['written for Britain', '020 7946 0958', 'ann@client.co.uk', '+442079460958'],
		['without a country', '8 (495) 123-45-67', 'ann@client.com', ''],
		['a date and a sum', 'On 12.05.2026 I paid 1 200 000', 'ann@client.ru', ''],
		['a long number', 'Order 12345678901234567890', 'ann@client.ru', ''],
		['none', 'Hello', 'ann@client.ru', ''],
		['an empty text', '', 'ann@client.ru', ''],
		['no sender', '+7 495 123-45-67', '', '+74951234567'],
	])('%s', (_, text, sender, expected) => {
		expect(firstPhoneIn(text, sender)).toBe(expected);
	});

	test.each(['constructor', 'valueof', 'tostring', 'museum'])(
		'a sender at .%s does no harm',
		(tld) => {
			expect(firstPhoneIn('+7 495 123-45-67', `ann@client.${tld}`)).toBe('+74951234567');
		},
	);

	test('is looked for in the first 20,000 characters only', () => {
		const filler = 'x '.repeat(10_000);
		expect(firstPhoneIn(`${filler}+7 495 123-45-67`, 'ann@client.ru')).toBe('');
	});

	test.each(['1', '1 ', '+1 ', '(1', '1-', '+7 495 '])('1 MB of %j does no harm', (bait) => {
		expect(firstPhoneIn(bait.repeat(1_000_000 / bait.length), 'ann@client.ru')).toBe('');
	});
});
