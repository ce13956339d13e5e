import { isFreeMailDomain } from '../../../../nodes/core/providers/free-mail';
import { PROVIDERS } from '../../../../nodes/core/providers/providers';

describe('a domain where anybody can open a mailbox', () => {
	test.each([
		['gmail.com', true],
		['mail.ru', true],
		['ya.ru', true],
		['vk.com', true],
		['internet.ru', true],
		['company.example', false],
		['mail.company.example', false],
		['', false],
		['constructor', false],
	])('%s: %s', (domain, expected) => {
		expect(isFreeMailDomain(domain)).toBe(expected);
	});

	test.each(PROVIDERS.flatMap(({ domains }) => [...domains]))(
		'%s is one: a preset covers it',
		(domain) => {
			expect(isFreeMailDomain(domain)).toBe(true);
		},
	);
});
