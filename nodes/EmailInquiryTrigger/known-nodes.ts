import type { IPollFunctions } from 'n8n-workflow';

/**
 * Returns the ids of all nodes of the workflow as the context knows it, disabled ones too, or null when that cannot
 * be told. No function of a poll lists them: they stand in n8n's own object, in 1.x and 2.x alike.
 */
export function knownNodeIds(context: IPollFunctions): ReadonlySet<string> | null {
	const workflow: unknown = Reflect.get(context, 'workflow');
	const nodes = fieldOf(workflow, 'nodes');
	if (typeof nodes !== 'object' || nodes === null) return null;
	const ids = Object.values(nodes).map((node: unknown) => fieldOf(node, 'id'));
	const known = new Set(ids.filter((id) => typeof id === 'string'));
	// Not one of them is us: whatever this list is, it does not say what exists.
	return known.has(context.getNode().id) ? known : null;
}

function fieldOf(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
