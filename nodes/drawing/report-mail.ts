import type { Report } from '../core/report/report';
import { wordsOf } from '../core/report/words/words';
import { counted, type Language } from '../core/text/wording';
import { CHARTS, drawChart, type ChartName } from './charts/charts';
import { contextLine, periodLine } from './report-content';
import { cardLines, cardsOf, type Card } from './report-cards';
import { tableOf, type Table } from './report-table';
import type { PageOptions } from './report-html';
import { chartInWords, chartTitle, isPartlyDrawn } from './charts/chart-words';
import { framed, type Caption } from './pictures/framed';
import { html, type Markup } from './markup';
import { LIGHT } from './palette';
import { PNG_FONT, toPng } from './png';
import { listsOf, type InquiryList } from './report-lists';
import { emptinessOf, remarksOf } from './remarks';

/** A report as an e-mail. */
export interface ReportMail {
	readonly subject: string;
	readonly html: string;
	/** The pictures the HTML shows. */
	readonly charts: readonly MailChart[];
}

interface MailChart {
	/**
	 * What `<img src="cid:…">` names. n8n's Send Email gives each attachment the name of its binary
	 * property as content id, so the chart belongs into the binary property of this name.
	 */
	readonly cid: string;
	readonly fileName: string;
	readonly png: Buffer;
}

/** Returns a report as HTML for mail clients, which know tables and inline styles only, with its charts as PNG. */
export async function reportMail(report: Report, options: PageOptions): Promise<ReportMail> {
	const { language, isListed = true } = options;
	const title = options.title?.trim() || wordsOf(language).title;
	const drawn: Array<{ name: ChartName; chart: MailChart }> = [];
	for (const name of CHARTS.filter((chart) => (options.charts ?? CHARTS).includes(chart))) {
		const svg = drawChart(name, report, language, CANVAS);
		if (svg === null) continue;
		const picture = framed(svg, CANVAS.width, captionOf(name, report, options));
		const chart = { cid: CIDS[name], fileName: `${name}.png`, png: await toPng(picture) };
		drawn.push({ name, chart });
	}
	const body = document(
		title,
		report,
		language,
		drawn.map(({ name }) => name),
		isListed,
	);
	return {
		subject: `${title}: ${periodLine(report, language)}`,
		html: body.text.replace(/^[\t ]+|\n(?=\s*\n)/gm, ''),
		charts: drawn.map(({ chart }) => chart),
	};
}

function captionOf(
	name: ChartName,
	report: Report,
	{ language, title = '' }: PageOptions,
): Caption {
	const own = title.trim();
	const period = periodLine(report, language);
	return {
		title: chartTitle(name, report, language),
		line: own === '' ? period : `${own} · ${period}`,
		hint: name === 'timeline' && isPartlyDrawn(report) ? wordsOf(language).partial : '',
	};
}

const CIDS: Readonly<Record<ChartName, string>> = {
	timeline: 'chartTimeline',
	sources: 'chartSources',
	hours: 'chartHours',
};

/** Drawn smaller than it is shown, so that the text can still be read on a phone. */
const CANVAS = { width: 400, fontFamily: PNG_FONT, fontSize: 13 };
const SHOWN_WIDTH = 552;
const MAX_ROWS = 15;
const FONT = "-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const STYLE = {
	text: `font-family:${FONT};font-size:15px;line-height:22px;color:${LIGHT.text}`,
	small: `font-family:${FONT};font-size:13px;line-height:19px;color:${LIGHT.muted}`,
	heading: `font-family:${FONT};font-size:16px;line-height:22px;font-weight:600;color:${LIGHT.text}`,
	title: `font-family:${FONT};font-size:24px;line-height:30px;font-weight:700;color:${LIGHT.text}`,
	value: `font-family:${FONT};font-size:20px;line-height:26px;font-weight:700;color:${LIGHT.text}`,
} as const;

