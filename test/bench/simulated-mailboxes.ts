import { fork, type ChildProcess } from 'node:child_process';
import { once, setMaxListeners } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { newEnvironment, type Environment } from '../../nodes/EmailInquiryTrigger/environment';
import { startEngine, type Engine } from '../support/engine';
import { mail } from '../support/mail';
import { markdownTable } from '../support/markdown-table';
import { usageOf } from '../support/n8n/usage';

/**
 * What many quiet mailboxes cost the node alone: n8n's engine is simulated on n8n-core's poll context, connections
 * are real, and the mail server is a process of its own. Each mailbox polls once a minute at a second of its own,
 * as n8n spreads them.
 */
export async function bench(): Promise<void> {
	const rows: string[][] = [];
	for (const mailboxes of [100, 1_000]) rows.push(await measure(mailboxes));
	const head = [
		...['Mailboxes', 'Activation s', 'MB each', 'CPU ms a minute and mailbox', 'Logins a minute'],
		...['Event loop 99 % ms', 'Messages', 'Median s', 'Longest s', 'Failed polls'],
	];
	console.log(markdownTable([head, ...rows]).join('\n'));
}

const MINUTES = 3;
const MESSAGES = 40;

async function measure(mailboxes: number): Promise<string[]> {
	const server = fork('scripts/lib/imap-server.mjs');
	const environment = newEnvironment();
	const ended = new AbortController();
	// Each mailbox waits on it.
	setMaxListeners(0, ended.signal);
	try {
		const access = (await answerOf(server)) as Access;
		const before = await usageOf(process.pid);
		const boxes = Array.from({ length: mailboxes }, (_, number) =>
			openBox(`office@firm${number}.example`, access, environment),
		);
		const activatedAt = Date.now();
		for (const { engine } of boxes) await engine.activate();
		const activationSeconds = (Date.now() - activatedAt) / 1000;
		const ticking = boxes.map(({ engine }, number) =>
			tickEachMinute(engine, (number / mailboxes) * MINUTE_MS, ended.signal),
		);
		// The first poll of an activation listens to nothing, and the second one logs in for good.
		await delay(2 * MINUTE_MS);
		server.send({});
		await answerOf(server);
		const begun = await usageOf(process.pid);
		const loop = monitorEventLoopDelay({ resolution: 10 });
		loop.enable();
		const sent = await sendSome(server, boxes);
		const after = await usageOf(process.pid);
		loop.disable();
		server.send({});
		const { connections } = (await answerOf(server)) as { connections: number };
		await delay(MINUTE_MS);
		ended.abort();
		await Promise.all(ticking);
		const seconds = sent.map(({ box, sentAt }) => ((box.arrivedAt ?? NaN) - sentAt) / 1000);
		seconds.sort((a, b) => a - b);
		const failed = boxes.reduce((sum, { engine }) => sum + engine.errors.length, 0);
		return [
			...[String(mailboxes), activationSeconds.toFixed(1)],
			((after.memoryMb - before.memoryMb) / mailboxes).toFixed(2),
			(((after.cpuSeconds - begun.cpuSeconds) * 1000) / MINUTES / mailboxes).toFixed(1),
			(connections / MINUTES).toFixed(1),
			(loop.percentile(99) / 1e6).toFixed(0),
			`${seconds.filter((value) => !Number.isNaN(value)).length} of ${sent.length}`,
			(seconds[Math.floor(seconds.length / 2)] ?? NaN).toFixed(2),
			(seconds.at(-1) ?? NaN).toFixed(2),
			String(failed),
		];
	} finally {
		ended.abort();
		environment.clients.dropAll();
		server.disconnect();
		await once(server, 'exit');
	}
}

interface Access {
	readonly host: string;
	readonly port: number;
	readonly password: string;
}

interface Box {
	readonly user: string;
	readonly engine: Engine;
	/** When n8n got its first inquiry, Unix ms. */
	arrivedAt: number | null;
}

async function answerOf(server: ChildProcess): Promise<unknown> {
	const [answer] = (await once(server, 'message')) as unknown[];
	return answer;
}

function openBox(user: string, access: Access, environment: Environment): Box {
	const running = { instantCollection: true };
	const engine = startEngine({ server: access, user, environment, parameters: { running } });
	const box: Box = { user, engine, arrivedAt: null };
	engine.executions.push = (...executions) => {
		box.arrivedAt ??= executions.some(({ outputs }) => (outputs[0]?.length ?? 0) > 0)
			? Date.now()
			: null;
		return Array.prototype.push.apply(engine.executions, executions);
	};
	return box;
}

async function tickEachMinute(
	engine: Engine,
	offsetMs: number,
	signal: AbortSignal,
): Promise<void> {
	try {
		await delay(offsetMs, undefined, { signal });
		for (;;) {
			const next = delay(MINUTE_MS, undefined, { signal });
			await Promise.all([engine.tick(), next]);
		}
	} catch (error) {
		if (!signal.aborted) throw error;
	}
}

/** Sends messages to mailboxes far apart, spread over the time of the measurement. */
async function sendSome(server: ChildProcess, boxes: readonly Box[]) {
	const step = Math.floor(boxes.length / MESSAGES);
	const sent: Array<{ box: Box; sentAt: number }> = [];
	for (const box of boxes.filter((_, number) => number % step === 0).slice(0, MESSAGES)) {
		const raw = mail({ from: 'client@client.example', subject: 'New' });
		server.send({ user: box.user, raw: raw.toString() });
		sent.push({ box, sentAt: Date.now() });
		await delay((MINUTES * MINUTE_MS) / MESSAGES);
	}
	return sent;
}

const MINUTE_MS = 60_000;
