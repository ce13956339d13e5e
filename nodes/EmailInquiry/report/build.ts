import type { IBinaryKeyData, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { isoDate } from '../../core/report/labels';
import { buildReport, type Report } from '../../core/report/report';
import { reportRows } from '../../core/report/rows';
import { toNodeError } from '../../n8n/errors/node-error';
import { failureOf } from '../results';
import { loadDrawing } from './load-drawing';
import { hintsOf } from './report-hints';
import { reportFigures } from './report-figures';
import { reportSettingsOf, type ReportSettings } from './report-settings';

/** Report → Build: the inquiries of a period as figures, page, mail and rows. Needs no mailbox. */
export async function buildReports(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	try {
		return await build(context);
	} catch (error) {
		const nodeError = toNodeError(context, error, null, 'report');
		if (!context.continueOnFail()) throw nodeError;
		const pairedItem = pairedItems(context.getInputData().length, 1);
		return [[{ json: failureOf(nodeError), pairedItem }], []];
	}
}

async function build(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const given = givenItems(context.getInputData());
	const settings = reportSettingsOf(context, Date.now());
	const report = buildReport(given, settings.report);
	const rows = reportRows(report, settings.language);
	for (const message of hintsOf(report))
		context.addExecutionHints({ message, location: 'outputPane' });
	const { json, binary } = await drawn(context, report, settings);
	const pairedItem = pairedItems(context.getInputData().length, rows.length + 1);
	return [
		[{ json: { ...reportFigures(report), ...json }, binary, pairedItem }],
		rows.map((row) => ({ json: row, pairedItem })),
	];
}

/** A node that found nothing and always outputs data passes on one empty item. */
function givenItems(items: readonly INodeExecutionData[]): readonly unknown[] {
	const [first] = items;
	const isNothing = items.length === 1 && Object.keys(first?.json ?? {}).length === 0;
	return isNothing ? [] : items.map(({ json }) => json);
}

async function drawn(
	context: IExecuteFunctions,
	report: Report,
	{ language, title, hasPictures, isListed }: ReportSettings,
): Promise<Required<Pick<INodeExecutionData, 'json' | 'binary'>>> {
	const { reportHtml, reportMail, reportPicture } = await loadDrawing();
	const page = Buffer.from(reportHtml(report, { language, title, isListed }));
	const mail = await reportMail(report, {
		language,
		title,
		isListed,
		...(hasPictures ? {} : { charts: [] }),
	});
	const toFile = context.helpers.prepareBinaryData.bind(context.helpers);
	const binary: IBinaryKeyData = {
		report: await toFile(page, fileName(report, 'html'), 'text/html'),
	};
	if (hasPictures) {
		const picture = await reportPicture(report, { language, title });
		binary.picture = await toFile(picture, fileName(report, 'png'), 'image/png');
	}
	for (const chart of mail.charts) {
		binary[chart.cid] = await toFile(chart.png, chart.fileName, 'image/png');
	}
	const { subject, html, charts } = mail;
	return { json: { subject, html, charts: charts.map(({ cid }) => cid).join(',') }, binary };
}

function fileName({ period: { start, end }, zone }: Report, type: 'html' | 'png'): string {
	return `report-${isoDate(start, zone)}-${isoDate(Math.max(start, end - 1), zone)}.${type}`;
}

/** All items, as each may have made a figure; of very many the first, as n8n repeats the list with every row. */
function pairedItems(items: number, outputs: number): Array<{ item: number }> {
	const length = items * outputs > MAX_PAIRS ? 1 : items;
	return Array.from({ length }, (_, item) => ({ item }));
}

const MAX_PAIRS = 100_000;
