import { DateTime } from 'luxon';
import { buildReport, type ReportOptions } from '../../nodes/core/report/report';
import { reportRows } from '../../nodes/core/report/rows';
import { reportHtml } from '../../nodes/drawing/report-html';
import { reportMail } from '../../nodes/drawing/report-mail';
import { randomNumbers } from '../support/report/sample';

const COUNT = 100_000;
const NOW = Date.parse('2026-10-01T08:00:00+03:00');
const ZONE = 'Europe/Moscow';
const OPTIONS: ReportOptions = {
	now: NOW,
	zone: ZONE,
	period: { kind: 'previousQuarter' },
	groupBy: ['source', 'day'],
	compare: true,
};

/** A report of 100,000 inquiries, beside the counting a user would write in a Code node. */
export async function bench(): Promise<void> {
	let items: Array<Record<string, unknown>> = [];
	const results = [
		await measure('(the items themselves)', () => (items = inquiries())),
		await measure('buildReport and its rows', () => reportRows(buildReport(items, OPTIONS))),
		await measure('  by sender (30,000 groups)', () =>
			reportRows(buildReport(items, { ...OPTIONS, groupBy: ['sender'] })),
		),
		await measure('  by sender and day (90,000 groups)', () =>
			reportRows(buildReport(items, { ...OPTIONS, groupBy: ['sender', 'day'] })),
		),
		await measure('peer: source × day with luxon and one object per group', () => plain(items)),
	];
	const report = buildReport(items, OPTIONS);
	for (const run of ['first', 'again']) {
		results.push(
			await measure(`page, ${run}`, () => reportHtml(report, { language: 'ru' })),
			await measure(`mail with three pictures, ${run}`, () =>
				reportMail(report, { language: 'ru' }),
			),
		);
	}
	console.table(results);
}

interface Result {
	readonly what: string;
	readonly ms: number;
	/** Of the processor: on a machine that does other things too it says more. */
	readonly 'CPU ms': number;
	/** Of the process so far, items and all. */
	readonly 'peak MB': number;
}

async function measure(what: string, run: () => unknown): Promise<Result> {
	const cpu = process.cpuUsage();
	const started = process.hrtime.bigint();
	await run();
	const ms = Number(process.hrtime.bigint() - started) / 1e6;
	const { user, system } = process.cpuUsage(cpu);
	return {
		what,
		ms: Math.round(ms),
		'CPU ms': Math.round((user + system) / 1000),
		'peak MB': Math.round(process.resourceUsage().maxRSS / 1024),
	};
}

function inquiries(): Array<Record<string, unknown>> {
	const random = randomNumbers(1);
	const begin = NOW - 200 * 86_400_000;
	return Array.from({ length: COUNT }, (_, index) => ({
		inquiryId: `inquiry-${index}`,
		receivedAt: DateTime.fromMillis(Math.floor(begin + random() * (NOW - begin)), {
			zone: ZONE,
		}).toISO(),
		senderAddress: `client${Math.floor(random() * 30_000)}@client.example`,
		senderName: 'Client',
		recipient: `box${Math.floor(random() * 5)}@firm.example`,
		subject: 'Delivery to Tula',
		text: 'Hello, what does delivery to Tula cost?',
		phone: '',
		source: `source-${Math.floor(random() * 12)}`,
		mailbox: 'office@firm.example',
	}));
}

/** Inquiries, unique senders and share per source and day of the quarter, and nothing else. */
function plain(items: ReadonlyArray<Record<string, unknown>>): unknown[] {
	const now = DateTime.fromMillis(NOW, { zone: ZONE });
	const end = now.startOf('quarter');
	const start = end.minus({ quarters: 1 });
	const groups: Record<string, { inquiries: number; senders: Set<unknown> }> = {};
	let total = 0;
	for (const { receivedAt, source, senderAddress } of items) {
		const at = DateTime.fromISO(String(receivedAt), { zone: ZONE });
		if (at < start || at >= end) continue;
		const group = (groups[`${String(source)}|${at.toISODate()}`] ??= {
			inquiries: 0,
			senders: new Set(),
		});
		group.inquiries++;
		group.senders.add(senderAddress);
		total++;
	}
	return Object.entries(groups).map(([key, { inquiries: count, senders }]) => ({
		key,
		count,
		unique: senders.size,
		share: count / total,
	}));
}
