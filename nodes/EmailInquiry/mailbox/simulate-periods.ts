import { setImmediate } from 'node:timers/promises';
import type { INodeExecutionData } from 'n8n-workflow';
import type { FolderStatus, Mailbox } from '../../core/mailbox/mailbox';
import { MailboxError } from '../../core/errors/mailbox-error';
import type { NoteUnexpected } from '../../core/errors/unexpected';
import { mailInOrder } from '../../core/reading/mail-in-order';
import { nameClients } from '../../core/reading/name-clients';
import { entriesOf, type QueueEntry } from '../../core/reading/queue';
import { repeatPeriodOf } from '../../core/counting/repeat-period';
import { SettingError } from '../../core/errors/advised-error';
import { beginSimulation, type SimulationResult } from '../../core/simulation/simulate';
import { listEntries } from '../../core/lists/list-entries';
import { withClosestFolder } from '../../collect/folder-problem';
import { asRecord } from '../../core/text/unknown';
import { foldersOf, wholeNumber } from '../../n8n/parameters/parameters';
import { languageOf } from '../../n8n/parameters/language-option';
import type { Language } from '../../core/text/wording';
import { ruleParametersOf, rulesOf } from '../../n8n/parameters/read-rules';
import { unexpectedLog } from '../../n8n/errors/unexpected-log';
import { visitMailbox } from '../../n8n/account/visit';
import type { SimulatedSpan } from '../../drawing/periods';
import { loadDrawing } from '../report/load-drawing';
import type { MailboxJob } from '../mailbox-job';
import { toSimulationItems, type SimulatedMailbox } from './simulation-items';
import { spanOf } from '../../core/simulation/simulated-span';
import { DAY_MS, MINUTE_MS } from '../../core/time/lengths';

/** Mailbox → Simulate Repeat Period: what each period would have counted of the last days. Reads headers, and the text of what names its client there. */
export async function simulatePeriods(job: MailboxJob): Promise<INodeExecutionData[][]> {
	const { context, account, limits, now } = job;
	const options = asRecord(context.getNodeParameter('options', 0, {}));
	const rules = ruleParametersOf((name) => context.getNodeParameter(name, 0, {}));
	const days = wholeNumber('Days', context.getNodeParameter('days', 0), 1, 3650);
	const question: Question = {
		folders: foldersOf(context.getNodeParameter('folders', 0)),
		since: now - days * DAY_MS,
		periods: periodsOf(options.periods),
		rules: rulesOf(rules, account),
		stopAt: now + READING_MS,
		now,
		noteUnexpected: unexpectedLog(context.logger),
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
interface Question {
	readonly folders: readonly string[];
	/** In ms. */
	readonly since: number;
	readonly periods: readonly number[];
	readonly rules: ReturnType<typeof rulesOf>;
	/** After this moment (ms) no more mail is read. */
	readonly stopAt: number;
	readonly now: number;
	readonly noteUnexpected: NoteUnexpected;
}

const HEADS_PER_FETCH = 200;
const TEXTS_PER_FETCH = 20;
const MAILS_AT_ONCE = 20;
/** Of all folders together. Some 100 MB of memory at most; every period remembers the pairs of so many messages. */
const MAX_MAILS = 100_000;
const READING_MS = 20 * MINUTE_MS;
const DEFAULT_PERIODS = ['0', '1', '2', '7', '14', '30', '60', '90'];
const MAX_PERIODS = 20;

async function simulate(mailbox: Mailbox, question: Question): Promise<SimulatedMailbox> {
	const { folders, stopAt } = question;
	const opened = new Map<string, FolderStatus>();
	let current = '';
	const { since, found, cutShort } = await spanOf({ ...question, most: MAX_MAILS }, search);
	const simulation = beginSimulation({
		...question,
		since,
		folders: [...opened].map(([folder, status]) => ({ folder, status })),
	});
	const queues = folders.map((folder) => ({ folder, pending: found.get(folder) ?? [] }));
	let settled = 0;
	for await (const { entry } of mailInOrder(queues, fetchNext)) {
		if (Date.now() > stopAt)
			return { result: simulation.result(), since, cutShort: { because: 'outOfTime' } };
		// Other workflows run in the same process.
		if (++settled % MAILS_AT_ONCE === 0) await setImmediate();
		if (entry.kind === 'mail') simulation.settle(entry.head, entry.named);
		else if (entry.kind === 'unread') simulation.settleUnread();
	}
	return { result: simulation.result(), since, cutShort };

	/** A day more, and exact times when settling, as the trigger does. Mail that arrives meanwhile is not looked at. */
	async function search(folder: string, from: number) {
		const status = current === folder ? opened.get(folder) : await open(folder);
		if (status !== undefined && !opened.has(folder)) opened.set(folder, status);
		const end = opened.get(folder)?.uidNext ?? Infinity;
		const uids = await mailbox.searchSince(new Date(from - DAY_MS));
		return uids.filter((uid) => uid < end);
	}

	async function open(folder: string) {
		current = folder;
		return await mailbox.open(folder).catch(async (error: unknown) => {
			throw error instanceof MailboxError ? await withClosestFolder(mailbox, error) : error;
		});
	}

	async function fetchNext(folder: string, pending: readonly number[]): Promise<QueueEntry[]> {
		if (folder !== current) await open(folder);
		const requested = pending.slice(0, HEADS_PER_FETCH);
		const answer = await mailbox.fetchHeads(requested);
		const named = await nameClients(
			answer.heads,
			question.rules,
			(heads) => mailbox.fetchTexts(heads),
			() => TEXTS_PER_FETCH,
			question.noteUnexpected,
		);
		return entriesOf(requested, answer, named);
	}
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
