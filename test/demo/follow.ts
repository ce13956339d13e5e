import { setTimeout as delay } from 'node:timers/promises';
import { collectedBy, type Collected } from '../support/n8n/collected';
import type { Stage } from './stage';

const LOOK_MS = 1_000;
/** More executions than one poll starts. */
const NEWEST = 25;

/** Yields every second what n8n collected since the last time, until the signal ends it. */
export async function* follow({ n8n, workflowId, signal }: Stage): AsyncGenerator<Collected[]> {
	const seen = new Set<string>();
	while (!signal.aborted) {
		const executions = await n8n.executions(workflowId, NEWEST);
		const news = executions.filter(({ id }) => !seen.has(id));
		for (const execution of news) {
			seen.add(execution.id);
			const { id, status, error = 'no reason given' } = execution;
			if (status !== 'success') throw new Error(`Execution ${id} ended with ${status}: ${error}`);
		}
		yield news.flatMap((execution) => collectedBy(execution).sort(byArrival));
		await delay(LOOK_MS, undefined, { signal }).catch(() => undefined);
	}
}

/** Status items, which did not arrive, stay in front. */
function byArrival(a: Collected, b: Collected): number {
	return arrival(a) - arrival(b);
}

function arrival({ item }: Collected): number {
	return Date.parse(String(item['receivedAt'])) || 0;
}
