/** What tells one trigger from all others, however often it is renamed. */
export interface TriggerId {
	readonly workflowId: string;
	readonly nodeId: string;
}

/** Returns the key of a trigger for maps and sets. */
export function keyOf({ workflowId, nodeId }: TriggerId): string {
	return `${workflowId}:${nodeId}`;
}
