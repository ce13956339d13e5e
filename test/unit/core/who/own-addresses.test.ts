import { ownAddresses } from '../../../../nodes/core/who/own-addresses';

describe('an address is ours', () => {
	const own = ownAddresses('info@company.example', [
		'sales@company.example',
		'лид@xn--e1afmkfd.xn--p1ai',
		'*@shop.example',
		'*@xn--80aswg.xn--p1ai',
	]);
	test.each([
		['the mailbox', 'info@company.example', true],
		['the mailbox with a tag', 'info+ad@company.example', true],
		['an alias', 'sales@company.example', true],
		['an alias with a tag', 'sales+ad@company.example', true],
		['an alias at an IDN', 'лид@xn--e1afmkfd.xn--p1ai', true],
		['anybody of a wildcard', 'whoever@shop.example', true],
		['anybody of an IDN wildcard', 'whoever@xn--80aswg.xn--p1ai', true],
		['a subdomain of a wildcard', 'whoever@eu.shop.example', false],
		['a colleague', 'boss@company.example', false],
		['a stranger', 'ann@client.example', false],
	])('%s: %s is %s', (_, address, expected) => {
		expect(own.isOwn(address)).toBe(expected);
	});

	test('a Gmail mailbox is known by all its spellings', () => {
		expect(ownAddresses('ann.smith@gmail.com', []).isOwn('annsmith+x@googlemail.com')).toBe(true);
	});
});

describe('a colleague has an address of the company domain', () => {
	test.each([
		['the same domain', 'info@company.example', 'boss@company.example', true],
		['a subdomain', 'info@company.example', 'boss@eu.company.example', false],
		['another domain', 'info@company.example', 'ann@client.example', false],
		['a free-mail domain, where everybody is a stranger', 'shop@gmail.com', 'ann@gmail.com', false],
		['a Russian free-mail domain', 'shop@bk.ru', 'ann@bk.ru', false],
	])('%s', (_, mailbox, address, expected) => {
		expect(ownAddresses(mailbox, []).isColleague(address)).toBe(expected);
	});
});

describe('a tracking address', () => {
	const own = ownAddresses('info@company.example', [], ['ads@other.example', '*@company.example']);

	test.each([
		['is reached', 'ads@other.example', true, false],
		['is reached with a tag', 'ads+1@other.example', true, false],
		['by wildcard is reached, and its people stay colleagues', 'boss@company.example', true, false],
		['is not what nobody listed', 'sales@other.example', false, false],
		['the mailbox is both', 'info@company.example', true, true],
	])('%s: %s', (_, address, isReached, isOwn) => {
		expect([own.isReached(address), own.isOwn(address)]).toEqual([isReached, isOwn]);
	});
});
