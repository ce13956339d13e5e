import { QUEUE_ENGINES } from '../engines';
import { measuredNow, writeSection } from '../page';
import { POLL_EVERY_SECONDS, QUEUE_MODE, type QueueResult } from './run';

const COLUMNS = [
	'Engine',
	'Ends of main, workers, Redis',
	'Sent',
	'Collected',
	'Lost',
	'Duplicated',
	'Error executions',
	'Crashed or waiting',
	'Duration',
];

/** Writes the section about queue mode of docs/RELIABILITY.md. */
export async function writeQueueSection(
	repository: string,
	results: readonly QueueResult[],
): Promise<void> {
	const rows = results.map((row) => {
		const cells = [
			row.engine.name,
			`${row.mainDeaths}, ${row.workerDeaths}, ${row.redisDeaths}`,
			String(row.sent),
			String(row.collected),
			String(row.lost.length),
			String(row.doubled.length),
			String(row.errors.length),
			String(row.crashed + row.unfinished),
			`${Math.floor(row.seconds / 60)} min ${row.seconds % 60} s`,
		];
		return [row.engine.name, cells] as const;
	});
	const before = [
		'One main n8n and two workers on PostgreSQL and Redis (with an append-only file), each started again when it ends. Written by',
		['```', 'npm run test:e2e -- --nightly queue-mode', '```'].join('\n'),
		await measuredNow(repository),
		`- The trigger polls every ${POLL_EVERY_SECONDS} seconds, in batches of ${String(QUEUE_MODE.running?.['batchSize'])}; each execution takes a second. Main, a worker or Redis is killed (\`kill -9\`) 14 times, each time at a random moment while 20 messages are collected; more come while it is down. Redis is away for 4 or 15 seconds; after ten n8n ends itself, main and workers.`,
	];
	await writeSection(
		repository,
		'Queue mode',
		{ before, after: NOTES },
		{
			columns: COLUMNS,
			rows: new Map(rows),
			wanted: QUEUE_ENGINES.map(({ name }) => name),
			aboutOf: ([engine = '']) => engine,
		},
	);
}

const NOTES = [
	'- Without durable cursors n8n saves the state and creates the execution one after the other: an end of main between them can cost or double one batch. With durable cursors it commits both at once.',
	'- In queue mode n8n asks its cache, which is in Redis, whose workflow it is before it creates the execution. While Redis is away it saves the state of what the trigger hands over and creates no execution; when it ends itself after ten seconds (`QUEUE_BULL_REDIS_TIMEOUT_THRESHOLD`), what was handed over until then is lost. That is the first row. With `N8N_CACHE_BACKEND=memory` the execution is created all the same, with durable cursors state and execution are one transaction.',
	'- Crashed or waiting: n8n holds the execution with its messages but did not run it to its end, because its worker was killed or its place in the queue was lost. It can be retried in the list of executions; n8n does so by itself for none of them.',
];
