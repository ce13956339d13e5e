import { inNumber } from '../../core/report/format';
import { groupLabel, stepLabel, weekdayLabels } from '../../core/report/labels';
import type { Report } from '../../core/report/report';
import { wordsOf } from '../../core/report/words/words';
import type { Language } from '../../core/text/wording';
import { periodLine } from '../report-content';
import type { ChartName } from './charts';

/** Returns the heading of a chart. */
export function chartTitle(name: ChartName, report: Report, language: Language): string {
	const words = wordsOf(language);
	switch (name) {
		case 'timeline':
			return words.overTime[report.series.step];
		case 'sources':
			return words.from[report.sources.dimension];
		case 'hours':
			return words.hours;
	}
}

/** Returns what a chart shows, for those who do not see it. */
export function chartInWords(name: ChartName, report: Report, language: Language): string {
	const heading = `${chartTitle(name, report, language)}, ${periodLine(report, language)}`;
	return `${heading}. ${SAYS[name](report, language)}`;
}

/** True when the time chart shows steps that are in the period only in part. */
export function isPartlyDrawn({ series }: Report): boolean {
	return series.points.some(({ isPartial }) => isPartial);
}

const SAYS: Readonly<Record<ChartName, (report: Report, language: Language) => string>> = {
	timeline({ series: { points, step }, zone }, language) {
		const [first, ...others] = points;
		if (first === undefined) return '';
		const most = others.reduce((a, b) => (b.inquiries > a.inquiries ? b : a), first);
		return mostly(stepLabel(step, most.start, zone, language), most.inquiries, language);
	},
	sources({ sources: { dimension, counts } }, language) {
		return counts
			.slice(0, MOST_NAMED)
			.map(({ name, inquiries }) => {
				const label = groupLabel(dimension, name, language);
				return `${label}: ${inNumber(inquiries, language)}`;
			})
			.join(', ');
	},
	hours({ heatMap }, language) {
		const cells = heatMap.flatMap((row, day) => row.map((count, hour) => ({ day, hour, count })));
		const [first, ...others] = cells;
		if (first === undefined) return '';
		const { day, hour, count } = others.reduce((a, b) => (b.count > a.count ? b : a), first);
		const when = `${weekdayLabels(language)[day] ?? ''}, ${String(hour).padStart(2, '0')}:00`;
		return mostly(when, count, language);
	},
};

const MOST_NAMED = 5;

function mostly(when: string, count: number, language: Language): string {
	return wordsOf(language).most.replace('$', () => `${when} (${inNumber(count, language)})`);
}
