import { setTimeout as delay } from 'node:timers/promises';
import { LOOPBACK } from '../../../support/imap/listen';
import { startN8n, type N8n, type N8nOptions } from '../../../support/n8n/server';
import { startWorker } from '../../../support/n8n/worker';
import { postgresPrograms, startPostgres } from '../../../support/services/postgres';
import { redisProgram, startRedis } from '../../../support/services/redis';
import { keepRunning, type KeptRunning } from './keep-running';

/** n8n in queue mode: a main, two workers, PostgreSQL and Redis, all on this machine. */
export interface Installation {
	readonly n8n: N8n;
	readonly main: KeptRunning;
	readonly workers: readonly KeptRunning[];
	/** Kills Redis and starts it again; resolves when it is back, and n8n with it. */
	cutRedis(outageMs: number): Promise<void>;
	stop(): Promise<void>;
}

/** Returns the packages of Debian that queue mode needs and this machine lacks. */
export function missingPackages(): string[] {
	return [
		...(postgresPrograms() === undefined ? ['postgresql'] : []),
		...(redisProgram() === undefined ? ['redis-server'] : []),
	];
}

/** Starts everything and returns it once n8n answers. */
export async function startInstallation(
	options: N8nOptions & { readonly report: (line: string) => void },
): Promise<Installation> {
	const log = options.report;
	const ending: Array<() => Promise<void>> = [];
	const stop = async () => {
		for (const end of ending.reverse()) await end();
	};
	try {
		const postgres = await startPostgres(postgresPrograms() ?? '');
		ending.push(postgres.stop);
		const redis = await startRedis(redisProgram() ?? '');
		ending.push(redis.stop);
		const env = {
			...options.env,
			EXECUTIONS_MODE: 'queue',
			QUEUE_BULL_REDIS_HOST: LOOPBACK,
			QUEUE_BULL_REDIS_PORT: String(redis.port),
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: LOOPBACK,
			DB_POSTGRESDB_PORT: String(postgres.port),
			DB_POSTGRESDB_DATABASE: postgres.database,
			DB_POSTGRESDB_USER: postgres.user,
		};
		const n8n = await startN8n({ ...options, env });
		const main = keepRunning('main', n8n, log);
		ending.push(main.stop);
		const workers: KeptRunning[] = [];
		for (const name of ['worker 1', 'worker 2']) {
			const worker = keepRunning(name, await startWorker({ ...options, env }), log);
			ending.push(worker.stop);
			workers.push(worker);
		}
		return {
			n8n,
			main,
			workers,
			cutRedis: async (outageMs) => {
				await redis.kill();
				await delay(outageMs);
				await redis.start();
				for (const part of [main, ...workers]) await part.running();
			},
			stop,
		};
	} catch (error) {
		await stop();
		throw error;
	}
}
