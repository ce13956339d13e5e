import { dayOf, firstDayOf, mondayOf, monthOf, type Clock } from './clock';
import { DAY_MS, HOUR_MS } from '../time/lengths';
import type { Span } from './period';

/** Inquiries over time, in steps that fit the length of the period. */
export interface Series {
	readonly step: Step;
	readonly points: readonly Point[];
}

export type Step = 'hour' | 'day' | 'week' | 'month';

interface Point extends Span {
	readonly inquiries: number;
	/** The same step of the previous period, the first with the first; null without comparison. */
	readonly previous: number | null;
	/** True for a week or month that is in the period only in part. */
	readonly isPartial: boolean;
}

/** The steps of a period, to be counted in. */
export interface Steps {
	readonly step: Step;
	/** Returns which step of the period a moment belongs to, 0 for the first. */
	indexOf(at: number): number;
	/** Returns begin and end of a step, also where it reaches beyond the period. */
	spanOf(index: number): Span;
	readonly length: number;
}

export function stepOf({ start, end }: Span): Step {
	const days = (end - start) / DAY_MS;
	return LONGEST.find(({ upTo }) => days <= upTo)?.step ?? 'month';
}

/** Two days have 48 hours, 45 days are still single points, and 60 weeks a good year. */
const LONGEST: ReadonlyArray<{ readonly step: Step; readonly upTo: number }> = [
	{ step: 'hour', upTo: 2.1 },
	{ step: 'day', upTo: 45 },
	{ step: 'week', upTo: 420 },
];

export function stepsOf(step: Step, span: Span, clock: Clock): Steps {
	const indexOf = indexIn(step, span, clock);
	// An empty period has no step.
	const length = span.end > span.start ? indexOf(span.end - 1) + 1 : 0;
	return { step, indexOf, spanOf: spanIn(step, span, clock), length };
}

/** Returns the points of the current steps beside those of the previous period. */
export function seriesOf(
	steps: Steps,
	{ start, end }: Span,
	counts: readonly number[],
	previous: readonly number[] | null,
): Series {
	const points = Array.from({ length: steps.length }, (_, index): Point => {
		const span = steps.spanOf(index);
		return {
			...span,
			inquiries: counts[index] ?? 0,
			previous: previous === null ? null : (previous[index] ?? 0),
			isPartial: span.start < start || span.end > end,
		};
	});
	return { step: steps.step, points };
}

function indexIn(step: Step, span: Span, clock: Clock): (at: number) => number {
	const firstDay = dayOf(clock.toLocal(span.start));
	const dayAt = (at: number) => dayOf(clock.toLocal(at));
	switch (step) {
		case 'hour':
			// By time that passes: on the day of a change the wall clock shows an hour twice, or not at all.
			return (at) => Math.floor((at - span.start) / HOUR_MS);
		case 'day':
			return (at) => dayAt(at) - firstDay;
		case 'week':
			return (at) => (mondayOf(dayAt(at)) - mondayOf(firstDay)) / 7;
		case 'month':
			return (at) => monthOf(dayAt(at)) - monthOf(firstDay);
	}
}

function spanIn(step: Step, { start }: Span, clock: Clock): (index: number) => Span {
	const firstDay = dayOf(clock.toLocal(start));
	const between = (from: number, to: number): Span => ({
		start: clock.toInstant(from * DAY_MS),
		end: clock.toInstant(to * DAY_MS),
	});
	switch (step) {
		case 'hour':
			return (index) => ({ start: start + index * HOUR_MS, end: start + (index + 1) * HOUR_MS });
		case 'day':
			return (index) => between(firstDay + index, firstDay + index + 1);
		case 'week':
			return (index) => {
				const monday = mondayOf(firstDay) + index * 7;
				return between(monday, monday + 7);
			};
		case 'month':
			return (index) => {
				const month = monthOf(firstDay) + index;
				return between(firstDayOf(month), firstDayOf(month + 1));
			};
	}
}
