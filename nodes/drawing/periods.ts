import { inNumber, inPercent } from '../core/report/format';
import { spanLabel } from '../core/report/labels';
import type { Span } from '../core/report/period';
import { wordsOf } from '../core/report/words/words';
import { counted, type Language } from '../core/text/wording';
import type { PeriodRow } from '../core/simulation/simulate';
import { draw } from './draw';
import { LIGHT } from './palette';
import { framed } from './pictures/framed';
import { PNG_FONT, toPng } from './png';
import { DAY_S } from '../core/time/lengths';

/** What was simulated, for the caption of its chart. */
export interface SimulatedSpan extends Span {
	readonly mailbox: string;
	readonly zone: string;
}

/** Draws what each repeat period made of the mail, as a picture for mail and messengers. */
export async function periodsPng(
	rows: readonly PeriodRow[],
	simulated: SimulatedSpan,
	language: Language,
): Promise<Buffer> {
	return await toPng(drawPeriods(rows, simulated, language));
}

/** Returns the chart as SVG: a bar of inquiries and repeats for each period. @internal */
export function drawPeriods(
	rows: readonly PeriodRow[],
	simulated: SimulatedSpan,
	language: Language,
): string {
	const { mailbox, zone } = simulated;
	return framed(drawBars(rows, language), WIDTH, {
		title: wordsOf(language).simulated,
		line: `${mailbox} · ${spanLabel(simulated, zone, language)}`,
	});
}

const WIDTH = 430;

function drawBars(rows: readonly PeriodRow[], language: Language): string {
	const words = wordsOf(language);
	const text = { fontFamily: PNG_FONT, fontSize: 12, color: LIGHT.muted };
	const bars = { type: 'bar', stack: 'mails', barWidth: 18, silent: true };
	const option = {
		textStyle: text,
		grid: {
			...{ left: 4, right: 96, top: 40, bottom: 0 },
			...{ outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
		},
		legend: {
			...{ left: 0, top: 0, padding: 4, icon: 'roundRect', itemWidth: 12, itemHeight: 12 },
			...{ itemGap: 20, textStyle: text, selectedMode: false, borderColor: LIGHT.card },
		},
		xAxis: { type: 'value', show: false },
		yAxis: {
			type: 'category',
			inverse: true,
			data: rows.map(({ periodSeconds }) => periodName(periodSeconds / DAY_S, language)),
			axisTick: { show: false },
			axisLine: { show: false },
			axisLabel: { ...text, color: LIGHT.text, interval: 0, margin: 12 },
		},
		series: [
			{
				...bars,
				name: words.inquiries,
				color: LIGHT.accent,
				data: rows.map(({ inquiries }) => inquiries),
			},
			{
				...bars,
				name: words.repeats,
				color: LIGHT.previousSoft,
				data: rows.map(({ repeats }) => repeats),
				label: {
					...{ show: true, position: 'right', distance: 8, ...text },
					formatter: ({ dataIndex }: { dataIndex: number }) => written(rows[dataIndex], language),
				},
			},
		],
	};
	return draw(option, { width: WIDTH, height: 40 + rows.length * 32 });
}

function periodName(days: number, language: Language): string {
	const words = wordsOf(language);
	return days === 0 ? words.everyMail : counted(words.days, days, language);
}

/** The inquiries, and what part of the mail they are. */
function written(row: PeriodRow | undefined, language: Language): string {
	if (row === undefined) return '';
	const { inquiries, repeats } = row;
	const mails = inquiries + repeats;
	const share = inPercent(mails === 0 ? 0 : inquiries / mails, language);
	return `${inNumber(inquiries, language)}  ·  ${share}`;
}
