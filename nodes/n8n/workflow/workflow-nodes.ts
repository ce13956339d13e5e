import { asRecord, fieldOf, textOf } from '../../core/text/unknown';

/** A node of the workflow, as it is in n8n's editor. */
export interface WorkflowNode {
	readonly id: string;
	readonly name: string;
	/** With the name of its package in front: `n8n-nodes-base.set`. */
	readonly type: string;
	/** Expressions are not evaluated. */
	readonly parameters: Readonly<Record<string, unknown>>;
	/** The id of the credential of each type; '' where n8n does not say it. */
	readonly credentials: ReadonlyMap<string, string>;
}

/**
 * Returns all nodes of the workflow as the context knows it, disabled ones too, or null when that cannot be told. No
 * function of a context lists them: they stand in n8n's own object, in 1.x and 2.x alike.
 */
export function workflowNodesOf(
	context: object,
	own: { readonly id: string },
): WorkflowNode[] | null {
	const nodes = fieldOf(Reflect.get(context, 'workflow'), 'nodes');
	if (typeof nodes !== 'object' || nodes === null) return null;
	const known = Object.values(nodes).flatMap((node: unknown): WorkflowNode[] => {
		const id = fieldOf(node, 'id');
		if (typeof id !== 'string') return [];
		const parameters = asRecord(fieldOf(node, 'parameters'));
		const [name, type] = [textOf(fieldOf(node, 'name')), textOf(fieldOf(node, 'type'))];
		const credentials = credentialsOf(fieldOf(node, 'credentials'));
		return [{ id, name, type, parameters, credentials }];
	});
	// Not one of them is us: whatever this list is, it does not say what exists.
	return known.some(({ id }) => id === own.id) ? known : null;
}

/** Returns the id of the credential of each type that a node uses. */
export function credentialsOf(credentials: unknown): ReadonlyMap<string, string> {
	const byType = Object.entries(asRecord(credentials));
	return new Map(byType.map(([type, chosen]) => [type, textOf(fieldOf(chosen, 'id'))]));
}
