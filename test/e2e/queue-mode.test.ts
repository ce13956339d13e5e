import { join } from 'node:path';
import { startDovecot } from '../support/imap/dovecot';
import type { TestServer } from '../support/imap/server';
import { CLASSIC, QUEUE_ENGINES } from './reliability/engines';
import { copyOfPackage, type PackageCopy } from './reliability/package-copy';
import { missingPackages } from './reliability/queue/installation';
import { writeQueueSection } from './reliability/queue/report';
import { playQueue, QUEUE_MODE, type QueueResult } from './reliability/queue/run';

const REPOSITORY = join(__dirname, '..', '..');
/** Includes the installation of n8n. */
const PATIENCE_MS = 2 * 3_600_000;

const ending = new AbortController();
const results: QueueResult[] = [];
const missing = missingPackages();
const reason = `not installed: ${missing.join(', ')}`;
let server: TestServer;
let copy: PackageCopy;

beforeAll(async () => {
	if (missing.length > 0) return;
	server = await startDovecot();
	copy = await copyOfPackage(REPOSITORY);
});

afterAll(async () => {
	ending.abort();
	await server?.stop();
	await copy?.remove();
});

const title = '%s: nothing lost, nothing doubled, no noise';
/** `E2E_ENGINE` is a pattern for the names of the engines to run on. */
const wanted = new RegExp(process.env['E2E_ENGINE'] ?? '');
const engines = QUEUE_ENGINES.filter(({ name }) => wanted.test(name)).map(
	(engine) => [engine.name, engine] as const,
);

(missing.length > 0 ? test.skip : test).each(engines)(
	missing.length > 0 ? `${title} (${reason})` : title,
	async (_name, engine) => {
		const { signal } = ending;
		const result = await playQueue(engine, { server, packageFolder: copy.folder, log, signal });
		results.push(result);
		await writeQueueSection(REPOSITORY, results);
		const { lost, doubled, errors, unknown, atRisk } = result;
		expect(unknown).toEqual([]);
		expect(result.sent).toBe(600);
		expect(result.collected + lost.length).toBe(result.sent);
		expect(errors).toEqual([]);
		// docs/RELIABILITY.md says why n8n loses these where it keeps what it knows in Redis.
		const others = engine === CLASSIC ? lost.filter((subject) => !atRisk.has(subject)) : lost;
		// n8n saves state and execution one after the other: a death between them costs one batch, but with cursors.
		const batch = Number(QUEUE_MODE.running?.['batchSize']);
		const limit = engine.isExact ? 0 : result.mainDeaths * batch;
		expect(others.length + doubled.length).toBeLessThanOrEqual(limit);
	},
	PATIENCE_MS,
);

function log(line: string): void {
	process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);
}
