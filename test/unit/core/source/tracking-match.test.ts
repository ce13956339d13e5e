import { matchRule, visitTagOf } from '../../../../nodes/core/source/tracking-match';
import { typedTrackingRules } from '../../../../nodes/core/source/tracking-rules';

describe('a rule', () => {
	test.each<[pattern: string, recipient: string, visitId: string | null]>([
		['ads@firm.example', 'ads@firm.example', ''],
		['ads@firm.example', 'ads@other.example', null],
		['ads@firm.example', 'bads@firm.example', null],
		['ads@firm.example', 'ads+12345@firm.example', '12345'],
		['ads@firm.example', 'ads+spring@firm.example', null],
		['ads+2026@firm.example', 'ads+2026@firm.example', ''],
		['*@firm.example', 'any@firm.example', ''],
		['*@firm.example', 'any+12345@firm.example', '12345'],
		['*@firm.example', 'any@sub.firm.example', null],
		['*@*.example', 'any@firm.example', ''],
		['sales+*@firm.example', 'sales+x@firm.example', ''],
		['sales+*@firm.example', 'sales+12345@firm.example', '12345'],
		['sales+*@firm.example', 'sales@firm.example', null],
		['+spring', 'a+spring@firm.example', ''],
		['spring', 'a+spring@firm.example', ''],
		['spring', 'spring@firm.example', null],
		['+spring*', 'a+spring-sale@firm.example', ''],
		['+spring', 'a+springs@firm.example', null],
		['sales+{visitId}@firm.example', 'sales+ab-12@firm.example', 'ab-12'],
		['sales+{visitId}@firm.example', 'sales+@firm.example', null],
		['sales+v{visitId}x@firm.example', 'sales+v77x@firm.example', '77'],
		['+v{visitId}', 'a+v77@firm.example', '77'],
		['+v{visitId}', 'a+w77@firm.example', null],
	])('%s against %s', (pattern, recipient, visitId) => {
		const rules = typedTrackingRules([{ pattern, source: 's' }]);
		expect(matchRule(rules, [recipient])?.visitId ?? null).toBe(visitId);
	});

	test('that stands first wins, whichever recipient it matches', () => {
		const rows = ['b@firm.example', 'a@firm.example'].map((pattern) => ({
			pattern,
			source: pattern,
		}));
		const match = matchRule(typedTrackingRules(rows), ['a@firm.example', 'b@firm.example']);
		expect(match).toMatchObject({
			rule: { source: 'b@firm.example' },
			recipient: 'b@firm.example',
		});
	});
});

test.each([
	['a+12345@x', '12345'],
	['a+123@x', '123'],
	['a+12@x', ''],
	['a+12a@x', ''],
	['a@x', ''],
	[`a+${'1'.repeat(21)}@x`, ''],
])('the visit of %s is %j', (address, visit) => {
	expect(visitTagOf(address)).toBe(visit);
});

test('no pattern makes matching slow', () => {
	const pattern = `${'*a'.repeat(100_000)}@x`;
	const rules = [{ pattern, source: 's', medium: '', campaign: '' }];
	expect(matchRule(rules, [`${'a'.repeat(200_000)}b@x`])).toBeNull();
});
