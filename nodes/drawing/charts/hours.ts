import { weekdayLabels } from '../../core/report/labels';
import type { Report } from '../../core/report/report';
import type { Language } from '../../core/text/wording';
import { heatPieces } from './heat';
import { LIGHT } from '../palette';
import { isNarrow, label, WITH_LABELS, type Canvas, type Drawing } from './canvas';

/** Draws when inquiries come: weekday × hour. */
export function hours({ heatMap }: Report, language: Language, canvas: Canvas): Drawing {
	const narrow = isNarrow(canvas);
	const cells = heatMap.flatMap((row, weekday) => row.map((count, hour) => [hour, weekday, count]));
	return {
		height: narrow ? 236 : 290,
		option: {
			grid: { left: 4, right: 4, top: 4, bottom: 36, ...WITH_LABELS },
			xAxis: {
				type: 'category',
				data: Array.from({ length: 24 }, (_, hour) => String(hour)),
				...NO_LINES,
				axisLabel: {
					...label(canvas),
					margin: 8,
					interval: (hour: number) => hour % (narrow ? 6 : 3) === 0,
					formatter: (hour: string) => `${hour.padStart(2, '0')}:00`,
				},
			},
			yAxis: {
				type: 'category',
				inverse: true,
				data: weekdayLabels(language),
				...NO_LINES,
				axisLabel: { ...label(canvas), margin: 8, interval: 0 },
			},
			visualMap: {
				type: 'piecewise',
				orient: 'horizontal',
				left: 'center',
				bottom: 0,
				padding: 0,
				borderColor: LIGHT.card,
				itemGap: narrow ? 8 : 12,
				itemWidth: 12,
				itemHeight: 12,
				textGap: 5,
				selectedMode: false,
				textStyle: label(canvas),
				pieces: heatPieces(
					Math.max(...cells.map(([, , count]) => count ?? 0)),
					language,
					narrow ? 4 : 5,
				),
			},
			series: [
				{
					type: 'heatmap',
					data: cells,
					silent: true,
					emphasis: { disabled: true },
					itemStyle: { borderColor: LIGHT.card, borderWidth: narrow ? 1 : 2, borderRadius: 3 },
				},
			],
		},
	};
}

const NO_LINES = {
	axisTick: { show: false },
	axisLine: { show: false },
	splitArea: { show: false },
	splitLine: { show: false },
};
