import {
	ANY_ADDRESSES,
	FORM_SENDERS,
	OUR_ADDRESSES,
	typedAddresses,
} from '../../../../nodes/core/lists/typed-addresses';

const TWO = ['ann@firm.example', 'bob@firm.example'];

describe('a list of addresses is read however it was written', () => {
	test.each<[string, unknown, readonly string[]]>([
		['commas', 'ann@firm.example, bob@firm.example', TWO],
		['semicolons', 'ann@firm.example; bob@firm.example', TWO],
		['spaces', 'ann@firm.example  bob@firm.example', TWO],
		['lines of Windows', 'ann@firm.example\r\nbob@firm.example\r\n', TWO],
		['lines of old Macs', 'ann@firm.example\rbob@firm.example', TWO],
		['tabs of a sheet', 'ann@firm.example\tbob@firm.example', TWO],
		['bars', 'ann@firm.example | bob@firm.example', TWO],
		['all of them', ' ann@firm.example ,;\n\n, bob@firm.example;', TWO],
		['bullets', '• ann@firm.example\n• bob@firm.example', TWO],
		['bullets without a space', '•ann@firm.example\n•bob@firm.example', TWO],
		['dashes', '- ann@firm.example\n– bob@firm.example', TWO],
		['stars', '* ann@firm.example\n* bob@firm.example', TWO],
		['numbers', '1. ann@firm.example\n2) bob@firm.example', TWO],
		['wide commas', 'ann@firm.example，bob@firm.example', TWO],
		['ideographic commas', 'ann@firm.example、bob@firm.example', TWO],
		['wide letters', 'ａｎｎ＠firm．example；bob@firm.example', TWO],
		['Arabic commas', 'ann@firm.example، bob@firm.example', TWO],
		['signs that look like commas', 'ann@firm.example‚ bob@firm.example', TWO],
		['a sign that looks like a semicolon', 'ann@firm.example; bob@firm.example', TWO],
		['spaces that do not break', 'ann@firm.example\u00a0bob@firm.example', TWO],
		['characters that cannot be seen', '\ufeffann@firm.\u200bexample, bob@firm.example\u200e', TWO],
		['links', 'mailto:ann@firm.example, MAILTO:bob@firm.example?subject=Hello', TWO],
		['links in brackets', '<mailto:ann@firm.example> <mailto:bob%40firm.example>', TWO],
		['links of notes', '[ann@firm.example](mailto:ann@firm.example) bob@firm.example', TWO],
		['addresses of Exchange', 'SMTP:ann@firm.example;smtp:bob@firm.example', TWO],
		['labels', 'E-Mail: ann@firm.example\nEmail:bob@firm.example', TWO],
		['brackets', '<ann@firm.example>, <bob@firm.example>', TWO],
		['names', 'Ann Lee <ann@firm.example>, Bob <bob@firm.example>', TWO],
		['names without brackets', 'Ann Lee ann@firm.example, Bob bob@firm.example', TWO],
		['names with dots', 'Dr. J. R. Lee <ann@firm.example>; Bob Jr. <bob@firm.example>', TWO],
		['names with commas', '"Lee, Ann" <ann@firm.example>, "Ray, Bob"<bob@firm.example>', TWO],
		['surnames first', 'Lee, Ann <ann@firm.example>; Ray, Bob <bob@firm.example>', TWO],
		['Cyrillic surnames first', 'Ли, Анна <ann@firm.example>; Рэй, Боб <bob@firm.example>', TWO],
		['addresses as names', 'ann@firm.example <ann@firm.example>; bob@firm.example', TWO],
		['names behind', 'ann@firm.example (Ann Lee), bob@firm.example (Bob)', TWO],
		['a word between', 'ann@firm.example und bob@firm.example', TWO],
		['quotation marks', '"ann@firm.example", “bob@firm.example”', TWO],
		['quotation marks around all', '"ann@firm.example, bob@firm.example"', TWO],
		['square brackets', '[ann@firm.example, bob@firm.example]', TWO],
		['trailing dots', 'ann@firm.example., bob@firm.example.', TWO],
		['spaces around @', 'ann @ firm.example, bob @ firm.example', TWO],
		['capitals', 'Ann@Firm.Example, BOB@FIRM.EXAMPLE', TWO],
		['an array', ['ann@firm.example', ' bob@firm.example '], TWO],
		['an array with empty places', ['ann@firm.example', null, '', 'bob@firm.example'], TWO],
		['an array of lists', ['ann@firm.example; bob@firm.example'], TWO],
		['an array of arrays', [['ann@firm.example'], ['bob@firm.example']], TWO],
		['an array that became a text', '["ann@firm.example","bob@firm.example"]', TWO],
		['repetitions', 'ann@firm.example, ANN@firm.example, bob@firm.example', TWO],
		['nothing', '', []],
		['nothing at all', undefined, []],
		['separators only', ' , ;\n', []],
		['a quoted local part', '"ann lee"@firm.example', ['"ann lee"@firm.example']],
		['a plus tag', 'ann+ads@firm.example', ['ann+ads@firm.example']],
		[
			'IDN in both spellings',
			'лид@пример.рф, лид@xn--e1afmkfd.xn--p1ai',
			['лид@xn--e1afmkfd.xn--p1ai'],
		],
		['all of a domain', '*@firm.example', ['*@firm.example']],
		['all of a domain without the star', '@firm.example', ['*@firm.example']],
		['a domain and all below it', '*.firm.example', ['*.firm.example']],
	])('%s', (_, written, expected) => {
		expect(typedAddresses('Aliases', written, OUR_ADDRESSES).entries).toEqual(expected);
	});

	test('five hundred lines of a sheet', () => {
		const lines = Array.from(
			{ length: 500 },
			(_, row) => `Client ${row}\tc${row}@firm${row}.example`,
		);
		const { entries } = typedAddresses(
			'Never From',
			lines.map(addressOf).join('\r\n'),
			ANY_ADDRESSES,
		);
		expect(entries).toHaveLength(500);
	});
});

