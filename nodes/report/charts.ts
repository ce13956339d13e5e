import type { EChartsCoreOption } from 'echarts/core';
import { inNumber, inPercent } from '../core/report/format';
import { groupLabel, spanLabel, stepLabel, weekdayLabels } from '../core/report/labels';
import { shareOf, type Report } from '../core/report/report';
import { counted, wordsOf, type Language } from '../core/report/words';
import { draw, type Size } from './drawing';
import { heatPieces } from './heat';
import { LIGHT } from './palette';

/** The charts of a report, in the order they are shown. */
export const CHARTS = ['timeline', 'sources', 'hours'] as const;

export type ChartName = (typeof CHARTS)[number];

/** Where a chart is shown. */
export interface Canvas {
	readonly width: number;
	readonly fontFamily: string;
	readonly fontSize: number;
}

/** Returns a chart as SVG in the light colours, or null when the report has nothing for it to show. */
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

interface Drawing {
	readonly option: EChartsCoreOption;
	readonly height: number;
}

const BUILDERS: Readonly<
	Record<ChartName, (report: Report, language: Language, canvas: Canvas) => Drawing>
> = { timeline, sources, hours };

/** More bars than this are a comb: a line shows their course better. */
const MAX_BARS = 16;
const MAX_SOURCES = 8;
/** Below it there is no room for what is nice to have. */
const NARROW = 400;

function timeline({ series, period, zone }: Report, language: Language, canvas: Canvas): Drawing {
	const { points, step } = series;
	const isNarrow = canvas.width < NARROW;
	const isBars = points.length <= MAX_BARS;
	const names = [period, period.previous].map((span) => spanLabel(span, zone, language));
	const isCompared = points.some(({ previous }) => previous !== null);
	const highest = Math.max(
		...points.map((point) => Math.max(point.inquiries, point.previous ?? 0)),
	);
	const own = {
		name: names[0],
		data: points.map(({ inquiries, isPartial }) => ({
			value: inquiries,
			itemStyle: { color: isPartial ? LIGHT.accentSoft : LIGHT.accent },
		})),
		color: LIGHT.accent,
		z: 3,
	};
	const before = {
		name: names[1],
		data: points.map(({ previous, isPartial }) => ({
			value: previous,
			itemStyle: { color: isPartial ? LIGHT.previousPale : LIGHT.previousSoft },
		})),
		color: isBars ? LIGHT.previousSoft : LIGHT.previous,
		z: 2,
	};
	const shape = isBars ? { type: 'bar', ...BARS } : { type: 'line', ...LINE };
	const beforeShape = isBars ? shape : { type: 'line', ...LINE_BEFORE };
	return {
		height: isNarrow ? 280 : 300,
		option: {
			grid: {
				left: 4,
				right: 12,
				top: isCompared && isNarrow ? 66 : 44,
				bottom: 4,
				...WITH_LABELS,
			},
			legend: {
				...legend(canvas, isBars),
				orient: isNarrow ? 'vertical' : 'horizontal',
				data: isCompared ? names : names.slice(0, 1),
			},
			xAxis: {
				type: 'category',
				data: points.map(({ start }) => stepLabel(step, start, zone, language)),
				boundaryGap: isBars,
				axisTick: { show: false },
				axisLine: { lineStyle: { color: LIGHT.line } },
				axisLabel: { ...label(canvas), margin: 12, hideOverlap: true },
			},
			yAxis: countAxis(canvas, highest, language),
			series: [...(isCompared ? [{ ...before, ...beforeShape }] : []), { ...own, ...shape }],
		},
	};
}

