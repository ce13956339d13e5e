import { DateTime } from 'luxon';
import type { IExecuteFunctions } from 'n8n-workflow';
import { REPORT_FIELDS, type FieldNames, type ReportField } from '../../core/report/fields';
import { PERIOD_KINDS, type PeriodChoice } from '../../core/report/period';
import type { ReportOptions } from '../../core/report/report';
import type { Language } from '../../core/text/wording';
import { languageOf } from '../../n8n/parameters/language-option';
import { asRecord, textOf } from '../../core/text/unknown';
import { listEntries } from '../../core/lists/list-entries';
import { oneOf } from '../../n8n/parameters/parameters';

/** What the parameters of Report → Build ask for. */
export interface ReportSettings {
	readonly report: ReportOptions;
	readonly language: Language;
	/** '' for the usual one. */
	readonly title: string;
	readonly hasPictures: boolean;
	/** Whether inquiries are listed with their senders. */
	readonly isListed: boolean;
}

/** Reads the parameters. Throws `SettingError`; what core judges better (days, dates, groupings) it does. */
export function reportSettingsOf(context: IExecuteFunctions, now: number): ReportSettings {
	const zone = context.getTimezone();
	const options = asRecord(context.getNodeParameter('options', 0, {}));
	return {
		report: {
			now,
			zone,
			period: periodOf(context),
			groupBy: listEntries('Group By', context.getNodeParameter('groupBy', 0, ['source']), 'words'),
			compare: context.getNodeParameter('compare', 0, true) !== false,
			fields: fieldsOf(options.fields),
		},
		language: languageOf(context.getNodeParameter('language', 0, 'auto'), zone),
		title: textOf(options.title),
		hasPictures: options.pictures !== false,
		isListed: options.listInquiries !== false,
	};
}

function periodOf(context: IExecuteFunctions): PeriodChoice {
	const chosen = context.getNodeParameter('period', 0, 'lastDays');
	const kind = oneOf('Period', chosen, PERIOD_KINDS);
	if (kind === 'lastDays') {
		const includesToday = context.getNodeParameter('includeToday', 0, true) !== false;
		return { kind, days: Number(context.getNodeParameter('days', 0, 7)), includesToday };
	}
	if (kind !== 'custom') return { kind };
	const [from, to] = ['from', 'to'].map((name) => context.getNodeParameter(name, 0, ''));
	return { kind, from: dateText(from), to: dateText(to) };
}

/** A date as the date picker writes it, or as an expression gives it: a Date, or luxon's DateTime. */
function dateText(value: unknown): string {
	if (typeof value !== 'object' || value === null) return textOf(value);
	// In its own zone, where it may be midnight.
	if (DateTime.isDateTime(value)) return value.toISO() ?? '';
	const ms: unknown = value.valueOf();
	return typeof ms === 'number' && Number.isFinite(ms) ? new Date(ms).toISOString() : '';
}

function fieldsOf(value: unknown): FieldNames {
	const { values } = asRecord(value);
	const names: Partial<Record<ReportField, string>> = {};
	for (const { field, name } of Array.isArray(values) ? values.map(asRecord) : []) {
		if (textOf(name) !== '') names[oneOf('Fields', field, REPORT_FIELDS)] = textOf(name);
	}
	return names;
}