function document(
	title: string,
	report: Report,
	language: Language,
	charts: readonly ChartName[],
	isListed: boolean,
): Markup {
	return html`<!doctype html>
		<html lang="${language}">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="color-scheme" content="light" />
				<meta name="supported-color-schemes" content="light" />
				<title>${title}</title>
			</head>
			<body style="margin:0;padding:0;background:${LIGHT.page}" bgcolor="${LIGHT.page}">
				<table
					role="presentation"
					width="100%"
					cellpadding="0"
					cellspacing="0"
					border="0"
					bgcolor="${LIGHT.page}"
				>
					<tr>
						<td align="center" style="padding:24px 8px">
							<table
								role="presentation"
								width="600"
								cellpadding="0"
								cellspacing="0"
								border="0"
								bgcolor="${LIGHT.card}"
								style="width:100%;max-width:600px;background:${LIGHT.card};border:1px solid ${LIGHT.line};border-radius:12px"
							>
								${row(
									'28px 24px 4px',
									html`<div style="${STYLE.title};word-break:break-word">${title}</div>
										<div style="${STYLE.text};padding-top:4px">${periodLine(report, language)}</div>
										<div style="${STYLE.small}">${contextLine(report, language)}</div>`,
								)}
								${emptiness(report, language)} ${cards(cardsOf(report, language))}
								${charts.map((name) => picture(name, report, language))}
								${isListed ? listsOf(report, language).map(list) : null}
								${table(tableOf(report, language, MAX_ROWS), language)}
								${row(
									'20px 24px 28px',
									html`<div style="${STYLE.small}">
										${remarksOf(report, language).map((remark) => html`<div>${remark}</div>`)}
									</div>`,
								)}
							</table>
						</td>
					</tr>
				</table>
			</body>
		</html>`;
}

function row(padding: string, content: Markup): Markup {
	return html`<tr>
		<td style="padding:${padding}">${content}</td>
	</tr>`;
}

function emptiness(report: Report, language: Language): Markup | null {
	const reasons = emptinessOf(report, language);
	if (reasons === null) return null;
	return row(
		'24px 24px 8px',
		html`<div style="${STYLE.heading}">${wordsOf(language).empty}</div>
			${reasons.map((reason) => html`<div style="${STYLE.small}">${reason}</div>`)}`,
	);
}

