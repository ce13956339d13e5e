import { SettingError } from '../errors/advised-error';
import { DAY_S } from '../time/lengths';

/**
 * Returns the period of the trigger's form in seconds: a number of days, or 'custom' with an amount of its own.
 * Throws `SettingError` naming the field.
 */
export function chosenPeriodOf(choice: unknown, amount: unknown, unit: unknown): number {
	return choice === 'custom'
		? repeatPeriodOf(amount, unit, 'Custom Period')
		: repeatPeriodOf(choice, 'days');
}

/** Returns the repeat period in seconds; 1 day is 24 hours. Throws `SettingError` outside 0–365 days. */
export function repeatPeriodOf(value: unknown, unit: unknown, field = 'Repeat Period'): number {
	const amount = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof amount !== 'number' || !Number.isFinite(amount)) {
		throw new SettingError(field, `'${field}' is not a number`, ADVICE);
	}
	if (unit !== 'hours' && unit !== 'days') {
		throw new SettingError(
			UNIT_FIELD,
			`'${UNIT_FIELD}' must be Hours or Days`,
			'Choose one of the two.',
		);
	}
	const seconds = Math.round(amount * SECONDS[unit]);
	if (amount < 0) throw new SettingError(field, `'${field}' is below 0`, ADVICE);
	if (seconds > MAX_SECONDS)
		throw new SettingError(field, `'${field}' is more than 365 days`, ADVICE);
	return seconds;
}

const UNIT_FIELD = 'Custom Period Unit';
const ADVICE =
	'Enter a number from 0 to 365 days (8760 hours). 0 counts every message as an inquiry.';
const SECONDS = { hours: 3_600, days: DAY_S } as const;
const MAX_SECONDS = 365 * SECONDS.days;
