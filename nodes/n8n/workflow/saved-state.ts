import type { IExecuteFunctions } from 'n8n-workflow';
import { asRecord } from '../../core/text/unknown';

/** Under which triggers keep their states in static data; with durable cursors in their node's, else in the workflow's. */
export const STATES_KEY = 'emailInquiry';

/**
 * Returns what a trigger of the workflow saved, or undefined where n8n does not let another node read it: with durable
 * cursors, and in executions that n8n 1.x starts in the editor. n8n 2.x takes the workflow of those from its database.
 */
export function savedStateOf(
	context: Pick<IExecuteFunctions, 'getWorkflowStaticData'>,
	nodeId: string,
): unknown {
	return asRecord(context.getWorkflowStaticData('global')[STATES_KEY])[nodeId];
}
