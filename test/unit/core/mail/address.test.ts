import fc from 'fast-check';
import {
	accountOf,
	domainOf,
	normaliseAddress,
	tagOf,
	withoutTag,
} from '../../../../nodes/core/mail/address';

describe('spellings of one address become the same text', () => {
	test.each([
		['capitals', 'Ann.Smith@Client.EXAMPLE', 'ann.smith@client.example'],
		['spaces around', ' \tann@client.example\r\n', 'ann@client.example'],
		['a no-break space around', '\u00a0ann@client.example\ufeff', 'ann@client.example'],
		['a Unicode domain', 'ann@пример.рф', 'ann@xn--e1afmkfd.xn--p1ai'],
		['a Unicode domain in capitals', 'ann@ПРИМЕР.РФ', 'ann@xn--e1afmkfd.xn--p1ai'],
		['a punycode domain', 'ann@XN--E1AFMKFD.xn--p1ai', 'ann@xn--e1afmkfd.xn--p1ai'],
		['a decomposed letter in the domain', 'ann@cafe\u0301.example', 'ann@xn--caf-dma.example'],
		['an ideographic full stop', 'ann@client。example', 'ann@client.example'],
		['the root dot', 'ann@client.example.', 'ann@client.example'],
		['a plus tag, which is kept', 'Ann+Ad@client.example', 'ann+ad@client.example'],
		['a Cyrillic local part', 'Инфо@Пример.рф', 'инфо@xn--e1afmkfd.xn--p1ai'],
		['a decomposed Cyrillic letter', 'чаи\u0306@client.example', 'ча\u0439@client.example'],
		['an underscore in a subdomain', 'ann@_a.client.example', 'ann@_a.client.example'],
		[
			'a local part with RFC 5322 signs',
			"o'neil!#$%&*@client.example",
			"o'neil!#$%&*@client.example",
		],
		['dots that no standard allows', 'ann..s.@client.example', 'ann..s.@client.example'],
		['a name without dots', 'root@localhost', 'root@localhost'],
		['quotes around it', "'ann@client.example'", 'ann@client.example'],
		['double quotes around it', '"ann@client.example"', 'ann@client.example'],
		[
			'a quoted local part that needs none',
			'"ann.lee/office"@client.example',
			'ann.lee/office@client.example',
		],
		['quoted dots', '"ken..sato."@mobile.example', 'ken..sato.@mobile.example'],
		['a quoted space', '"Ann Smith"@client.example', '"ann smith"@client.example'],
		['a quoted escape', '"an\\n\\"s"@client.example', '"ann\\"s"@client.example'],
		['a quoted at sign', '"ann@home"@client.example', '"ann@home"@client.example'],
		['an address literal', 'Fax@[192.0.2.1]', 'fax@[192.0.2.1]'],
		['an IPv6 literal', 'fax@[IPv6:2001:DB8::1]', 'fax@[ipv6:2001:db8::1]'],
	])('%s', (_, written, expected) => {
		expect(normaliseAddress(written)).toBe(expected);
	});

	test('the normal form is its own normal form', () => {
		const part = fc.string({ unit: 'grapheme', maxLength: 12 });
		const domain = fc.oneof(fc.domain(), part, fc.constantFrom('пример.рф', 'Straße.de', 'a.b.'));
		fc.assert(
			fc.property(part, domain, (local, host) => {
				const normal = normaliseAddress(`${local}@${host}`);
				if (normal !== null) expect(normaliseAddress(normal)).toBe(normal);
			}),
			{ numRuns: 1_000 },
		);
	});
});

describe('what cannot be an address is none', () => {
	test.each([
		['nothing', ''],
		['spaces', '   '],
		['a name', 'Ann Smith'],
		['no local part', '@client.example'],
		['no domain', 'ann@'],
		['a dot for a domain', 'ann@.'],
		['an empty label', 'ann@client..example'],
		['a label that starts with a hyphen', 'ann@-client.example'],
		['a space in the local part', 'ann smith@client.example'],
		['a space in the domain', 'ann@client example'],
		['a tab in the domain', 'ann@cli\tent.example'],
		['angle brackets', '<ann@client.example>'],
		['a list', 'ann@client.example,bob@client.example'],
		['a quoted local part with a control', '"ann\u0000"@client.example'],
		['a quoted local part of spaces', '"  "@client.example'],
		['an open quote', '"ann@client.example'],
		['an X.500 name', '/O=FIRM/OU=EXCHANGE/CN=ANN'],
		['a port', 'ann@client.example:25'],
		['a path behind the domain', 'ann@client.example/x'],
		['a query behind the domain', 'ann@client.example?subject=x'],
		['a fragment behind the domain', 'ann@client.example#x'],
		['a percent sign in the domain', 'ann@cl%69ent.example'],
		['broken punycode', 'ann@xn--a.example'],
		['a domain in brackets', 'ann@[client.example]'],
		['a number without a domain', '+79161234567'],
		['a NUL', 'ann\u0000@client.example'],
		['an escape', 'ann\u001b[31m@client.example'],
		['a line break inside', 'ann\r\nBcc: x@client.example'],
		['a DEL', 'ann\u007f@client.example'],
		['a C1 control', 'ann\u0085b@client.example'],
		['a control in the domain', 'ann@client\u0001.example'],
		['a local part of 10 kB', `${'a'.repeat(10_240)}@client.example`],
		['a domain of 10 kB', `ann@${'a.'.repeat(5_120)}example`],
		['10 kB of @', '@'.repeat(10_240)],
		['255 characters', `${'a'.repeat(240)}@client.example`],
	])('%s', (_, written) => {
		expect(normaliseAddress(written)).toBeNull();
	});

	test('254 characters, the most that RFC 5321 allows, are one', () => {
		const address = `${'a'.repeat(239)}@client.example`;
		expect(normaliseAddress(address)).toBe(address);
	});
});

describe('parts of an address', () => {
	test.each([
		['ann@client.example', 'client.example', '', 'ann@client.example'],
		['sales+ad@company.example', 'company.example', 'ad', 'sales@company.example'],
		['sales+ad+2@company.example', 'company.example', 'ad+2', 'sales@company.example'],
		['sales+@company.example', 'company.example', '', 'sales@company.example'],
		['+ad@company.example', 'company.example', '', '+ad@company.example'],
		['"a+b c"@company.example', 'company.example', '', '"a+b c"@company.example'],
	])('%s', (address, domain, tag, plain) => {
		expect(domainOf(address)).toBe(domain);
		expect(tagOf(address)).toBe(tag);
		expect(withoutTag(address)).toBe(plain);
	});
});

describe('an account is known by all its spellings', () => {
	test.each([
		['Gmail dots', 'a.n.n@gmail.com', 'ann@gmail.com'],
		['the other Gmail domain', 'a.nn@googlemail.com', 'ann@gmail.com'],
		['a Gmail tag with dots', 'a.nn+x.y@gmail.com', 'ann@gmail.com'],
		['Yandex domains', 'ann@ya.ru', 'ann@yandex.ru'],
		['Yandex dots and hyphens', 'ann-smith@yandex.com', 'ann.smith@yandex.ru'],
		['a tag elsewhere', 'ann+x@client.example', 'ann@client.example'],
		['dots elsewhere, which tell people apart', 'a.nn@client.example', 'a.nn@client.example'],
	])('%s', (_, address, account) => {
		expect(accountOf(address)).toBe(account);
	});
});
