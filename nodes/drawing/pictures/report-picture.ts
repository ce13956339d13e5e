import type { Report } from '../../core/report/report';
import { wordsOf } from '../../core/report/words/words';
import { counted, type Language } from '../../core/text/wording';
import { chartTitle, isPartlyDrawn } from '../charts/chart-words';
import { drawChart, type ChartName } from '../charts/charts';
import { html } from '../markup';
import { LIGHT } from '../palette';
import { PNG_FONT, toPng } from '../png';
import { cardLines, cardsOf } from '../report-cards';
import { contextLine, periodLine } from '../report-content';
import { tableOf, type Table } from '../report-table';
import { emptinessOf } from '../remarks';
import { asPicture, drawingBlock, stacked, type Block } from './blocks';
import { cardsBlock } from './card-blocks';
import { fitted, lineAt, wrapped } from './lettering';
import { tableBlock } from './table-block';

/** Returns the whole report as one picture, for messengers and for n8n's own view: figures, a chart, the largest groups. */
export async function reportPicture(
	report: Report,
	options: { readonly language: Language; readonly title?: string },
): Promise<Buffer> {
	return await toPng(drawReport(report, options));
}

/** Returns that picture as SVG. @internal */
export function drawReport(
	report: Report,
	{ language, title = '' }: { readonly language: Language; readonly title?: string },
): string {
	const lines = cardLines(cardsOf(report, language));
	const table = tableOf(report, language, MAX_ROWS);
	const blocks = [
		headBlock(title.trim() || wordsOf(language).title, report, language),
		emptyBlock(report, language),
		lines.every((cards) => cards.length === 0) ? null : cardsBlock(lines, WIDTH),
		chartBlock('timeline', report, language),
		table === null
			? chartBlock('sources', report, language)
			: underHeading(table.title, tableBlock(table, WIDTH), leftOut(table, language)),
	];
	const shown = blocks.filter((block) => block !== null);
	return asPicture(stacked(shown, 28), WIDTH, MARGIN);
}

const WIDTH = 680;
const MARGIN = 32;
/** More would make a picture that no screen shows whole. */
const MAX_ROWS = 10;

function headBlock(title: string, report: Report, language: Language): Block {
	const context = fitted(contextLine(report, language), 12, WIDTH);
	return {
		height: 76,
		markup: html`${lineAt(0, 25, fitted(title, 28, WIDTH), { size: 28, isBold: true })}
		${lineAt(0, 52, fitted(periodLine(report, language), 16, WIDTH), { size: 16 })}
		${lineAt(0, 73, context, { size: 12, color: LIGHT.muted })}`,
	};
}

function emptyBlock(report: Report, language: Language): Block | null {
	const reasons = emptinessOf(report, language);
	if (reasons === null) return null;
	const lines = reasons.flatMap((reason) => wrapped(reason, 14, WIDTH, 4));
	const drawn = lines.map((line, index) =>
		lineAt(0, 48 + index * 21, line, { size: 14, color: LIGHT.muted }),
	);
	const heading = lineAt(0, 18, wordsOf(language).empty, { size: 18, isBold: true });
	return { height: 32 + lines.length * 21, markup: html`${heading}${drawn}` };
}

function chartBlock(name: ChartName, report: Report, language: Language): Block | null {
	const canvas = { width: WIDTH, fontFamily: PNG_FONT, fontSize: 13 };
	const svg = drawChart(name, report, language, canvas);
	if (svg === null) return null;
	const hasPartial = name === 'timeline' && isPartlyDrawn(report);
	const hint = hasPartial ? wordsOf(language).partial : '';
	return underHeading(chartTitle(name, report, language), drawingBlock(svg), hint);
}

function leftOut({ left }: Table, language: Language): string {
	return left > 0 ? counted(wordsOf(language).more, left, language) : '';
}

function underHeading(title: string, block: Block, hint: string): Block {
	const heading = lineAt(0, 15, fitted(title, 17, WIDTH), { size: 17, isBold: true });
	const small = lineAt(0, 12, fitted(hint, 12, WIDTH), { size: 12, color: LIGHT.muted });
	const below = hint === '' ? [] : [{ height: 14, markup: small }];
	return stacked([{ height: 20, markup: heading }, block, ...below], 12);
}
