import type { AuditResult } from '../core/audit/audit';
import type { AuditWords } from '../core/audit/audit-words';
import { auditWordsOf } from '../core/audit/audit-words-in';
import type { FormSender } from '../core/audit/form-senders';
import { inNumber } from '../core/report/format';
import { spanLabel } from '../core/report/labels';
import type { PeriodRow } from '../core/simulation/simulate';
import { counted, filled, type Language } from '../core/text/wording';
import { DAY_S } from '../core/time/lengths';
import { timeInWords } from '../core/time/time';
import { html, type Markup } from './markup';
import { pageOf } from './page-shell';
import { PHONE } from './page-style';

/** An audit and what it was asked. */
export interface AuditPage {
	readonly result: AuditResult;
	readonly language: Language;
	readonly zone: string;
	readonly mailbox: string;
	readonly folders: readonly string[];
	/** Unix ms. */
	readonly since: number;
	readonly now: number;
	/** Messages of the chosen folders. */
	readonly mails: number;
	/** What the audit says in sentences: the summary, the advice on the period. */
	readonly sentences: readonly string[];
	readonly periods: readonly PeriodRow[];
	/** In seconds; null where there is too little mail to say. */
	readonly recommendedPeriod: number | null;
	/** What a reader should know about how the figures came about. */
	readonly notes: readonly string[];
}

/** Returns an audit as one HTML file that loads nothing, in the look of a report. */
export function auditPage(page: AuditPage): string {
	const { language, zone, mailbox, folders, since, now, sentences, notes, result } = page;
	const words = auditWordsOf(language);
	const span = spanLabel({ start: since, end: now }, zone, language);
	const context = filled(words.context, { mailbox, folders: folders.join(', '), zone });
	return pageOf(
		{ language, name: `${words.title} · ${span}`, style: STYLE },
		html`<header>
				<h1>${words.title}</h1>
				<p class="period">${span}</p>
				<p class="context"><bdi>${context}</bdi></p>
			</header>
			${cards(page, words)}
			<section class="panel">
				${sentences.map((sentence) => html`<p class="said"><bdi>${sentence}</bdi></p>`)}
			</section>
			${readyValues(result, words)}
			${tablesOf(page, words).map((table) => section(table, words, language))}
			<ul class="notes">
				${notes.map((note) => html`<li>${note}</li>`)}
			</ul>`,
	);
}

const STYLE = `
.said+.said{margin-top:8px}
.place{margin-top:14px;font-size:13px;color:var(--muted)}
.ready{margin:4px 0 0;padding:10px 12px;background:var(--page);border:1px solid var(--line);border-radius:8px;font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;white-space:pre-wrap;overflow-wrap:anywhere;user-select:all}
h2+.hint{margin:-10px 0 12px}
@media (max-width:${PHONE}){
.stacked thead{display:none}
.stacked,.stacked tbody,.stacked tr{display:block}
.stacked tr{padding:9px 0;border-bottom:1px solid var(--line)}
.stacked td{display:grid;grid-template-columns:8em minmax(0,1fr);gap:0 12px;padding:2px 0;border:0;text-align:left}
.stacked td::before{content:attr(data-label);color:var(--muted)}
}
`;

/** On a phone the columns of a wider table would cut words anywhere: its rows become lists. */
const MAX_COLUMNS = 3;

/** A page of more rows is no longer read. */
const MAX_ROWS = 60;

function cards(page: AuditPage, words: AuditWords): Markup {
	const { language, mails, recommendedPeriod, result } = page;
	const { expected, ready } = result;
	const month = (figure: number | undefined) =>
		figure === undefined ? [] : [inNumber(figure, language)];
	const shown: ReadonlyArray<readonly [label: string, values: readonly string[]]> = [
		[words.cards.mails, [inNumber(mails, language)]],
		[words.cards.inquiries, month(expected?.inquiries)],
		[words.cards.filtered, ready.neverFrom.length === 0 ? [] : month(expected?.filtered.inquiries)],
		[words.cards.executions, month(expected?.executions)],
		[
			words.cards.period,
			recommendedPeriod === null ? [] : [periodName(recommendedPeriod, words, language)],
		],
	];
	return html`<section class="cards">
		<div class="line">
			${shown.flatMap(([label, values]) =>
				values.map(
					(value) =>
						html`<div class="card">
							<div class="value">${value}</div>
							<div class="label">${label}</div>
						</div>`,
				),
			)}
		</div>
	</section>`;
}

function readyValues({ ready }: AuditResult, words: AuditWords): Markup {
	const { title, hint, places, nothing } = words.ready;
	const value = (place: string, entries: readonly string[]) =>
		html`<p class="place">${place}</p>
			${entries.length === 0
				? html`<p>${nothing}</p>`
				: html`<p class="ready">${entries.join(', ')}</p>`}`;
	return html`<section class="panel">
		<h2>${title}</h2>
		<p class="hint">${hint}</p>
		${value(places.aliases, ready.aliases)} ${value(places.websiteForms, ready.websiteForms)}
		${value(places.neverFrom, ready.neverFrom)}
	</section>`;
}

