import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startEmbeddedServer } from '../support/imap/embedded';
import { startProxy } from '../support/imap/proxy';
import { mail } from '../support/mail';
import { markdownTable } from '../support/markdown-table';
import {
	EMAIL_TRIGGER_IMAP,
	emailInquiryTrigger,
	type MailTrigger,
} from '../support/n8n/mail-triggers';
import { newProfile } from '../support/n8n/profile';
import { startN8n } from '../support/n8n/server';

/**
 * What very many quiet mailboxes cost one real n8n, and how fast a message of one of them is still there, beside
 * n8n's own Email Trigger in an n8n of its own. `BENCH_PROFILE=1` tells which share of the processor time was spent in
 * our package; keeping that account makes n8n slower.
 */
export async function bench(): Promise<void> {
	await promisify(execFile)(process.execPath, ['node_modules/gulp/bin/gulp.js', 'build']);
	const rows: string[][] = [];
	for (const row of TRIGGERS) rows.push(await measure(row));
	const head = [
		...['Trigger', 'Mailboxes', 'MB each', 'CPU ms a minute and mailbox'],
		...[...(isProfiled ? ['Of it in our package'] : []), 'Connections a minute'],
		...['Messages', 'Median s', 'Longest s'],
	];
	console.log(markdownTable([head, ...rows]).join('\n'));
}

const MAILBOXES = Number(process.env['BENCH_MAILBOXES'] ?? 200);
/** Of n8n: else it builds an isolate for expressions at each poll, whether there is one or not. */
const LAZY = { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' };
const isProfiled = process.env['BENCH_PROFILE'] === '1';
const MESSAGES = 20;
const MINUTES = 3;
/** Until each has polled twice: the first poll of an activation listens to nothing. */
const SETTLING_MS = 130_000;
const OURS = emailInquiryTrigger('Email Inquiry Trigger');
const OURS_POLLING = emailInquiryTrigger('polling', { running: { instantCollection: false } });
/** A name, what is measured, and settings of n8n for it. */
type Row = readonly [name: string, trigger: MailTrigger, env: NodeJS.ProcessEnv];
const ALL: readonly Row[] = [
	['Email Inquiry Trigger', OURS, {}],
	['the same, N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true', OURS, LAZY],
	['the same, Instant Collection off', OURS_POLLING, {}],
	["n8n's Email Trigger (IMAP)", EMAIL_TRIGGER_IMAP, {}],
];
/** `BENCH_TRIGGER` is a pattern for the names of those to measure. */
const TRIGGERS = ALL.filter(([name]) => new RegExp(process.env['BENCH_TRIGGER'] ?? '').test(name));

async function measure([name, trigger, settings]: Row): Promise<string[]> {
	const server = await startEmbeddedServer();
	const proxy = await startProxy(server);
	const profile = isProfiled ? await newProfile() : null;
	const env = { ...profile?.env, ...settings };
	const n8n = await startN8n({ packageFolder: process.cwd(), report: console.error, env });
	try {
		const site = { ...server, host: proxy.host, port: proxy.port };
		await delay(30_000);
		const before = (await n8n.usage()).memoryMb;
		const boxes: Array<{ user: string; workflowId: string }> = [];
		for (let number = 0; number < MAILBOXES; number++) {
			const user = `office${number}@firm${number}.example`;
			await server.append(user, 'INBOX', mail({ from: 'old@client.example', subject: 'Old' }));
			const workflowId = await n8n.createWorkflow(await trigger.workflow(n8n, site, user));
			await n8n.activate(workflowId);
			boxes.push({ user, workflowId });
		}
		await delay(SETTLING_MS);
		proxy.reset();
		const begun = await n8n.usage();
		profile?.begin();
		await delay(MINUTES * 60_000);
		const after = await n8n.usage();
		profile?.end();
		const { connections } = proxy;
		const sent = new Map<string, number>();
		const chosen = boxes.filter((_, number) => number % Math.ceil(MAILBOXES / MESSAGES) === 0);
		for (const { user, workflowId } of chosen) {
			await server.append(user, 'INBOX', mail({ from: 'client@client.example', subject: 'New' }));
			sent.set(workflowId, Date.now());
			await delay(2_000);
		}
		await delay(75_000);
		const seconds: number[] = [];
		for (const [workflowId, sentAt] of sent) {
			for (const execution of await n8n.executions(workflowId)) {
				const items = execution.items(trigger.node, trigger.output);
				const { startedAt } = execution;
				if (items.some(({ subject }) => subject === 'New') && startedAt !== null)
					seconds.push((startedAt - sentAt) / 1000);
			}
		}
		seconds.sort((a, b) => a - b);
		const cpuMs = (after.cpuSeconds - begun.cpuSeconds) * 1000;
		if (profile !== null) await n8n.shutDown();
		const share = (await profile?.shareOfPackage(Date.now())) ?? NaN;
		return [
			...[name, String(MAILBOXES)],
			((after.memoryMb - before) / MAILBOXES).toFixed(2),
			(cpuMs / MINUTES / MAILBOXES).toFixed(1),
			...(isProfiled ? [`${(share * 100).toFixed(0)} %`] : []),
			(connections / MINUTES).toFixed(1),
			`${seconds.length} of ${chosen.length}`,
			(seconds[Math.floor(seconds.length / 2)] ?? NaN).toFixed(1),
			(seconds.at(-1) ?? NaN).toFixed(1),
		];
	} finally {
		await n8n.stop();
		await proxy.stop();
		await server.stop();
	}
}
