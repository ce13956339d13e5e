import { meantDomain } from '../../../../nodes/core/providers/domain-slip';

test.each([
	['gmial.com', 'gmail.com'],
	['gamil.com', 'gmail.com'],
	['gmai.com', 'gmail.com'],
	['gmaill.com', 'gmail.com'],
	['gmail.con', 'gmail.com'],
	['gmail.cm', 'gmail.com'],
	['gmailcom', 'gmail.com'],
	['hotmial.com', 'hotmail.com'],
	['outlok.com', 'outlook.com'],
	['yaho.com', 'yahoo.com'],
	['yandx.ru', 'yandex.ru'],
	['mial.ru', 'mail.ru'],
	['icluod.com', 'icloud.com'],
	['wbe.de', 'web.de'],
])('%s is a slip for %s', (domain, meant) => {
	expect(meantDomain(domain)).toBe(meant);
});

test.each(['firm.example', 'stroy-mail.ru', 'gmail.firm.example', 'liamg.com', 'example', ''])(
	'%p is nobody else',
	(domain) => {
		expect(meantDomain(domain)).toBeNull();
	},
);
