import { BY_HAND, REPORT, SIMULATION } from '../support/n8n/example';
import { isObject } from '../support/n8n/json';
import type { Stage } from './stage';

/** What the second node says of the mailbox. */
export interface Findings {
	readonly subject: string;
	/** Counted by the report. */
	readonly inquiries: number;
	/** Which repeat period fits, in a sentence. */
	readonly advice: string;
}

/** Clicks 'Execute workflow' on the part below: the report of the inquiries so far, and the simulation. */
export async function tryByHand({
	n8n,
	workflowId,
}: Pick<Stage, 'n8n' | 'workflowId'>): Promise<Findings> {
	const run = await n8n.runManually(workflowId, BY_HAND);
	if (run.status !== 'success') {
		throw new Error(`'${BY_HAND}' ended with ${run.status}: ${run.error ?? 'no reason given'}`);
	}
	const { subject, totals } = run.items(REPORT)[0] ?? {};
	const { text } = run.items(SIMULATION)[0] ?? {};
	return {
		subject: String(subject),
		inquiries: Number(isObject(totals) ? totals['inquiries'] : NaN),
		advice: String(text),
	};
}