function addressOf(line: string): string {
	return line.split('\t')[1] ?? '';
}

describe('where domains are taken', () => {
	test.each<[string, string, readonly string[]]>([
		['a domain', 'shop.example', ['*@shop.example']],
		['a page', 'https://www.shop.example/contact?x=1#form', ['*@shop.example']],
		['a page without its scheme', 'www.shop.example/contact', ['*@shop.example']],
		['a page with a port', 'http://shop.example:8080/', ['*@shop.example']],
		['a domain in brackets', '<shop.example>', ['*@shop.example']],
		['an IDN', 'https://Сайт.рф/', ['*@xn--80aswg.xn--p1ai']],
		[
			'domains and addresses',
			'shop.example form@site.example',
			['*@shop.example', 'form@site.example'],
		],
		['a domain in spellings', 'shop.example, @shop.example, *@shop.example', ['*@shop.example']],
		['a device', 'fax@fax', ['fax@fax']],
		['a device without a name', 'fax@[10.0.0.5]', ['fax@[10.0.0.5]']],
		['part of an address', 'forms-*@shop.example', ['forms-*@shop.example']],
	])('%s', (_, written, expected) => {
		expect(typedAddresses('Website Forms', written, FORM_SENDERS).entries).toEqual(expected);
	});

	test.each<[string, string, readonly string[]]>([
		['a free-mail service', 'gmail.com', ['*@gmail.com']],
		['a country', '*.ru', ['*.ru']],
		['a domain with a star', 'spam*.example', ['*@spam*.example']],
		['a local part everywhere', 'newsletter@*', ['newsletter@*']],
	])('filters take %s', (_, written, expected) => {
		expect(typedAddresses('Never From', written, ANY_ADDRESSES).entries).toEqual(expected);
	});
});

test('a part of an address is not taken for a domain, which would match nobody', () => {
	expect(() => typedAddresses('Never From', '*noreply*', ANY_ADDRESSES)).toThrow(
		expect.objectContaining({
			message: "'Never From', entry 1 is neither an address nor a domain",
			advice: expect.stringContaining('Write it as *noreply*@*.') as string,
		}),
	);
});

