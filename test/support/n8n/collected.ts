import { INQUIRIES, IGNORED, REPEATS, STATUS } from './example';
import type { Execution } from './execution';
import type { Json } from './json';

export type Outcome = 'status' | 'inquiry' | 'repeat' | 'ignored';

/** One item that n8n handed to a branch of the example workflow. */
export interface Collected {
	readonly outcome: Outcome;
	readonly item: Json;
}

const BRANCHES: ReadonlyArray<readonly [Outcome, string]> = [
	['status', STATUS],
	['inquiry', INQUIRIES],
	['repeat', REPEATS],
	['ignored', IGNORED],
];

export function collectedBy(execution: Execution): Collected[] {
	return BRANCHES.flatMap(([outcome, node]) =>
		execution.items(node).map((item) => ({ outcome, item })),
	);
}

/** The collected messages in short, such as `repeat 'Quote'`. */
export function mailsOf(collected: readonly Collected[]): string[] {
	return collected
		.filter(({ outcome }) => outcome !== 'status')
		.map(({ outcome, item }) => `${outcome} '${String(item['subject'])}'`);
}

/** The events of the Status items. */
export function eventsOf(collected: readonly Collected[]): unknown[] {
	return collected.filter(({ outcome }) => outcome === 'status').map(({ item }) => item['event']);
}
