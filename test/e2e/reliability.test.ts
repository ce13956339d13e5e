import { join } from 'node:path';
import { startDovecot } from '../support/imap/dovecot';
import type { TestServer } from '../support/imap/server';
import { gate } from './reliability/gate';
import { copyOfPackage, type PackageCopy } from './reliability/package-copy';
import { planOf } from './reliability/plan';
import { writeReport } from './reliability/report';
import { play, type Result, type Run } from './reliability/run';
import { KILLED, type Scenario } from './reliability/scenarios';

const REPOSITORY = join(__dirname, '..', '..');
/** Includes the installations of n8n. */
const PATIENCE_MS = 4 * 3_600_000;

const plan = planOf(process.env);
const ending = new AbortController();
const playing = new Map<Run, Promise<Result[]>>();
const results: Result[] = [];
let server: TestServer;
let copy: PackageCopy;

beforeAll(async () => {
	server = await startDovecot();
	copy = await copyOfPackage(REPOSITORY);
	const packageFolder = copy.folder;
	const { signal } = ending;
	const site = { server, packageFolder, booting: gate(2), log, signal };
	const next = gate(plan.atOnce);
	for (const run of plan.runs) {
		const played = next(async () => {
			signal.throwIfAborted();
			const rows = await play(run, site);
			results.push(...rows);
			// After each run, so that a night cut short leaves what it found.
			if (plan.isNightly) await writeReport(REPOSITORY, plan, results);
			return rows;
		});
		// Reported by the tests of this run, which may not have begun to wait.
		played.catch((error: unknown) => log(String(error)));
		playing.set(run, played);
	}
}, PATIENCE_MS);

afterAll(async () => {
	ending.abort();
	await Promise.allSettled(playing.values());
	await server?.stop();
	await copy?.remove();
}, PATIENCE_MS);

const rows = plan.runs.flatMap((run) =>
	run.scenarios.map((scenario) => [run.engine.name, scenario.name, run, scenario] as const),
);

test.each(rows)(
	'%s – %s: nothing lost, nothing doubled, no noise',
	async (_engine, _scenario, run, scenario) => {
		const played = await playing.get(run);
		const result = played?.find((row) => row.scenario === scenario);
		if (!result) throw new Error('The scenario was not played');
		expect(result.unknown).toEqual([]);
		expect(result.collected + result.lost.length).toBe(result.sent);
		const { lost, doubled, errors } = result;
		expect(lost.length + doubled.length).toBeLessThanOrEqual(mailsAtRisk(run, scenario));
		expect(errors.length <= scenario.errors ? [] : errors).toEqual([]);
		if (!scenario.isAnnounced || run.outageMs < (run.outageMinutes + 0.4) * 60_000) return;
		expect(result.events).toMatchObject({ broken: 1, recovered: 1 });
	},
	PATIENCE_MS,
);

/** n8n saves state and execution one after the other: a kill between them costs one batch, but with cursors. */
function mailsAtRisk({ engine, kills }: Run, scenario: Scenario): number {
	return scenario !== KILLED || engine.isExact
		? 0
		: kills * Number(scenario.running?.['batchSize']);
}

function log(line: string): void {
	process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);
}
