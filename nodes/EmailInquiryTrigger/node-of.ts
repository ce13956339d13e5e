import type { INode, IPollFunctions } from 'n8n-workflow';
import type { TriggerId } from '../core/account/trigger-id';

/** Returns which trigger a poll is of. */
export function triggerIdOf(context: IPollFunctions): TriggerId {
	return { workflowId: context.getWorkflow().id ?? '', nodeId: nodeOf(context).id };
}

/** Returns the node of a poll. Nobody may change it: n8n would copy all its parameters at each question. */
export function nodeOf(context: IPollFunctions): INode {
	const known = NODES.get(context);
	if (known !== undefined) return known;
	const node = context.getNode();
	NODES.set(context, node);
	return node;
}

const NODES = new WeakMap<IPollFunctions, INode>();
