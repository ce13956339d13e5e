import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { CLASSIC, DURABLE_CURSORS, type EngineSetting } from '../e2e/reliability/engines';
import { startEmbeddedServer } from '../support/imap/embedded';
import type { TestServer } from '../support/imap/server';
import { mail } from '../support/mail';
import { markdownTable } from '../support/markdown-table';
import { EMAIL_TRIGGER_IMAP, emailInquiryTrigger } from '../support/n8n/mail-triggers';
import { startN8n, type N8n } from '../support/n8n/server';

/**
 * How long mail takes from the server into an execution, in a real n8n with the default poll, beside n8n's own
 * Email Trigger in the same n8n. A message comes to each mailbox at the same random moments.
 */
export async function bench(): Promise<void> {
	await promisify(execFile)(process.execPath, ['node_modules/gulp/bin/gulp.js', 'build']);
	const rows: string[][] = [];
	for (const engine of ENGINES) rows.push(...(await measure(engine)));
	const head = ['Engine', 'Trigger', 'Messages', 'Median s', '95 % s', 'Longest s'];
	console.log(markdownTable([head, ...rows]).join('\n'));
}

/** `BENCH_ENGINE` is a pattern for the names of the engines to measure. */
const ENGINES = [CLASSIC, DURABLE_CURSORS].filter(({ name }) =>
	new RegExp(process.env['BENCH_ENGINE'] ?? '').test(name),
);
/** 5 to 25 s apart: as many as fit into some minutes, and out of step with the poll. */
const MESSAGES = Number(process.env['BENCH_MESSAGES'] ?? 20);

async function measure(engine: EngineSetting): Promise<string[][]> {
	const server = await startEmbeddedServer();
	const n8n = await startN8n({
		...{ version: engine.version, env: engine.env },
		...{ packageFolder: process.cwd(), report: console.error },
	});
	try {
		const triggers = await Promise.all(TRIGGERS.map((trigger) => begin(n8n, server, trigger)));
		// The first poll of an activation listens to nothing, and the first tick comes within a minute.
		await delay(75_000);
		const sent = new Map<string, number>();
		for (let number = 0; number < MESSAGES; number++) {
			const subject = `Message ${number}`;
			for (const { user } of triggers) {
				const from = `client${number}@client.example`;
				await server.append(user, 'INBOX', mail({ from, to: user, subject }));
				sent.set(`${user} ${subject}`, Date.now());
			}
			await delay(5_000 + Math.random() * 20_000);
		}
		await delay(75_000);
		return await Promise.all(
			triggers.map(async ({ user, workflowId, name, node, output }) => {
				const seconds = new Map<string, number>();
				for (const execution of await n8n.executions(workflowId, 250)) {
					for (const item of execution.items(node, output)) {
						const sentAt = sent.get(`${user} ${String(item['subject'])}`);
						if (sentAt === undefined || execution.startedAt === null) continue;
						seconds.set(String(item['subject']), (execution.startedAt - sentAt) / 1000);
					}
				}
				const sorted = [...seconds.values()].sort((a, b) => a - b);
				const share = (part: number) =>
					(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN).toFixed(1);
				const count = `${sorted.length} of ${MESSAGES}`;
				return [engine.name, name, count, share(0.5), share(0.95), share(1)];
			}),
		);
	} finally {
		await n8n.stop();
		await server.stop();
	}
}

const TRIGGERS = [
	{ ...emailInquiryTrigger('Email Inquiry Trigger'), user: 'instant@firm.example' },
	{
		...emailInquiryTrigger('the same, Instant Collection off', {
			running: { instantCollection: false },
		}),
		user: 'plain@firm.example',
	},
	{ ...EMAIL_TRIGGER_IMAP, user: 'builtin@firm.example' },
];

async function begin(n8n: N8n, server: TestServer, trigger: (typeof TRIGGERS)[number]) {
	await server.append(trigger.user, 'INBOX', mail({ from: 'old@client.example', subject: 'Old' }));
	const workflowId = await n8n.createWorkflow(await trigger.workflow(n8n, server, trigger.user));
	await n8n.activate(workflowId);
	return { ...trigger, workflowId };
}
