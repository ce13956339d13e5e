import type { IDataObject } from 'n8n-workflow';
import { changeOf, type Report } from '../../core/report/report';
import type { Counts } from '../../core/report/tally';
import type { Span } from '../../core/report/period';
import { isoTime } from '../../core/time/time';

/** Returns the figures of a report without its groups, which are items of their own. */
export function reportFigures({ zone, period, ...report }: Report): IDataObject {
	const { totals, previousTotals, proofs, notes } = report;
	const { unusable, ...others } = notes;
	const change = changeOf(totals.inquiries, previousTotals?.inquiries);
	return {
		period: { ...inZone(period, zone), isRunning: period.isRunning },
		previousPeriod: previousTotals === null ? null : inZone(period.previous, zone),
		timeZone: zone,
		totals: toFigures(totals, zone),
		previousTotals: previousTotals === null ? null : toFigures(previousTotals, zone),
		change: change === null ? null : Number(change.toFixed(4)),
		proofs: proofs === null ? null : { ...proofs },
		notes: { ...others, ...unusable },
	};
}

/** `end` is the first moment that is not part of it. */
function inZone({ start, end }: Span, zone: string): IDataObject {
	return { start: isoTime(start, zone), end: isoTime(end, zone) };
}

function toFigures({ response, waitingSince, ...counts }: Counts, zone: string): IDataObject {
	return {
		...counts,
		waitingSince: waitingSince === null ? null : isoTime(waitingSince, zone),
		medianResponseMinutes: rounded(response?.median),
		averageResponseMinutes: rounded(response?.average),
	};
}

function rounded(minutes: number | undefined): number | null {
	return minutes === undefined ? null : Number(minutes.toFixed(1));
}