function cards(shown: readonly Card[]): Markup | null {
	if (shown.length === 0) return null;
	const lines = cardLines(shown).flatMap((line) =>
		Array.from({ length: Math.ceil(line.length / CARDS_IN_A_LINE) }, (_, index) =>
			line.slice(index * CARDS_IN_A_LINE, (index + 1) * CARDS_IN_A_LINE),
		),
	);
	return row(
		'12px 24px 0',
		html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
			${lines.map(
				(line) =>
					html`<tr>
						${Array.from({ length: CARDS_IN_A_LINE }, (_, index) => card(line[index]))}
					</tr>`,
			)}
		</table>`,
	);
}

const CARDS_IN_A_LINE = 2;

function card(shown: Card | undefined): Markup {
	const style = 'padding:14px 16px 0 0;vertical-align:top';
	if (shown === undefined) return html`<td width="50%" style="${style}"></td>`;
	const { label, value, note, change } = shown;
	return html`<td width="50%" valign="top" style="${style}">
		<div style="${STYLE.value}">${value}</div>
		<div style="${STYLE.small};color:${LIGHT.text}">${label}</div>
		${note === null ? null : html`<div style="${STYLE.small}">${note}</div>`}
		${change === null
			? null
			: html`<div style="${STYLE.small}">
					${change.text === ''
						? null
						: html`<div style="color:${TONES[change.tone]}">${change.text}</div>`}
					${change.before}
				</div>`}
	</td>`;
}

const TONES = { good: LIGHT.good, bad: LIGHT.bad, even: LIGHT.muted } as const;

/** Its heading is in the picture, and whoever does not see that reads what it shows. */
function picture(name: ChartName, report: Report, language: Language): Markup {
	return row(
		'20px 24px 0',
		html`<img
			src="cid:${CIDS[name]}"
			alt="${chartInWords(name, report, language)}"
			width="${SHOWN_WIDTH}"
			style="display:block;width:100%;max-width:${SHOWN_WIDTH}px;height:auto;border:1px solid ${LIGHT.line};border-radius:8px;${STYLE.small}"
		/>`,
	);
}

function list({ title, entries, rest }: InquiryList): Markup {
	const line = `border-bottom:1px solid ${LIGHT.line}`;
	return row(
		'28px 24px 0',
		html`<div style="${STYLE.heading};padding-bottom:4px">${title}</div>
			<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
				${entries.map(
					({ moment, who, address, what, source, answer, isWaiting }) =>
						html`<tr>
							<td valign="top" style="padding:10px 12px 10px 0;word-break:break-word;${line}">
								<div style="${STYLE.text};font-size:14px;line-height:20px;font-weight:600">
									${who}
								</div>
								${address === '' ? null : html`<div style="${STYLE.small}">${address}</div>`}
								<div style="${STYLE.text};font-size:14px;line-height:20px">${what}</div>
							</td>
							<td
								align="right"
								valign="top"
								width="34%"
								style="padding:10px 0;word-break:break-word;${line}"
							>
								<div style="${STYLE.small}">${moment}</div>
								<div style="${STYLE.small};${isWaiting ? WAITS : ''}">${answer}</div>
								<div style="${STYLE.small}">${source}</div>
							</td>
						</tr>`,
				)}
			</table>
			${rest === '' ? null : html`<div style="${STYLE.small};padding-top:8px">${rest}</div>`}`,
	);
}

const WAITS = `color:${LIGHT.text};font-weight:600`;

/** Only the columns a phone has room for. */
function table(shown: Table | null, language: Language): Markup | null {
	if (shown === null) return null;
	const places = shown.columns.flatMap(({ isMinor }, index) => (isMinor ? [] : [index]));
	const cell = (index: number, text: string, style: string) => {
		const isNumber = shown.columns[index]?.isNumber ?? false;
		const align = isNumber ? 'right' : 'left';
		const padding = index === 0 ? '8px 8px 8px 0' : '8px 0 8px 8px';
		const wrap = isNumber ? 'white-space:nowrap' : 'word-break:break-word';
		return html`<td
			align="${align}"
			valign="top"
			style="${style};text-align:${align};padding:${padding};${wrap};border-bottom:1px solid ${LIGHT.line}"
		>
			${text}
		</td>`;
	};
	const line = (cells: Table['total'], style: string) =>
		html`<tr>
			${places.map((place) => {
				const { text, tone } = cells[place] ?? { text: '' };
				return cell(place, text, tone === undefined ? style : `${style};color:${TONES[tone]}`);
			})}
		</tr>`;
	const plain = `${STYLE.text};font-size:14px`;
	return row(
		'28px 24px 0',
		html`<div style="${STYLE.heading};padding-bottom:4px">${shown.title}</div>
			<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
				<tr>
					${places.map((place) => cell(place, shown.columns[place]?.name ?? '', STYLE.small))}
				</tr>
				${shown.rows.map(({ heading, cells }) => [
					heading === null
						? null
						: html`<tr>
								<td
									colspan="${places.length}"
									style="${plain};font-weight:600;padding:18px 0 6px;word-break:break-word;border-bottom:1px solid ${LIGHT.line}"
								>
									${heading}
								</td>
							</tr>`,
					line(cells, plain),
				])}
				${line(shown.total, `${plain};font-weight:700`)}
			</table>
			${shown.left > 0
				? html`<div style="${STYLE.small};padding-top:8px">
						${counted(wordsOf(language).more, shown.left, language)}
					</div>`
				: null}`,
	);
}
