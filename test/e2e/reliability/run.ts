import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { TestServer } from '../../support/imap/server';
import { startN8n, type N8n } from '../../support/n8n/server';
import { collectionBy, passed } from './collection';
import type { EngineSetting } from './engines';
import { executionReader } from './executions';
import { connected, openOffice, type Office } from './office';
import { KILLED, type Scenario } from './scenarios';
import type { Tally } from './tally';

/** One n8n with one workflow per scenario, side by side. */
export interface Run {
	readonly engine: EngineSetting;
	readonly scenarios: readonly Scenario[];
	readonly outageMs: number;
	/** The trigger's option: how long an outage lasts before it is worth a word. */
	readonly outageMinutes: number;
	/** Mail comes this often to each mailbox. */
	readonly mailEveryMs: number;
	readonly pollEverySeconds: number;
	/** How often n8n is killed; only for the scenario about that. */
	readonly kills: number;
}

export interface Result extends Tally {
	readonly scenario: Scenario;
	readonly engine: EngineSetting;
	readonly seconds: number;
}

export interface Site {
	readonly server: TestServer;
	readonly packageFolder: string;
	/** Lets few n8n start at a time: starting takes a whole processor. */
	readonly booting: <T>(boot: () => Promise<T>) => Promise<T>;
	readonly log: (line: string) => void;
	readonly signal: AbortSignal;
}

/** Two polls, so that what comes twice has had its time. */
const AFTERMATH_MS = 12_000;
/** From an answer of the server to the execution it leads to. */
const DIGESTION_MS = 60;
const MAILS_PER_KILL = 20;

export async function play(run: Run, site: Site): Promise<Result[]> {
	const { engine, scenarios } = run;
	const place = engine.name.replace(/[^a-z0-9]+/gi, '-');
	const log = (line: string) => site.log(`${engine.name}: ${line}`);
	const { packageFolder, signal } = site;
	const env = { ...engine.env, ...logEnvironment(`${place}-${scenarios[0]?.id}`) };
	const n8n = await twice(log, () =>
		site.booting(() =>
			startN8n({ packageFolder, version: engine.version, env, report: log, signal }),
		),
	);
	const offices: Office[] = [];
	try {
		const reader = await executionReader(n8n);
		const running = { outageMinutes: run.outageMinutes };
		for (const scenario of scenarios) {
			const plan = { scenario, place, running, pollEverySeconds: run.pollEverySeconds };
			offices.push(await openOffice(site.server, n8n, reader, plan));
		}
		const begun = Date.now();
		for (const { workflowId } of offices) await n8n.activate(workflowId);
		await Promise.all(offices.map(connected));
		log(`${offices.length} workflows connected`);
		await Promise.all(offices.map((office) => office.send(3)));

		const isKilling = scenarios.includes(KILLED);
		await (isKilling ? playKills : playOutage)(run, n8n, offices, { ...site, log });

		await Promise.all(offices.map((office) => office.send(3)));
		const results = await Promise.all(
			offices.map(async (office) => {
				await office.settled();
				const seconds = Math.round((Date.now() - begun) / 1000);
				await delay(AFTERMATH_MS, undefined, { signal });
				return { ...(await office.tally()), scenario: office.scenario, engine, seconds };
			}),
		);
		for (const result of results) log(inWords(result));
		return results;
	} catch (error) {
		throw new Error(`${engine.name}: ${String(error)}\nn8n says:\n${n8n.tail()}`, { cause: error });
	} finally {
		await n8n.stop();
		await Promise.all(offices.map((office) => office.stop()));
	}
}

/** A machine with too much to do may need more than the two minutes that n8n has to start. */
async function twice<T>(log: Site['log'], start: () => Promise<T>): Promise<T> {
	return await start().catch(async (error: unknown) => {
		log(`once more: ${String(error).split('\n')[0]}`);
		return await start();
	});
}

/** n8n's own logs are kept when `E2E_LOGS` names a folder. */
function logEnvironment(name: string): NodeJS.ProcessEnv {
	const folder = process.env['E2E_LOGS'];
	if (!folder) return {};
	return {
		N8N_LOG_OUTPUT: 'console,file',
		N8N_LOG_FILE_LOCATION: join(folder, `${name}.log`),
	};
}

/** A restart, then a long outage, with mail arriving all the time. */
async function playOutage(run: Run, n8n: N8n, offices: readonly Office[], site: Site) {
	const { log, booting, signal } = site;
	const sendToAll = async () => {
		await Promise.all(offices.map((office) => office.send(1)));
	};
	for (const office of offices) await office.settled();
	log('everything before the restart is collected');

	await n8n.shutDown();
	await setFaults(offices.filter(({ scenario }) => scenario.isDownAtStart));
	await sendToAll();
	await sendToAll();
	await twice(log, () => booting(() => n8n.start()));
	await setFaults(offices);
	log('restarted, outage begins');

	const begin = Date.now();
	let quarter = 0;
	while (Date.now() - begin < run.outageMs) {
		await sendToAll();
		if (Date.now() - begin >= ((quarter + 1) * run.outageMs) / 4) {
			quarter++;
			for (const office of offices) await office.scenario.atQuarter?.(n8n, office, quarter);
			log(`quarter ${quarter} of the outage is over`);
		}
		await delay(run.mailEveryMs, undefined, { signal });
	}
	for (const { mailboxes } of offices) {
		for (const { proxy } of mailboxes) await proxy.become('none');
	}
	log('outage ends');
}

async function setFaults(offices: readonly Office[]): Promise<void> {
	for (const { scenario, mailboxes } of offices) {
		for (const { proxy } of mailboxes) await proxy.become(scenario.fault ?? 'none');
	}
}

/** Kills n8n again and again at random moments of a collection, told by the bytes that the server has sent. */
async function playKills(run: Run, n8n: N8n, [office]: readonly Office[], site: Site) {
	const { log, booting, signal } = site;
	const [mailbox] = office?.mailboxes ?? [];
	if (!office || !mailbox) throw new Error('There is no mailbox to collect from');
	const collection = async () => {
		const begun = collectionBy(mailbox.proxy);
		await office.send(MAILS_PER_KILL);
		return begun;
	};

	await office.settled();
	const first = await collection();
	await office.settled();
	const whole = first.bytes;
	for (let kill = 1; kill <= run.kills; kill++) {
		const moment = Math.round(Math.random() * whole);
		await passed(await collection(), moment, signal);
		// What n8n does with an answer takes a while, too.
		await delay(Math.random() * DIGESTION_MS, undefined, { signal });
		await n8n.kill();
		await office.send(2);
		await twice(log, () => booting(() => n8n.start()));
		log(`kill ${kill} after ${moment} of about ${whole} bytes`);
		// Else a collection that never gets to its end would be the only one ever killed.
		await office.settled();
	}
}

function inWords(result: Result): string {
	const { scenario, sent, collected, lost, doubled, unknown, errors, crashed, events } = result;
	const counts = [
		`sent ${sent}, collected ${collected}, lost ${lost.length}, doubled ${doubled.length}`,
		`errors ${errors.length}, crashed ${crashed}, status ${JSON.stringify(events)}`,
	];
	const odd = [...lost, ...doubled, ...unknown, ...new Set(errors)].slice(0, 8).join(' | ');
	return `${scenario.name}: ${counts.join(', ')} ${odd}`;
}
