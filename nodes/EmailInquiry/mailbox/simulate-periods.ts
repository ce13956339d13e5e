import type { INodeExecutionData } from 'n8n-workflow';
import type { Mailbox } from '../../core/mailbox/mailbox';
import { repeatPeriodOf } from '../../core/counting/repeat-period';
import { SettingError } from '../../core/errors/advised-error';
import { beginSimulation, type SimulationResult } from '../../core/simulation/simulate';
import { listEntries } from '../../core/lists/list-entries';
import { asRecord } from '../../core/text/unknown';
import { languageOf } from '../../n8n/parameters/language-option';
import type { Language } from '../../core/text/wording';
import { visitMailbox } from '../../n8n/account/visit';
import type { SimulatedSpan } from '../../drawing/periods';
import { loadDrawing } from '../report/load-drawing';
import type { MailboxJob } from '../mailbox-job';
import { passOf, passThrough } from './pass-through';
import { toSimulationItems, type SimulatedMailbox } from './simulation-items';

/** Mailbox → Simulate Repeat Period: what each period would have counted of the last days. Reads headers, and the text of what names its client there. */
export async function simulatePeriods(job: MailboxJob): Promise<INodeExecutionData[][]> {
	const { context, account, limits, now } = job;
	const options = asRecord(context.getNodeParameter('options', 0, {}));
	const question: Question = {
		...passOf(job),
		periods: periodsOf(options.periods),
	};
	const looked = await visitMailbox(context, account, limits, (mailbox) =>
		simulate(mailbox, question),
	);
	const pairedItem = [...context.getInputData().keys()].map((item) => ({ item }));
	const { folders } = question;
	const zone = context.getTimezone();
	const language = languageOf(options.language, zone);
	const asked = { mailbox: account.address, folders, now, zone, language };
	const [summary, periods] = toSimulationItems(looked, asked);
	const span = { mailbox: account.address, zone, start: looked.since, end: now };
	const chart = options.pictures === false ? {} : await chartOf(job, looked.result, span, language);
	return [
		summary.map((json) => ({ json, ...chart, pairedItem })),
		periods.map((json) => ({ json, pairedItem })),
	];
}

/** What the user asked for. */
interface Question extends ReturnType<typeof passOf> {
	readonly periods: readonly number[];
}

const DEFAULT_PERIODS = ['0', '1', '2', '7', '14', '30', '60', '90'];
const MAX_PERIODS = 20;

async function simulate(mailbox: Mailbox, question: Question): Promise<SimulatedMailbox> {
	const { taker, since, cutShort } = await passThrough(mailbox, question, (found) =>
		beginSimulation({ ...question, ...found }),
	);
	return { result: taker.result(), since, cutShort };
}

async function chartOf(
	{ context }: MailboxJob,
	{ counted, unreadable, periods }: SimulationResult,
	span: SimulatedSpan,
	language: Language,
) {
	if (counted + unreadable === 0) return {};
	const { periodsPng } = await loadDrawing();
	const png = await periodsPng(periods, span, language);
	const chartPeriods = await context.helpers.prepareBinaryData(png, 'periods.png', 'image/png');
	return { binary: { chartPeriods } };
}

function periodsOf(value: unknown): number[] {
	const written = listEntries('Periods', withDecimalPoints(value), 'words');
	const days = written.length === 0 ? DEFAULT_PERIODS : written;
	if (days.length > MAX_PERIODS) {
		throw new SettingError(
			'Periods',
			`'Periods' holds more than ${MAX_PERIODS} numbers`,
			'Leave some out: each one is calculated for every message.',
		);
	}
	const wrong = days.findIndex((number) => !Number.isFinite(Number(number)));
	if (wrong !== -1) {
		throw new SettingError(
			'Periods',
			`'Periods', entry ${wrong + 1} is not a number`,
			'Write numbers of days, separated by commas, for example 1, 7, 30. Half a day is 0.5.',
		);
	}
	const periods = days.map((number) => repeatPeriodOf(number, 'days'));
	return [...new Set(periods)].sort((a, b) => a - b);
}

/** `0,5; 1; 7`: where semicolons or lines part the numbers, a comma between digits is a decimal sign. */
function withDecimalPoints(value: unknown): unknown {
	return typeof value === 'string' && /[;\n]/.test(value)
		? value.replace(/(?<=\d),(?=\d)/g, '.')
		: value;
}
