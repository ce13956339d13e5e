import { setTimeout as delay } from 'node:timers/promises';
import { collectionBy, passed } from '../collection';
import type { EngineSetting } from '../engines';
import { executionReader } from '../executions';
import { connected, openOffice, type Office } from '../office';
import type { Site } from '../run';
import type { Scenario } from '../scenarios';
import type { Tally } from '../tally';
import { startInstallation, type Installation } from './installation';

export interface QueueResult extends Tally {
	readonly engine: EngineSetting;
	/** Messages that n8n may have been about to make executions of when it ended itself, because Redis was away. */
	readonly atRisk: ReadonlySet<string>;
	/** How often the main n8n ended, killed or by itself because Redis was away. */
	readonly mainDeaths: number;
	readonly workerDeaths: number;
	readonly redisDeaths: number;
	readonly seconds: number;
}

/** In small batches, so that one collection is several executions. */
export const QUEUE_MODE: Scenario = {
	id: 'queue',
	name: 'Queue mode: kill -9 of main, workers and Redis',
	running: { batchSize: 10 },
	errors: 0,
};

export const POLL_EVERY_SECONDS = 5;

const SHORT_OUTAGE_MS = 4_000;
/** n8n ends itself when Redis was away for ten seconds. */
const LONG_OUTAGE_MS = 15_000;
/** From an answer of the mail server to what n8n makes of it; a worker has its execution then. */
const DIGESTION_MS = { main: 60, worker: 400, redis: 400 };
const AFTERMATH_MS = 30_000;
const BEFORE_KILL = 20;
const WHILE_DOWN = 10;
const AFTER_KILL = 10;

type Victim = keyof typeof DIGESTION_MS;

/** 14, for 600 messages with the first and the last 20. */
const VICTIMS: readonly Victim[] = [
	...(['main', 'worker', 'redis', 'worker', 'main'] as const),
	...(['redis', 'main', 'worker', 'redis', 'worker', 'main'] as const),
	...(['worker', 'redis', 'main'] as const),
];

/** Plays the kills over one mailbox and returns what became of its messages. */
export async function playQueue(
	engine: EngineSetting,
	site: Pick<Site, 'server' | 'packageFolder' | 'log' | 'signal'>,
): Promise<QueueResult> {
	const { packageFolder, signal, server } = site;
	const log = (line: string) => site.log(`${engine.name}, queue mode: ${line}`);
	const options = { packageFolder, version: engine.version, env: engine.env, report: log, signal };
	const installation = await startInstallation(options);
	const { n8n, main, workers } = installation;
	let office: Office | undefined;
	try {
		const reader = await executionReader(n8n);
		const place = engine.name.replace(/[^a-z0-9]+/gi, '-');
		const plan = {
			scenario: QUEUE_MODE,
			place,
			running: {},
			pollEverySeconds: POLL_EVERY_SECONDS,
			runsForSeconds: 1,
		};
		office = await openOffice(server, n8n, reader, plan);
		const begun = Date.now();
		await n8n.activate(office.workflowId);
		await connected(office);
		log('connected');
		const atRisk = await playKills(installation, office, { log, signal });
		await office.send(AFTER_KILL + WHILE_DOWN);
		await office.settled();
		const seconds = Math.round((Date.now() - begun) / 1000);
		await delay(AFTERMATH_MS, undefined, { signal });
		const result = {
			...(await office.tally()),
			engine,
			atRisk,
			mainDeaths: main.deaths(),
			workerDeaths: workers.reduce((sum, worker) => sum + worker.deaths(), 0),
			redisDeaths: VICTIMS.filter((victim) => victim === 'redis').length,
			seconds,
		};
		log(JSON.stringify({ ...result, engine: undefined, atRisk: atRisk.size }));
		return result;
	} catch (error) {
		throw new Error(`${engine.name}: ${String(error)}\nn8n says:\n${n8n.tail()}`, { cause: error });
	} finally {
		await installation.stop();
		await office?.stop();
	}
}

/**
 * Kills each at a random moment of a collection, told by the bytes that the mail server has sent, and returns the
 * messages at risk.
 */
async function playKills(
	{ main, workers, cutRedis }: Installation,
	office: Office,
	{ log, signal }: Pick<Site, 'log' | 'signal'>,
): Promise<Set<string>> {
	const [mailbox] = office.mailboxes;
	if (mailbox === undefined) throw new Error('There is no mailbox to collect from');
	const collection = async () => {
		const begun = collectionBy(mailbox.proxy);
		await office.send(BEFORE_KILL);
		return begun;
	};
	const first = await collection();
	await office.settled();
	const whole = first.bytes;
	const counts: Record<Victim, number> = { main: 0, worker: 0, redis: 0 };
	const atRisk = new Set<string>();
	const kills: Record<Victim, () => Promise<void>> = {
		main: () => main.kill(),
		worker: async () => await workers[counts.worker % workers.length]?.kill(),
		redis: async () => {
			const outageMs = counts.redis % 2 === 0 ? LONG_OUTAGE_MS : SHORT_OUTAGE_MS;
			await cutRedis(outageMs);
			if (outageMs === SHORT_OUTAGE_MS) return;
			for (const subject of (await office.tally()).lost) atRisk.add(subject);
		},
	};
	for (const victim of VICTIMS) {
		const moment = Math.round(Math.random() * whole);
		await passed(await collection(), moment, signal);
		await delay(Math.random() * DIGESTION_MS[victim], undefined, { signal });
		counts[victim]++;
		log(`kill of ${victim} ${counts[victim]} after ${moment} of about ${whole} bytes`);
		const revived = kills[victim]();
		await office.send(WHILE_DOWN);
		await revived;
		await office.send(AFTER_KILL);
	}
	return atRisk;
}
