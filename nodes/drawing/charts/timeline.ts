import type { EChartsCoreOption } from 'echarts/core';
import { inNumber } from '../../core/report/format';
import { spanLabel, stepLabel } from '../../core/report/labels';
import type { Report } from '../../core/report/report';
import type { Language } from '../../core/text/wording';
import { LIGHT } from '../palette';
import { isNarrow, label, WITH_LABELS, type Canvas, type Drawing } from './canvas';

/** Draws the inquiries over time in front of those of the period before. */
export function timeline(
	{ series, period, zone }: Report,
	language: Language,
	canvas: Canvas,
): Drawing {
	const { points, step } = series;
	const narrow = isNarrow(canvas);
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
		height: narrow ? 280 : 300,
		option: {
			grid: {
				left: 4,
				right: 12,
				top: isCompared && narrow ? 66 : 44,
				bottom: 4,
				...WITH_LABELS,
			},
			legend: {
				...legend(canvas, isBars),
				orient: narrow ? 'vertical' : 'horizontal',
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

/** More bars than this are a comb: a line shows their course better. */
const MAX_BARS = 16;

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

function countAxis(canvas: Canvas, highest: number, language: Language): EChartsCoreOption {
	return {
		type: 'value',
		minInterval: 1,
		splitNumber: isNarrow(canvas) ? 3 : 4,
		// A period without inquiries has an axis too.
		...(highest === 0 ? { max: 1 } : {}),
		axisLabel: { ...label(canvas), formatter: (value: number) => inNumber(value, language) },
		splitLine: { lineStyle: { color: LIGHT.line } },
	};
}
