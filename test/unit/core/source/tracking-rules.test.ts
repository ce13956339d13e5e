import { SettingError } from '../../../../nodes/core/errors/advised-error';
import {
	trackingAddressesOf,
	typedTrackingRules,
} from '../../../../nodes/core/source/tracking-rules';

const ROW = { pattern: 'ads@firm.example', source: 'google', medium: 'cpc', campaign: 'spring' };

describe('tracking addresses', () => {
	test.each([
		['nothing', undefined],
		['an empty form', {}],
		['a form without rows', { trackingAddresses: [] }],
		['an empty text', ''],
	])('%s are not rules', (_, value) => {
		expect(typedTrackingRules(value)).toEqual([]);
	});

	test.each([
		['the form', { trackingAddresses: [ROW] }],
		['an array', [ROW]],
		['JSON', JSON.stringify([ROW])],
		['JSON of the form', JSON.stringify({ trackingAddresses: [ROW] })],
		['another spelling', [{ ...ROW, pattern: ' ADS@Firm.Example ', source: ' google ' }]],
	])('are read from %s', (_, value) => {
		expect(typedTrackingRules(value)).toEqual([ROW]);
	});

	test('have domains in ASCII, and one star where several stand', () => {
		const [rule] = typedTrackingRules([{ pattern: 'a**b@пример.рф', source: 'x' }]);
		expect(rule?.pattern).toBe('a*b@xn--e1afmkfd.xn--p1ai');
	});

	test('take numbers for texts', () => {
		expect(typedTrackingRules([{ pattern: '+a', source: 2026 }])[0]?.source).toBe('2026');
	});

	test.each<[string, unknown, RegExp]>([
		['a text', 'ads@firm.example', /is not a list/],
		['a number', 7, /is not a list/],
		['an unknown object', { a: 1 }, /is not a list/],
		['a row that is a text', ['x'], /^Row 1 .* is not a row/],
		['a row without an address', [ROW, { source: 'x' }], /^Row 2 .* has no address/],
		['a row without a source', [{ pattern: '+a' }], /^Row 1 .* names no source/],
		['two @', [{ ...ROW, pattern: 'a@b@c.example' }], /is not an address/],
		['no local part with a visit', [{ ...ROW, pattern: '{visitId}@' }], /is not an address/],
		['a Cyrillic letter', [{ ...ROW, pattern: 'sаles@firm.example' }], /another alphabet/],
		['a free-mail service', [{ ...ROW, pattern: '*@gmail.com' }], /everybody who has a mailbox/],
		['unknown brackets', [{ ...ROW, pattern: 'a+{id}@c.example' }], /curly brackets/],
		['two visits', [{ ...ROW, pattern: '{visitId}+{visitId}@c.example' }], /curly brackets/],
		['a visit and a star', [{ ...ROW, pattern: 'a*+{visitId}@c.example' }], /where it cannot be/],
		['a visit in the domain', [{ ...ROW, pattern: 'a@{visitId}.example' }], /where it cannot be/],
		['an object for a source', [{ ...ROW, source: {} }], /no text/],
		['too many rows', Array.from({ length: 1_001 }, () => ROW), /more than 1000/],
	])('refuse %s', (_, value, message) => {
		const attempt = () => typedTrackingRules(value);
		expect(attempt).toThrow(SettingError);
		expect(attempt).toThrow(message);
		// Addresses are private: the row is named by its number.
		expect(attempt).not.toThrow(/example/);
	});
});

test('the addresses among them are the mailbox’s own', () => {
	const patterns = ['ads@a.example', 'sales+*@a.example', 'ads+x@a.example', '*@b.example'];
	const others = ['+tag', 'tag*', 'sale*@a.example', 'a@*.example', 'v+{visitId}@a.example'];
	const rules = typedTrackingRules(
		[...patterns, ...others].map((pattern) => ({ ...ROW, pattern })),
	);
	expect(trackingAddressesOf(rules)).toEqual([
		'ads@a.example',
		'sales@a.example',
		'*@b.example',
		'v@a.example',
	]);
});

test.each([
	['several addresses', 'a@b.example, c@d.example', ['a@b.example', 'c@d.example']],
	['a name in front', 'Sales <sales@firm.example>', ['sales@firm.example']],
	['a link', 'mailto:sales@firm.example?subject=x', ['sales@firm.example']],
	['a domain', '@firm.example', ['*@firm.example']],
	['plus tags', '+spring*; +summer', ['+spring*', '+summer']],
	['a visit', 'sales+{visitId}@firm.example', ['sales+{visitid}@firm.example']],
])('a row with %s', (_, pattern, expected) => {
	const rules = typedTrackingRules([{ pattern, source: 'newsletter' }]);
	expect(rules.map((rule) => rule.pattern)).toEqual(expected);
});
