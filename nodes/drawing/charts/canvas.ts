import type { EChartsCoreOption } from 'echarts/core';
import { LIGHT } from '../palette';

/** Where a chart is shown. */
export interface Canvas {
	readonly width: number;
	readonly fontFamily: string;
	readonly fontSize: number;
}

/** What ECharts draws, and how high (px). */
export interface Drawing {
	readonly option: EChartsCoreOption;
	readonly height: number;
}

/** True when there is no room for what is nice to have. */
export function isNarrow({ width }: Canvas): boolean {
	return width < 400;
}

/** Returns the style of an axis label. */
export function label({ fontSize, fontFamily }: Canvas) {
	return { color: LIGHT.muted, fontSize, fontFamily };
}

/** The place of the axes with their labels, so that no label is cut off. */
export const WITH_LABELS = { outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' } as const;