const BARS = {
	barMaxWidth: 32,
	barGap: '12%',
	barCategoryGap: '34%',
	itemStyle: { borderRadius: [2, 2, 0, 0] },
	silent: true,
	emphasis: { disabled: true },
};
const LINE = {
	symbol: 'none',
	lineStyle: { width: 2.5 },
	areaStyle: { opacity: 0.08 },
	silent: true,
	emphasis: { disabled: true },
};
const LINE_BEFORE = { ...LINE, lineStyle: { width: 1.5, type: [4, 4] }, areaStyle: undefined };
/** The place of the axes with their labels, so that no label is cut off. */
const WITH_LABELS = { outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' } as const;

function legend(canvas: Canvas, isBars: boolean): EChartsCoreOption {
	return {
		left: 0,
		top: 0,
		padding: 4,
		borderColor: LIGHT.card,
		icon: 'roundRect',
		itemWidth: isBars ? 12 : 18,
		itemHeight: isBars ? 12 : 3,
		itemGap: 20,
		textStyle: { ...label(canvas) },
		selectedMode: false,
		inactiveWidth: 0,
	};
}

function label({ fontSize, fontFamily }: Canvas) {
	return { color: LIGHT.muted, fontSize, fontFamily };
}

function countAxis(canvas: Canvas, highest: number, language: Language): EChartsCoreOption {
	return {
		type: 'value',
		minInterval: 1,
		splitNumber: canvas.width < NARROW ? 3 : 4,
		// A period without inquiries has an axis too.
		...(highest === 0 ? { max: 1 } : {}),
		axisLabel: { ...label(canvas), formatter: (value: number) => inNumber(value, language) },
		splitLine: { lineStyle: { color: LIGHT.line } },
	};
}

function sources(
	{ sources: { dimension, counts }, totals }: Report,
	language: Language,
	canvas: Canvas,
) {
	const shown = counts.slice(0, counts.length > MAX_SOURCES + 1 ? MAX_SOURCES : MAX_SOURCES + 1);
	const rest = counts.slice(shown.length);
	const bars = shown.map(({ name, inquiries }) => ({
		name: groupLabel(dimension, name, language),
		count: inquiries,
		isNamed: name !== '',
	}));
	if (rest.length > 0) {
		bars.push({
			name: counted(wordsOf(language).others, rest.length, language),
			count: rest.reduce((sum, { inquiries }) => sum + inquiries, 0),
			isNamed: false,
		});
	}
	const written = (count: number) => {
		const share = shareOf({ ...totals, inquiries: count }, totals);
		return `${inNumber(count, language)}  ·  ${inPercent(share, language)}`;
	};
	const isNarrow = canvas.width < NARROW;
	return {
		height: bars.length * 34 + 8,
		option: {
			grid: { left: 4, right: isNarrow ? 84 : 110, top: 0, bottom: 0, ...WITH_LABELS },
			xAxis: { type: 'value', show: false },
			yAxis: {
				type: 'category',
				inverse: true,
				data: bars.map(({ name }) => name),
				axisTick: { show: false },
				axisLine: { show: false },
				axisLabel: {
					...label(canvas),
					color: LIGHT.text,
					interval: 0,
					margin: 12,
					width: Math.round(canvas.width * 0.36),
					overflow: 'truncate',
					ellipsis: '…',
				},
			},
			series: [
				{
					type: 'bar',
					barWidth: 16,
					silent: true,
					emphasis: { disabled: true },
					data: bars.map(({ count, isNamed }) => ({
						value: count,
						itemStyle: { color: isNamed ? LIGHT.accent : LIGHT.previous },
					})),
					itemStyle: { borderRadius: [0, 3, 3, 0] },
					label: {
						show: true,
						position: 'right',
						distance: 8,
						...label(canvas),
						formatter: ({ value }: { value: number }) => written(value),
					},
				},
			],
		},
	};
}

function hours({ heatMap }: Report, language: Language, canvas: Canvas): Drawing {
	const isNarrow = canvas.width < NARROW;
	const cells = heatMap.flatMap((row, weekday) => row.map((count, hour) => [hour, weekday, count]));
	return {
		height: isNarrow ? 236 : 290,
		option: {
			grid: { left: 4, right: 4, top: 4, bottom: 36, ...WITH_LABELS },
			xAxis: {
				type: 'category',
				data: Array.from({ length: 24 }, (_, hour) => String(hour)),
				...NO_LINES,
				axisLabel: {
					...label(canvas),
					margin: 8,
					interval: (hour: number) => hour % (isNarrow ? 6 : 3) === 0,
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
				itemGap: isNarrow ? 8 : 12,
				itemWidth: 12,
				itemHeight: 12,
				textGap: 5,
				selectedMode: false,
				textStyle: label(canvas),
				pieces: heatPieces(
					Math.max(...cells.map(([, , count]) => count ?? 0)),
					language,
					isNarrow ? 4 : 5,
				),
			},
			series: [
				{
					type: 'heatmap',
					data: cells,
					silent: true,
					emphasis: { disabled: true },
					itemStyle: { borderColor: LIGHT.card, borderWidth: isNarrow ? 1 : 2, borderRadius: 3 },
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
