import type { Report } from '../core/report/report';
import { wordsOf } from '../core/report/words/words';
import { counted, type Language } from '../core/text/wording';
import { chartInWords, chartTitle, isPartlyDrawn } from './charts/chart-words';
import { CHARTS, drawChart, type ChartName } from './charts/charts';
import { contextLine, periodLine } from './report-content';
import { cardLines, cardsOf, type Card } from './report-cards';
import { tableOf, type Cell, type Column, type Table } from './report-table';
import { html, trusted, type Markup } from './markup';
import { pageOf } from './page-shell';
import { PAGE_FONT } from './page-style';
import { themed } from './palette';
import { listsOf, type InquiryList } from './report-lists';
import { emptinessOf, remarksOf } from './remarks';

export interface PageOptions {
	readonly language: Language;
	/** '' or none: the usual title. */
	readonly title?: string;
	/** The charts to show; all by default. */
	readonly charts?: readonly ChartName[];
	/** Whether inquiries are listed with their senders; they are by default. */
	readonly isListed?: boolean;
}

/** Returns a report as one HTML file that loads nothing, for screens of any width, light and dark. */
export function reportHtml(report: Report, options: PageOptions): string {
	const { language, isListed = true } = options;
	const title = options.title?.trim() || wordsOf(language).title;
	const chosen = options.charts ?? CHARTS;
	const figures = new Map(
		chosen.map((name): [ChartName, Markup | null] => [name, figure(name, report, language)]),
	);
	return pageOf(
		{ language, name: `${title} · ${periodLine(report, language)}` },
		html`<header>
				<h1>${title}</h1>
				<p class="period">${periodLine(report, language)}</p>
				<p class="context">${contextLine(report, language)}</p>
			</header>
			${emptiness(report, language)} ${cards(cardsOf(report, language))}
			${figures.get('timeline') ?? null}
			<div class="${isStacked(report) ? '' : 'pair'}">
				${figures.get('sources') ?? null}${figures.get('hours') ?? null}
			</div>
			${isListed ? listsOf(report, language).map(list) : null}
			${table(tableOf(report, language, MAX_ROWS), language)}
			<ul class="notes">
				${remarksOf(report, language).map((remark) => html`<li>${remark}</li>`)}
			</ul>`,
	);
}

/** A page of more rows is no longer read. */
const MAX_ROWS = 60;
const FONT = { fontFamily: PAGE_FONT, fontSize: 12 };
/** The whole width of a page, and of a pair of charts the left and the right half. */
const WHOLE = 1006;
const HALF = { sources: 428, hours: 524 } as const;
/** Widths the charts have on a tablet, and on a phone. */
const MIDDLE = 620;
const NARROW = 300;
/** Up to so many bars beside the map of hours would leave half of their card empty. */
const FEW_SOURCES = 3;

function wideWidth(name: ChartName, report: Report): number {
	return name === 'timeline' || isStacked(report) ? WHOLE : HALF[name];
}

/** True when the charts of a pair stand below each other. */
function isStacked({ sources }: Report): boolean {
	return sources.counts.length <= FEW_SOURCES;
}

function figure(name: ChartName, report: Report, language: Language): Markup | null {
	const drawing = (svg: string, kind: string) =>
		html`<div class="${kind}" role="img" aria-label="${chartInWords(name, report, language)}">
			${trusted(themed(svg))}
		</div>`;
	const drawn = [
		['wide', wideWidth(name, report)],
		['middle', MIDDLE],
		['narrow', NARROW],
	] as const;
	const drawings = drawn.flatMap(([kind, width]) => {
		const svg = drawChart(name, report, language, { ...FONT, width });
		return svg === null ? [] : [drawing(svg, kind)];
	});
	if (drawings.length === 0) return null;
	const words = wordsOf(language);
	const hasPartial = name === 'timeline' && isPartlyDrawn(report);
	return html`<section class="panel">
		<h2>${chartTitle(name, report, language)}</h2>
		${drawings} ${hasPartial ? html`<p class="hint">${words.partial}</p>` : null}
	</section>`;
}

function emptiness(report: Report, language: Language): Markup | null {
	const reasons = emptinessOf(report, language);
	if (reasons === null) return null;
	return html`<section class="panel empty">
		<strong>${wordsOf(language).empty}</strong>
		${reasons.map((reason) => html`<p>${reason}</p>`)}
	</section>`;
}

function cards(shown: readonly Card[]): Markup | null {
	if (shown.length === 0) return null;
	const inCard = ({ label, value, note, change }: Card) =>
		html`<div class="card">
			<div class="value">${value}</div>
			<div class="label">${label}</div>
			<div class="change">
				${note === null ? null : html`<span>${note}</span>`}
				${change === null
					? null
					: html`${change.text === ''
								? null
								: html`<span class="${change.tone}">${change.text}</span>`}
							<span>${change.before}</span>`}
			</div>
		</div>`;
	return html`<section class="cards">
		${cardLines(shown).map((line) => html`<div class="line">${line.map(inCard)}</div>`)}
	</section>`;
}

function list({ title, entries, rest }: InquiryList): Markup {
	return html`<section class="panel">
		<h2>${title}</h2>
		<ul class="list">
			${entries.map(
				({ moment, who, address, what, source, answer, isWaiting }) =>
					html`<li>
						<span class="moment">${moment}</span>
						<span class="who"
							><bdi>${who}</bdi>${address === ''
								? null
								: html`<small><bdi>${address}</bdi></small>`}</span
						>
						<span class="what"><bdi>${what}</bdi></span>
						<span class="source"><bdi>${source}</bdi></span>
						<span class="${isWaiting ? 'answer waits' : 'answer'}">${answer}</span>
					</li>`,
			)}
		</ul>
		${rest === '' ? null : html`<p class="hint">${rest}</p>`}
	</section>`;
}

function table(shown: Table | null, language: Language): Markup | null {
	if (shown === null) return null;
	const { title, columns, rows, total, left } = shown;
	const row = (cells: readonly Cell[]) =>
		html`<tr>
			${cells.map(
				({ text, tone }, index) =>
					html`<td class="${classOf(columns[index])} ${tone ?? ''}"><bdi>${text}</bdi></td>`,
			)}
		</tr>`;
	return html`<section class="panel">
		<h2>${title}</h2>
		<div class="scroll">
			<table>
				<thead>
					<tr>
						${columns.map(
							(column) => html`<th scope="col" class="${classOf(column)}">${column.name}</th>`,
						)}
					</tr>
				</thead>
				<tbody>
					${rows.map(({ heading, cells }) => [headingRow(heading, columns.length), row(cells)])}
				</tbody>
				<tfoot>
					${row(total)}
				</tfoot>
			</table>
		</div>
		${left > 0
			? html`<p class="hint">${counted(wordsOf(language).more, left, language)}</p>`
			: null}
	</section>`;
}

function headingRow(heading: string | null, columns: number): Markup | null {
	if (heading === null) return null;
	return html`<tr>
		<th scope="rowgroup" colspan="${columns}" class="heading"><bdi>${heading}</bdi></th>
	</tr>`;
}

function classOf(column: Column | undefined): string {
	return [column?.isNumber && 'number', column?.isMinor && 'minor', column?.isRare && 'rare']
		.filter(Boolean)
		.join(' ');
}
