import { spanLabel } from '../../core/report/labels';
import type { Report } from '../../core/report/report';

/** Returns what n8n shows above the output of a report that counts little of what it was given. */
export function hintsOf({ totals, notes, period, zone }: Report): string[] {
	if (totals.inquiries > 0 || notes.outside === 0) return [];
	const items = (count: number) => `${count} of ${notes.given} items`;
	const span = spanLabel(period, zone, 'en');
	const earlier = notes.outside - notes.later;
	return [
		...(notes.later > 0
			? [`${items(notes.later)} came after the period of this report (${span}). ${LATER}`]
			: []),
		...(earlier > 0 ? [`${items(earlier)} came before the period (${span}). ${EARLIER}`] : []),
	];
}

const LATER = "Switch on 'Include Today', or choose 'This Week' in 'Period'.";
const EARLIER = "Choose a longer 'Period', or 'Custom' with the dates you want.";
