import { inChange, inDifference } from '../core/report/format';
import { changeOf } from '../core/report/report';
import type { Language } from '../core/text/wording';

export interface Change {
	readonly text: string;
	/** Whether the change is welcome; `even` where it is neither, or may be chance. */
	readonly tone: 'good' | 'bad' | 'even';
	/** The figure of the previous period: `was 278`. */
	readonly before: string;
}

/** Returns how a figure changed. A color means that it is more than chance. */
export function toChange(
	value: number,
	before: number,
	trend: Trend,
	language: Language,
): Pick<Change, 'text' | 'tone'> {
	return TRENDS[trend](value, before, language);
}

/** How a figure is compared. */
export type Trend = 'moreIsBetter' | 'fasterIsBetter' | 'neither' | 'share';

type Writer = (value: number, before: number, language: Language) => Pick<Change, 'text' | 'tone'>;

const TRENDS: Readonly<Record<Trend, Writer>> = {
	moreIsBetter: (value, before, language) => ({
		text: countChange(value, before, language),
		tone: isChance(value, before) ? 'even' : value > before ? 'good' : 'bad',
	}),
	neither: (value, before, language) => ({
		text: countChange(value, before, language),
		tone: 'even',
	}),
	fasterIsBetter: (value, before, language) => {
		const change = changeOf(value, before);
		if (change === null) return { text: '', tone: 'even' };
		const isClear = Math.abs(change) >= CLEARLY_FASTER;
		const tone = !isClear ? 'even' : change < 0 ? 'good' : 'bad';
		return { text: inChange(change, language), tone };
	},
	/** A percentage of percentages would be read as points. */
	share: () => ({ text: '', tone: 'even' }),
};

/** Returns a change in percent, or as a difference where there were only few. */
function countChange(value: number, before: number, language: Language): string {
	const change = changeOf(value, before);
	return change === null || before < FEW
		? inDifference(value - before, language)
		: inChange(change, language);
}

/** `−100 %` for the one inquiry of last week that did not come again says nothing. */
const FEW = 10;
const CLEARLY_FASTER = 0.1;

/** True for few, and for a difference within two standard deviations of counts that come by chance (Poisson). */
function isChance(value: number, before: number): boolean {
	return Math.max(value, before) < FEW || Math.abs(value - before) <= 2 * Math.sqrt(value + before);
}
