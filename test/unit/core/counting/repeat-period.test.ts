import { chosenPeriodOf, repeatPeriodOf } from '../../../../nodes/core/counting/repeat-period';
import { SettingError } from '../../../../nodes/core/errors/advised-error';

describe('the repeat period in seconds', () => {
	test.each([
		[1, 'days', 86_400],
		[1, 'hours', 3_600],
		[0, 'days', 0],
		[365, 'days', 31_536_000],
		[8_760, 'hours', 31_536_000],
		[1.5, 'hours', 5_400],
		[0.5, 'days', 43_200],
		['7', 'days', 604_800],
		[' 7 ', 'days', 604_800],
		['0', 'hours', 0],
	])('%p %s', (value, unit, seconds) => {
		expect(repeatPeriodOf(value, unit)).toBe(seconds);
	});
});

describe('the period of the form', () => {
	test.each<[unknown, unknown, unknown, number]>([
		[0, 6, 'hours', 0],
		[1, undefined, undefined, 86_400],
		[2.5, 6, 'hours', 216_000],
		['90', 6, 'hours', 7_776_000],
		['custom', 6, 'hours', 21_600],
		['custom', '3', 'days', 259_200],
	])('%p, %p %s', (choice, amount, unit, seconds) => {
		expect(chosenPeriodOf(choice, amount, unit)).toBe(seconds);
	});

	test.each<[unknown, unknown, string]>([
		[-1, 6, "'Repeat Period' is below 0"],
		['Custom', 6, "'Repeat Period' is not a number"],
		['custom', -1, "'Custom Period' is below 0"],
		['custom', '', "'Custom Period' is not a number"],
	])('%p, %p is refused', (choice, amount, message) => {
		expect(() => chosenPeriodOf(choice, amount, 'hours')).toThrow(message);
	});
});

describe('a period that cannot be', () => {
	test.each<[unknown, unknown, string]>([
		[-1, 'days', 'below 0'],
		[-0.0001, 'hours', 'below 0'],
		['-1', 'hours', 'below 0'],
		[366, 'days', 'more than 365 days'],
		[365.01, 'days', 'more than 365 days'],
		[8_761, 'hours', 'more than 365 days'],
		['1e9', 'days', 'more than 365 days'],
		['', 'days', 'not a number'],
		['  ', 'days', 'not a number'],
		['a week', 'days', 'not a number'],
		['1,5', 'days', 'not a number'],
		[NaN, 'days', 'not a number'],
		[Infinity, 'days', 'not a number'],
		[null, 'days', 'not a number'],
		[undefined, 'days', 'not a number'],
		[true, 'days', 'not a number'],
		[[7], 'days', 'not a number'],
	])('%p %s is %s', (value, unit, what) => {
		const message = `'Repeat Period' is ${what}`;
		expect(() => repeatPeriodOf(value, unit)).toThrow(
			expect.objectContaining({
				field: 'Repeat Period',
				message,
				advice: expect.stringContaining('365'),
			}),
		);
		expect(() => repeatPeriodOf(value, unit)).toThrow(SettingError);
	});

	test.each(['weeks', '', undefined, 'toString'])('a unit %p', (unit) => {
		expect(() => repeatPeriodOf(1, unit)).toThrow(
			expect.objectContaining({ field: 'Custom Period Unit', advice: expect.stringMatching(/\S/) }),
		);
	});
});
