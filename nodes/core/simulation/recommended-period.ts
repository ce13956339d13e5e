import { DAY_S } from '../time/lengths';
import type { PeriodRow, SimulationResult } from './simulate';

/** What a simulation advises; `period` is the row of the advised period. */
export type Recommendation =
	/** Fewer messages than allow a word on it. */
	| { readonly kind: 'tooFew'; readonly messages: number }
	/** Nobody wrote twice within any of the periods. */
	| { readonly kind: 'noRepeats'; readonly period: PeriodRow }
	/** Longer periods up to `longest` change little. */
	| { readonly kind: 'knee'; readonly period: PeriodRow; readonly longest: PeriodRow }
	/** Even the longest period still adds repeats. */
	| { readonly kind: 'longest'; readonly period: PeriodRow };

/**
 * Returns the shortest period behind which the next longer one hardly finds any more repeats: what comes later is
 * not the same request, but a client who is back.
 */
export function recommendedPeriod({ counted, periods }: SimulationResult): Recommendation {
	const rows = periods
		.filter(({ periodSeconds }) => periodSeconds > 0)
		.sort((a, b) => a.periodSeconds - b.periodSeconds);
	const [shortest] = rows;
	const longest = rows.at(-1);
	if (shortest === undefined || longest === undefined || counted < FEWEST_MESSAGES)
		return { kind: 'tooFew', messages: counted };
	if (longest.repeats === 0) return { kind: 'noRepeats', period: shortest };
	const enough = Math.max(1, counted * SMALL_SHARE);
	const knee = rows.find((row, index) => {
		const next = rows[index + 1];
		return next !== undefined && next.repeats - row.repeats <= enough * stepOf(row, next);
	});
	if (knee === undefined) return { kind: 'longest', period: longest };
	return { kind: 'knee', period: knee, longest };
}

/** Below this a week more or less would change the advice. */
const FEWEST_MESSAGES = 20;
/** So much of all mail is little, for a step of up to a week. */
const SMALL_SHARE = 0.02;

/** A longer step finds more even where clients come back at random. */
function stepOf(row: PeriodRow, next: PeriodRow): number {
	return Math.max(1, (next.periodSeconds - row.periodSeconds) / (7 * DAY_S));
}
