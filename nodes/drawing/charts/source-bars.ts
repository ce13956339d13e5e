import { inNumber, inPercent } from '../../core/report/format';
import { groupLabel } from '../../core/report/labels';
import { shareOf, type Report } from '../../core/report/report';
import { wordsOf } from '../../core/report/words/words';
import { counted, type Language } from '../../core/text/wording';
import { LIGHT } from '../palette';
import { isNarrow, label, WITH_LABELS, type Canvas, type Drawing } from './canvas';

/** Draws where the inquiries came from, the most frequent first and the rest in one bar. */
export function sources(
	{ sources: { dimension, counts }, totals }: Report,
	language: Language,
	canvas: Canvas,
): Drawing {
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
	const narrow = isNarrow(canvas);
	return {
		height: bars.length * 34 + 8,
		option: {
			grid: { left: 4, right: narrow ? 84 : 110, top: 0, bottom: 0, ...WITH_LABELS },
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
					width: Math.round(canvas.width * 0.4),
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

const MAX_SOURCES = 8;
