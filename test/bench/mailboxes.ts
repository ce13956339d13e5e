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
import { startN8n } from '../support/n8n/server';

/**
 * What very many quiet mailboxes cost one real n8n, and how fast a message of one of them is still there, beside
 * n8n's own Email Trigger in an n8n of its own.
 */
export async function bench(): Promise<void> {
	await promisify(execFile)(process.execPath, ['node_modules/gulp/bin/gulp.js', 'build']);
	const rows: string[][] = [];
	for (const trigger of TRIGGERS) rows.push(await measure(trigger));
	const head = [
		...['Trigger', 'Mailboxes', 'MB each', 'CPU ms a minute and mailbox', 'Connections a minute'],
		...['Messages', 'Median s', 'Longest s'],
	];
	console.log(markdownTable([head, ...rows]).join('\n'));
}

const MAILBOXES = Number(process.env['BENCH_MAILBOXES'] ?? 200);
const MESSAGES = 20;
const MINUTES = 3;
/** Until each has polled twice: the first poll of an activation listens to nothing. */
const SETTLING_MS = 130_000;
const TRIGGERS = [
	emailInquiryTrigger('Email Inquiry Trigger'),
	emailInquiryTrigger('the same, Instant Collection off', {
		running: { instantCollection: false },
	}),
	EMAIL_TRIGGER_IMAP,
];

async function measure(trigger: MailTrigger): Promise<string[]> {
	const server = await startEmbeddedServer();
	const proxy = await startProxy(server);
	const n8n = await startN8n({ packageFolder: process.cwd(), report: console.error });
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
		await delay(MINUTES * 60_000);
		const after = await n8n.usage();
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
		return [
			...[trigger.name, String(MAILBOXES)],
			((after.memoryMb - before) / MAILBOXES).toFixed(2),
			(cpuMs / MINUTES / MAILBOXES).toFixed(1),
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
