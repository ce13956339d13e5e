import { formOf } from '../../../../nodes/core/who/form-fields';

describe('the fields of a form', () => {
	test.each<[string, string, Record<string, string>]>([
		[
			'in their order, a message of several lines whole',
			'Name: Ann\nPhone: +7 916\nMessage: 40 pumps\nand pipes\n\nBy May\n\n--\nPage: https://site.example',
			{
				Name: 'Ann',
				Phone: '+7 916',
				Message: '40 pumps\nand pipes\n\nBy May',
				Page: 'https://site.example',
			},
		],
		[
			'with labels on lines of their own',
			'Ваше имя\nАнна\n\nE-mail\nann@client.example\n\nСообщение\n40 насосов',
			{ 'Ваше имя': 'Анна', 'E-mail': 'ann@client.example', Сообщение: '40 насосов' },
		],
		[
			'of a table',
			'Ваше имя Анна\nТелефон +7 916 123-45-67',
			{ 'Ваше имя': 'Анна', Телефон: '+7 916 123-45-67' },
		],
		[
			'of questions',
			'What is your name?\nAnn\n\nWhat do you need?\n40 pumps',
			{ 'What is your name?': 'Ann', 'What do you need?': '40 pumps' },
		],
		[
			'with the bracket that closes an address',
			'From: Ann <ann@client.example>\nSubject: Pumps',
			{ From: 'Ann <ann@client.example>', Subject: 'Pumps' },
		],
		['but the head of a table is none', 'Name Email Phone\nAnn ann@client.example +7916', {}],
		['twice under one label', 'Item: a\nItem: b', { Item: 'a', 'Item (2)': 'b' }],
		['but one line is not a form', 'Name: Ann', {}],
		['nor is prose', 'Hello,\n\nplease call me.\nhttps://client.example', {}],
	])('%s', (_, text, expected) => {
		expect(formOf(text)).toEqual(expected);
		expect(Object.keys(formOf(text))).toEqual(Object.keys(expected));
	});

	test.each([
		['colons', 'a:\n'.repeat(30_000)],
		['blank lines', `Message: x${'\n'.repeat(60_000)}`],
		['one line', 'a '.repeat(32_000)],
	])('of %s cost no more than their length', (_, text) => {
		const start = performance.now();
		formOf(text);
		expect(performance.now() - start).toBeLessThan(2_000);
	});
});
