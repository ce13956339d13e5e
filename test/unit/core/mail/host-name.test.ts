import { isUnder, normaliseHost } from '../../../../nodes/core/mail/host-name';

describe('the name of a server', () => {
	test.each([
		['imap.company.example', 'imap.company.example'],
		['IMAP.Company.Example.', 'imap.company.example'],
		['mail_1.company.example', 'mail_1.company.example'],
		['imap.пример.example', 'imap.xn--e1afmkfd.example'],
		['xn--80aswg.xn--p1ai', 'xn--80aswg.xn--p1ai'],
		['1.company.example', '1.company.example'],
	])('%s is %s', (written, host) => {
		expect(normaliseHost(written)).toBe(host);
	});

	test.each([
		'',
		'.',
		'localhost',
		'127.0.0.1',
		'127.1',
		'0x7f.1',
		'2130706433',
		'１２７.０.０.１',
		'::1',
		'[::1]',
		'imap.company.example:993',
		'imap.company.example/x',
		'imap.company.example?x',
		'imap.company.example#x',
		'user@imap.company.example',
		'imap company.example',
		'imap.%63ompany.example',
		'imap..company.example',
		'-imap.company.example',
		'*.company.example',
		`${'a'.repeat(64)}.company.example`,
		`${'a.'.repeat(130)}example`,
		'imap.company.example\0.evil.example',
	])('%j is none', (written) => {
		expect(normaliseHost(written)).toBeNull();
	});
});

describe('a host is under a domain', () => {
	test.each([
		['company.example', 'company.example', true],
		['imap.company.example', 'company.example', true],
		['a.b.company.example', 'company.example', true],
		['imap.mycompany.example', 'company.example', false],
		['company.example.evil.example', 'company.example', false],
		['example', 'company.example', false],
		['mail.company.example', 'sales.company.example', false],
		['imap.co.uk', 'co.uk', false],
		['imap.msk.ru', 'msk.ru', false],
		['msk.ru', 'msk.ru', true],
		['imap.firm.msk.ru', 'firm.msk.ru', true],
		['imap.github.io', 'github.io', false],
		['mail.xn--80aswg.xn--p1ai', 'xn--80aswg.xn--p1ai', true],
		['imap.xn--p1ai', 'xn--p1ai', false],
	])('%s, %s: %p', (host, domain, expected) => {
		expect(isUnder(host, domain)).toBe(expected);
	});
});
