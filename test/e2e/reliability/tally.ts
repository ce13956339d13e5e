import { isUnfinished, type HeldExecution } from './executions';

/** What became of the mail of one scenario. */
export interface Tally {
	readonly sent: number;
	/** Different messages that n8n holds an execution with. */
	readonly collected: number;
	readonly lost: readonly string[];
	/** Once for each time a message was collected again. */
	readonly doubled: readonly string[];
	/** Collected, but never sent. */
	readonly unknown: readonly string[];
	/** Messages of failed executions. */
	readonly errors: readonly string[];
	/** Executions that died with n8n; their mail is in them and they can be retried. */
	readonly crashed: number;
	/** Executions that wait or run, or whose place in the queue was lost. */
	readonly unfinished: number;
	/** Of Status items. */
	readonly events: Readonly<Record<string, number>>;
}

export function tallyOf(sent: readonly string[], executions: readonly HeldExecution[]): Tally {
	const times = countOf(executions.flatMap(({ mails }) => mails));
	const isSent = new Set(sent);
	const failed = executions.filter(({ status }) => status === 'error');
	return {
		sent: sent.length,
		collected: sent.filter((subject) => times.has(subject)).length,
		lost: sent.filter((subject) => !times.has(subject)),
		doubled: [...times].flatMap(([subject, count]) => Array(count - 1).fill(subject)),
		unknown: [...times.keys()].filter((subject) => !isSent.has(subject)),
		errors: failed.map(({ error }) => error || 'an error without a message'),
		crashed: executions.filter(({ status }) => status === 'crashed').length,
		unfinished: executions.filter(isUnfinished).length,
		events: Object.fromEntries(countOf(executions.flatMap(({ events }) => events))),
	};
}

function countOf(values: readonly string[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return counts;
}
