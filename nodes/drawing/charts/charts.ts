import type { Report } from '../../core/report/report';
import type { Language } from '../../core/report/words/words';
import type { Canvas, Drawing } from './canvas';
import { hours } from './hours';
import { sources } from './source-bars';
import { timeline } from './timeline';
import { draw, type Size } from '../draw';
import { LIGHT } from '../palette';

/** The charts of a report, in the order they are shown. */
export const CHARTS = ['timeline', 'sources', 'hours'] as const;

export type ChartName = (typeof CHARTS)[number];

/** Returns a chart as SVG in the light colors, or null when the report has nothing for it to show. */
export function drawChart(
	name: ChartName,
	report: Report,
	language: Language,
	canvas: Canvas,
): string | null {
	if (report.totals.inquiries === 0) return null;
	const { option, height } = BUILDERS[name](report, language, canvas);
	const text = { fontFamily: canvas.fontFamily, fontSize: canvas.fontSize, color: LIGHT.muted };
	const size: Size = { width: canvas.width, height };
	return draw({ textStyle: text, ...option }, size);
}

const BUILDERS: Readonly<
	Record<ChartName, (report: Report, language: Language, canvas: Canvas) => Drawing>
> = { timeline, sources, hours };
