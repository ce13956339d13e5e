import type { IPollFunctions } from 'n8n-workflow';
import { workflowNodesOf } from '../n8n/workflow/workflow-nodes';
import { nodeOf } from './node-of';

/** Returns the ids of all nodes of the workflow, disabled ones too, or null when that cannot be told. */
export function knownNodeIds(context: IPollFunctions): ReadonlySet<string> | null {
	const nodes = workflowNodesOf(context, nodeOf(context));
	return nodes === null ? null : new Set(nodes.map(({ id }) => id));
}
