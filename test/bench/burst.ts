import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startEmbeddedServer } from '../support/imap/embedded';
import { mail } from '../support/mail';
import { markdownTable } from '../support/markdown-table';
import {
	EMAIL_TRIGGER_IMAP,
	emailInquiryTrigger,
	type MailTrigger,
} from '../support/n8n/mail-triggers';
import { startN8n, type N8n } from '../support/n8n/server';

/**
 * What 500 messages at once cost a real n8n, beside its own Email Trigger: processor time and memory of its main
 * process, in an n8n of its own each. What n8n does meanwhile by itself is measured before and taken off.
 */
export async function bench(): Promise<void> {
	await promisify(execFile)(process.execPath, ['node_modules/gulp/bin/gulp.js', 'build']);
	const rows: string[][] = [];
	for (const trigger of TRIGGERS) {
		const runs: Burst[] = [];
		for (let round = 0; round < ROUNDS; round++) runs.push(await measure(trigger));
		const median = (of: (run: Burst) => number) =>
			runs.map(of).sort((a, b) => a - b)[Math.floor(runs.length / 2)] ?? NaN;
		rows.push([
			trigger.name,
			`${median(({ items }) => items)} of ${MESSAGES}`,
			String(median(({ executions }) => executions)),
			median(({ cpuSeconds }) => cpuSeconds).toFixed(2),
			median(({ memoryMb }) => memoryMb).toFixed(0),
		]);
	}
	const head = ['Trigger', 'Messages', 'Executions', 'CPU s', 'Memory MB'];
	console.log(markdownTable([head, ...rows]).join('\n'));
}

const MESSAGES = Number(process.env['BENCH_MESSAGES'] ?? 500);
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3);
const TRIGGERS = [
	emailInquiryTrigger('Email Inquiry Trigger'),
	emailInquiryTrigger('the same, Simplify off', { simplify: false }),
	emailInquiryTrigger('the same, Instant Collection off', {
		running: { instantCollection: false },
	}),
	EMAIL_TRIGGER_IMAP,
];
const USER = 'office@firm.example';
/** Longer than a poll, and than the executions it leads to. */
const WATCHED_MS = 75_000;
const SAMPLE_MS = 250;

interface Burst {
	readonly items: number;
	readonly executions: number;
	readonly cpuSeconds: number;
	/** Above what it held before. */
	readonly memoryMb: number;
}

async function measure(trigger: MailTrigger): Promise<Burst> {
	const server = await startEmbeddedServer();
	const n8n = await startN8n({ packageFolder: process.cwd(), report: console.error });
	try {
		await server.append(USER, 'INBOX', mail({ from: 'old@client.example', subject: 'Old' }));
		const workflowId = await n8n.createWorkflow(await trigger.workflow(n8n, server, USER));
		await n8n.activate(workflowId);
		// The first message makes it load all it needs.
		await delay(WATCHED_MS);
		await server.append(USER, 'INBOX', mail({ from: 'first@client.example', subject: 'First' }));
		await delay(WATCHED_MS);
		const idle = await watched(n8n);
		const before = (await n8n.usage()).memoryMb;
		const news = Array.from({ length: MESSAGES }, (_, number) => ({
			raw: mail({ from: `client${number}@client.example`, to: USER, subject: `Burst ${number}` }),
			receivedAt: new Date(),
		}));
		await server.appendMany(USER, 'INBOX', news);
		const burst = await watched(n8n);
		const executions = await n8n.executions(workflowId, 250);
		const items = executions.flatMap((execution) => execution.items(trigger.node, trigger.output));
		const isOfBurst = (item: object) =>
			'subject' in item && String(item.subject).startsWith('Burst');
		return {
			items: items.filter(isOfBurst).length,
			executions: executions.filter((execution) =>
				execution.items(trigger.node, trigger.output).some(isOfBurst),
			).length,
			cpuSeconds: burst.cpuSeconds - idle.cpuSeconds,
			memoryMb: burst.peakMb - before,
		};
	} finally {
		await n8n.stop();
		await server.stop();
	}
}

/** Returns the processor time of the next while and the most memory seen in it. */
async function watched(n8n: N8n): Promise<{ cpuSeconds: number; peakMb: number }> {
	const begun = await n8n.usage();
	const until = Date.now() + WATCHED_MS;
	let last = begun;
	let peakMb = begun.memoryMb;
	while (Date.now() < until) {
		await delay(SAMPLE_MS);
		last = await n8n.usage();
		peakMb = Math.max(peakMb, last.memoryMb);
	}
	return { cpuSeconds: last.cpuSeconds - begun.cpuSeconds, peakMb };
}
