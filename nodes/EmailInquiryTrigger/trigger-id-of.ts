import type { IPollFunctions } from 'n8n-workflow';
import type { TriggerId } from '../core/account/trigger-id';

/** Returns which trigger a poll is of. */
export function triggerIdOf(context: IPollFunctions): TriggerId {
	return { workflowId: context.getWorkflow().id ?? '', nodeId: context.getNode().id };
}
