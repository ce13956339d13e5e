import { DateTime } from 'luxon';
import { SettingError } from '../errors/advised-error';
import { DAY_MS, MINUTE_MS } from '../time/lengths';

/** From when on mail is collected. `key` changes exactly when collecting has to start over. */
export type Start =
	| { readonly from: 'now'; readonly key: 'now' }
	| { readonly from: 'date'; readonly key: string; readonly since: number };

/**
 * Returns the start of the settings. `written` is 'Start Date' as resolved, `raw` as it is in the
 * workflow: an expression such as `{{ $now.minus({days: 7}) }}` moves with the clock, and must not start
 * over at each poll. Throws `SettingError` for a date that cannot be read or lies ahead of `now` (ms).
 */
export function startOf(
	collectFrom: unknown,
	written: unknown,
	raw: unknown,
	now: number,
	zone: string,
): Start {
	if (collectFrom !== 'date') return { from: 'now', key: 'now' };
	const date = toDateTime(written, zone);
	if (!date.isValid) {
		throw new SettingError(
			FIELD,
			`'${FIELD}' is not a date`,
			`Pick a date, or write one like 2026-01-31.`,
		);
	}
	const since = date.toMillis();
	if (since > now) {
		throw new SettingError(
			FIELD,
			`'${FIELD}' is in the future`,
			`Pick a date in the past, or set 'Collect From' to Now: mail is then collected from activation onwards.`,
		);
	}
	const isExpression = typeof raw === 'string' && raw.startsWith('=');
	return { from: 'date', key: `date:${isExpression ? raw : since}`, since };
}

/** Returns the earliest arrival (ms) that counts as after `moment`: clocks differ. */
export function beginOf(moment: number): number {
	return moment - CLOCK_TOLERANCE_MS;
}

const CLOCK_TOLERANCE_MS = 2 * MINUTE_MS;

/** By how much servers with a wrong clock or zone may be off: new mail may seem old there, and old mail new. */
export const CLOCK_DIFFERENCE_MS = DAY_MS;

const FIELD = 'Start Date';

function toDateTime(written: unknown, zone: string): DateTime {
	if (written instanceof Date) return DateTime.fromJSDate(written);
	if (typeof written === 'number') return DateTime.fromMillis(written);
	// A DateTime of n8n's expressions comes from n8n's own copy of luxon: only its text is ours to read.
	const text = typeof written === 'string' ? written : isoTextOf(written);
	const iso = DateTime.fromISO(text.trim(), { zone });
	return iso.isValid ? iso : DateTime.fromSQL(text.trim(), { zone });
}

function isoTextOf(value: unknown): string {
	const hasIso = typeof value === 'object' && value !== null && 'toISO' in value;
	if (!hasIso || typeof value.toISO !== 'function') return '';
	const text: unknown = value.toISO();
	return typeof text === 'string' ? text : '';
}