type SectionName = keyof AuditWords['sections'];
type ColumnName = keyof AuditWords['columns'];

interface AuditTable {
	readonly name: SectionName;
	readonly columns: readonly ColumnName[];
	readonly rows: ReadonlyArray<readonly string[]>;
	/** Of which these rows are the first; left out: there are no others. */
	readonly total?: number;
}

function tablesOf(page: AuditPage, words: AuditWords): AuditTable[] {
	const { result, language, zone, periods } = page;
	const { receiving, forms, automatic, filters, spam } = result;
	const figure = (value: number) => inNumber(value, language);
	const kinds = Object.entries(words.automaticKinds) as Array<[keyof typeof automatic, string]>;
	return [
		{
			name: 'receiving',
			columns: ['address', 'kind', 'mails'],
			rows: receiving.map(({ address, kind, mails }) => [
				...[address, words.receivingKinds[kind], figure(mails)],
			]),
		},
		{
			name: 'forms',
			columns: ['sender', 'kind', 'listed', 'mails'],
			rows: forms.map((form) => [
				...[form.address, formKindOf(form, words), listedWords(form, words), figure(form.mails)],
			]),
		},
		{
			name: 'automatic',
			columns: ['kind', 'mails'],
			rows: kinds.map(([kind, name]) => [name, figure(automatic[kind])]),
		},
		{
			name: 'sure',
			columns: ['sender', 'kind', 'mails', 'counted'],
			rows: (filters?.sure ?? []).map(({ address, kind, mails, counted: count }) => [
				...[address, words.filterKinds[kind], figure(mails), figure(count)],
			]),
		},
		{
			name: 'doubtful',
			columns: ['sender', 'kind', 'because', 'mails', 'counted'],
			rows: (filters?.doubtful ?? []).map(({ address, kind, because, mails, counted: count }) => [
				...[address, words.filterKinds[kind], words.doubts[because], figure(mails), figure(count)],
			]),
		},
		{
			name: 'spam',
			total: spam.worthALook,
			columns: ['received', 'sender', 'subject', 'because'],
			rows: spam.finds.map(({ receivedAt, from, subject, reason }) => [
				...[timeInWords(receivedAt, zone, language), from, subject, words.spamReasons[reason]],
			]),
		},
		{
			name: 'periods',
			columns: ['period', 'inquiries', 'repeats'],
			rows: periods.map(({ periodSeconds, inquiries, repeats }) => [
				...[periodName(periodSeconds, words, language), figure(inquiries), figure(repeats)],
			]),
		},
	];
}

const NUMBERS: ReadonlySet<ColumnName> = new Set(['mails', 'counted', 'inquiries', 'repeats']);

function section(
	{ name, columns, rows, total = rows.length }: AuditTable,
	words: AuditWords,
	language: Language,
): Markup | null {
	if (rows.length === 0) return null;
	const { title, hint } = words.sections[name];
	const left = total - Math.min(rows.length, MAX_ROWS);
	const classOf = (column: ColumnName | undefined) =>
		column !== undefined && NUMBERS.has(column) ? 'number' : '';
	const labelOf = (column: ColumnName | undefined) =>
		column === undefined ? '' : words.columns[column];
	return html`<section class="panel">
		<h2>${title}</h2>
		<p class="hint">${hint}</p>
		<div class="scroll">
			<table class="${columns.length > MAX_COLUMNS ? 'stacked' : ''}">
				<thead>
					<tr>
						${columns.map(
							(column) =>
								html`<th scope="col" class="${classOf(column)}">${words.columns[column]}</th>`,
						)}
					</tr>
				</thead>
				<tbody>
					${rows.slice(0, MAX_ROWS).map(
						(cells) =>
							html`<tr>
								${cells.map(
									(text, index) =>
										html`<td
											class="${classOf(columns[index])}"
											data-label="${labelOf(columns[index])}"
										>
											<bdi>${text}</bdi>
										</td>`,
								)}
							</tr>`,
					)}
				</tbody>
			</table>
		</div>
		${left > 0 ? html`<p class="hint">${counted(words.more, left, language)}</p>` : null}
	</section>`;
}

function formKindOf({ kind, namesClients }: FormSender, words: AuditWords): string {
	const name = words.formKinds[kind];
	return namesClients ? name : `${name}; ${words.namesNobody}`;
}

function listedWords({ leftOut, isRecognized }: FormSender, words: AuditWords): string {
	if (leftOut !== '') return words.listed[leftOut];
	return words.listed[isRecognized ? 'recognized' : 'needed'];
}

function periodName(seconds: number, words: AuditWords, language: Language): string {
	if (seconds === 0) return words.everyMail;
	const isDays = seconds % DAY_S === 0;
	const amount = Number((seconds / (isDays ? DAY_S : HOUR_S)).toFixed(2));
	return counted(isDays ? words.days : words.hours, amount, language);
}

const HOUR_S = DAY_S / 24;
