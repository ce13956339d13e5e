import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentOf } from './environment';
import { ensureN8n, N8N_VERSION } from './install';
import { installPackage } from './package-folder';
import { freePort } from './ports';
import { startProcess, type N8nProcess } from './process';
import type { N8nOptions } from './server';

/** One worker of n8n's queue mode: runs the executions that the main n8n puts into the queue. */
export interface Worker {
	/** Ends it as a power cut would; `start` brings it back. */
	kill(): Promise<void>;
	/** Resolves when it is gone, also by itself. */
	gone(): Promise<void>;
	start(): Promise<void>;
	stop(): Promise<void>;
}

/** Starts a worker; where queue and database are says `env`, as for the main n8n. */
export async function startWorker(options: N8nOptions): Promise<Worker> {
	const { packageFolder, version = N8N_VERSION, env = {}, report = () => undefined } = options;
	const installed = await ensureN8n(version, report);
	const userFolder = await mkdtemp(join(tmpdir(), 'n8n-worker-'));
	let running: N8nProcess | undefined;
	const stop = async () => {
		await running?.end();
		await rm(userFolder, { recursive: true, force: true, maxRetries: 5 });
	};
	try {
		await installPackage(packageFolder, userFolder);
		const port = await freePort();
		const place = { userFolder, port, brokerPort: await freePort() };
		const health = {
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(port),
			N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		};
		const environment = environmentOf(place, { ...installed.env, ...env, ...health });
		const args = ['worker', '--concurrency=5'];
		const isReady = () =>
			fetch(`http://127.0.0.1:${port}/healthz/readiness`).then(
				async (answer) => {
					await answer.text();
					return answer.ok;
				},
				() => false,
			);
		const { signal } = options;
		const start = async () => {
			const command = { installed, args, env: environment, isReady };
			running = await startProcess({ ...command, ...(signal ? { signal } : {}) });
		};
		await start();
		return {
			kill: async () => await running?.kill(),
			gone: async () => await running?.gone,
			start,
			stop,
		};
	} catch (error) {
		await stop();
		throw error;
	}
}
