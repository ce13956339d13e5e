import { addressListOf } from '../../../../nodes/core/mail/address-list';

describe('an entry means', () => {
	test.each<[string, string, string, boolean]>([
		['an address', 'ann@firm.example', 'ann@firm.example', true],
		['its plus tags', 'ann@firm.example', 'ann+ads@firm.example', true],
		['all spellings of a Gmail account', 'ann.lee@gmail.com', 'annlee+x@googlemail.com', true],
		['just the tag that it names', 'ann+ads@firm.example', 'ann+ads@firm.example', true],
		['no other tag', 'ann+ads@firm.example', 'ann+news@firm.example', false],
		['nobody else', 'ann@firm.example', 'joann@firm.example', false],
		['all of a domain', '*@firm.example', 'ann@firm.example', true],
		['nothing below it', '*@firm.example', 'ann@eu.firm.example', false],
		['a domain itself', '*.firm.example', 'ann@firm.example', true],
		['all below a domain', '*.firm.example', 'ann@a.b.firm.example', true],
		['no domain that ends alike', '*.firm.example', 'ann@myfirm.example', false],
		['a beginning', 'news*@firm.example', 'newsletter@firm.example', true],
		['no other beginning', 'news*@firm.example', 'ann.news@firm.example', false],
		['a local part everywhere', 'news@*', 'news@any.example', true],
		['only below a domain', '*@*.firm.example', 'ann@firm.example', false],
		['a star is no @', 'a*e', 'ann@firm.example', false],
	])('%s: %s, %s', (_, entry, address, expected) => {
		const list = addressListOf([entry]);
		expect(list.has(address)).toBe(expected);
		expect(list.matching(address)).toEqual(expected ? [entry] : []);
	});
});

test('nobody is on an empty list, and nobody has no address', () => {
	expect(addressListOf([]).has('ann@firm.example')).toBe(false);
	expect(addressListOf(['*@firm.example']).has('')).toBe(false);
});

test('looking up does not get slower with the length of the list', () => {
	const long = addressListOf(Array.from({ length: 10_000 }, (_, i) => `a${i}@firm${i}.example`));
	const start = performance.now();
	for (let i = 0; i < 10_000; i++) long.has(`b${i}@firm${i}.example`);
	expect(performance.now() - start).toBeLessThan(1_000);
});
