import { periodInWords, repeatPeriodOf } from '../../../../nodes/core/counting/repeat-period';
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
			expect.objectContaining({ field: 'Repeat Period Unit', advice: expect.stringMatching(/\S/) }),
		);
	});
});

describe('the period in words', () => {
	test.each([
		[0, 'none, every mail is an inquiry'],
		[3_600, '1 hour'],
		[5_400, '1.5 hours'],
		[86_400, '1 day'],
		[36 * 3_600, '36 hours'],
		[90 * 86_400, '90 days'],
	])('%i seconds: %s', (seconds, words) => {
		expect(periodInWords(seconds)).toBe(words);
	});
});
