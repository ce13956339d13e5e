import { SettingError } from '../errors/advised-error';
import { dayOf, hourOf, mondayOf, monthOf, weekdayOf, type Clock } from './clock';
import type { ReportItem } from './report-items';

/** What inquiries can be grouped by. */
export type Dimension = TextDimension | TimeDimension;

/** Groups with a name. */
export type TextDimension =
	| 'source'
	| 'campaign'
	| 'recipient'
	| 'mailbox'
	| 'sender'
	| 'senderDomain';

/** Groups of the calendar: days and weeks by the number of their (first) day, months counted from year 0. */
type TimeDimension = 'day' | 'week' | 'month' | 'weekday' | 'hour';

export type GroupValue = string | number;

/** @internal */
export const DIMENSIONS: readonly Dimension[] = [
	...(['source', 'campaign', 'recipient', 'mailbox', 'sender', 'senderDomain'] as const),
	...(['day', 'week', 'month', 'weekday', 'hour'] as const),
];

/** Returns the dimensions a user chose. Throws `SettingError` for unknown ones and for more than two. */
export function dimensionsOf(chosen: readonly string[]): readonly Dimension[] {
	const dimensions = [...new Set(chosen)].map((name) => {
		const dimension = DIMENSIONS.find((known) => known === name);
		if (dimension !== undefined) return dimension;
		throw new SettingError(
			FIELD,
			`'${FIELD}' contains '${name}', which inquiries cannot be grouped by`,
			`Choose from ${DIMENSIONS.join(', ')}.`,
		);
	});
	if (dimensions.length <= MAX_DIMENSIONS) return dimensions;
	throw new SettingError(
		FIELD,
		`'${FIELD}' has more than ${MAX_DIMENSIONS} entries`,
		'Choose one or two; a second report can show the others.',
	);
}

/** True for days, weeks and months, which another period does not have: there the first is compared with the first. */
export function isDated(dimension: Dimension): dimension is 'day' | 'week' | 'month' {
	return dimension === 'day' || dimension === 'week' || dimension === 'month';
}

/** Returns the group of an item. */
export function valueOf(item: ReportItem, dimension: Dimension, clock: Clock): GroupValue {
	switch (dimension) {
		case 'source':
		case 'campaign':
		case 'recipient':
		case 'mailbox':
		case 'sender':
		case 'senderDomain':
			return item[dimension];
		case 'day':
		case 'week':
		case 'month':
		case 'weekday':
		case 'hour':
			return timeValueOf(item.at, dimension, clock);
	}
}

/** Returns the group of a moment. */
function timeValueOf(at: number, dimension: TimeDimension, clock: Clock): number {
	const local = clock.toLocal(at);
	const day = dayOf(local);
	switch (dimension) {
		case 'day':
			return day;
		case 'week':
			return mondayOf(day);
		case 'month':
			return monthOf(day);
		case 'weekday':
			return weekdayOf(day);
		case 'hour':
			return hourOf(local);
	}
}

const FIELD = 'Group By';
const MAX_DIMENSIONS = 2;
