import { SettingError } from '../errors/advised-error';
import { DAY_S } from '../time/lengths';

/** Returns the repeat period in seconds; 1 day is 24 hours. Throws `SettingError` outside 0–365 days. */
export function repeatPeriodOf(value: unknown, unit: unknown): number {
	const amount = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof amount !== 'number' || !Number.isFinite(amount)) {
		throw new SettingError(FIELD, `'${FIELD}' is not a number`, ADVICE);
	}
	if (unit !== 'hours' && unit !== 'days') {
		throw new SettingError(
			UNIT_FIELD,
			`'${UNIT_FIELD}' must be Hours or Days`,
			'Choose one of the two.',
		);
	}
	const seconds = Math.round(amount * SECONDS[unit]);
	if (amount < 0) throw new SettingError(FIELD, `'${FIELD}' is below 0`, ADVICE);
	if (seconds > MAX_SECONDS)
		throw new SettingError(FIELD, `'${FIELD}' is more than 365 days`, ADVICE);
	return seconds;
}

/** Returns the period in words: `36 hours`, `1 day`, `none`. */
export function periodInWords(seconds: number): string {
	if (seconds === 0) return 'none, every mail is an inquiry';
	const unit = seconds % SECONDS.days === 0 ? 'day' : 'hour';
	const amount = Number((seconds / (unit === 'day' ? SECONDS.days : SECONDS.hours)).toFixed(2));
	return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

const FIELD = 'Repeat Period';
const UNIT_FIELD = 'Repeat Period Unit';
const ADVICE =
	'Enter a number from 0 to 365 days (8760 hours). 0 counts every message as an inquiry.';
const SECONDS = { hours: 3_600, days: DAY_S } as const;
const MAX_SECONDS = 365 * SECONDS.days;
