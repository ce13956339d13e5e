import { spanLabel } from '../core/report/labels';
import type { Report } from '../core/report/report';
import { wordsOf } from '../core/report/words/words';
import type { Language } from '../core/text/wording';

/** Returns `1–30 September 2026, so far`. */
export function periodLine({ period, zone }: Report, language: Language): string {
	const days = spanLabel(period, zone, language);
	return period.isRunning ? `${days}, ${wordsOf(language).soFar}` : days;
}

/** Returns what the figures are compared with and in which time zone days begin. */
export function contextLine(report: Report, language: Language): string {
	const { zone, period, previousTotals } = report;
	const words = wordsOf(language);
	const compared =
		previousTotals === null
			? []
			: [words.comparedWith.replace('$', () => spanLabel(period.previous, zone, language))];
	return [...compared, words.timeZone.replace('$', () => zone)].join(' · ');
}