describe('what cannot be used is named', () => {
	test.each<[string, unknown, string, string]>([
		[
			'a word',
			'ann@firm.example, shop',
			"'Aliases', entry 2 is not an address",
			'Write it like info@example.com',
		],
		[
			'a domain',
			'firm.example',
			"'Aliases', entry 1 is not an address",
			'Write it as *@firm.example.',
		],
		[
			'a page',
			'https://firm.example/x',
			"'Aliases', entry 1 is not an address",
			'Write it as *@firm.example.',
		],
		[
			'two addresses in one',
			'ann@firm.examplebob@firm.example',
			"'Aliases', entry 1 has more than one @",
			'If these are two, put a comma between them',
		],
		[
			'a spelled-out @',
			'ann(at)firm.example',
			"'Aliases', entry 1 is not an address",
			'Write it as …@firm.example.',
		],
		[
			'two dots',
			'ann@firm..example',
			"'Aliases', entry 1 has two dots in a row",
			'Write it as …@firm.example.',
		],
		[
			'no domain',
			'ann@',
			"'Aliases', entry 1 has nothing behind the @",
			'Write it like info@example.com',
		],
		[
			'no whole domain',
			'ann@firm',
			"'Aliases', entry 1 has no complete domain behind the @",
			'Write it like info@example.com',
		],
		[
			'a Cyrillic letter',
			'аnn@firm.example',
			"'Aliases', entry 1 has the Cyrillic letter “а” (U+0430) as character 1",
			'Write it as …@firm.example.',
		],
		[
			'a Cyrillic letter in the domain',
			'ann@fіrm.example',
			"'Aliases', entry 1 has the Cyrillic letter “і” (U+0456) as character 6",
			'Write it as …@firm.example.',
		],
		['everybody', '*', "'Aliases', entry 1 would mean every address there is", 'Write'],
		[
			'everybody, spelled out',
			'*@*',
			"'Aliases', entry 1 would mean every address there is",
			'Write the addresses one by one',
		],
		[
			'a free-mail service',
			'*@gmail.com',
			"'Aliases', entry 1 would mean everybody who has a mailbox at gmail.com",
			'Write the addresses one by one',
		],
		[
			'a suffix',
			'*@co.uk',
			"'Aliases', entry 1 would mean all of co.uk",
			'Write the addresses one by one',
		],
		[
			'what stands behind an address',
			'ann@firm.example sales',
			"'Aliases', entry 2 is not an address",
			'Write it like',
		],
		[
			'several',
			'a, ann@firm.example, b; c',
			"'Aliases', entry 1 is not",
			'Entries 3, 4 cannot be used either.',
		],
		[
			'an object in an array',
			['ann@firm.example', { address: 'x' }],
			"'Aliases', entry 2 is not a text",
			'pass an array of texts',
		],
		['a switch', true, "'Aliases', entry 1 is not a text", 'pass an array of texts'],
	])('%s', (_, written, message, advice) => {
		expect(() => typedAddresses('Aliases', written, OUR_ADDRESSES)).toThrow(
			expect.objectContaining({
				field: 'Aliases',
				message: expect.stringContaining(message) as string,
				advice: expect.stringContaining(advice) as string,
			}),
		);
	});

	test('no error shows what stands before an @', () => {
		for (const secret of [
			'secret(at)firm.example',
			'secret@firm..example',
			'secret@x@firm.example',
			'secrеt@firm.example',
		]) {
			let text = '';
			try {
				typedAddresses('Never From', secret, ANY_ADDRESSES);
			} catch (error) {
				text = JSON.stringify(error, Object.getOwnPropertyNames(error));
			}
			expect(text).toContain('Never From');
			expect(text).not.toMatch(/secr[eе]t[@(]|secret@/);
		}
	});

	test('hostile text is read as quickly as any other', () => {
		const hostile = [
			'"'.repeat(200_000),
			'<'.repeat(200_000),
			'a@'.repeat(100_000),
			' '.repeat(400_000),
			'('.repeat(200_000),
			'"a'.repeat(100_000),
			'.'.repeat(300_000),
		];
		const start = performance.now();
		for (const text of hostile) {
			expect(() => typedAddresses('Never From', `${text}, x`, ANY_ADDRESSES)).toThrow();
		}
		expect(performance.now() - start).toBeLessThan(5_000);
	});
});
