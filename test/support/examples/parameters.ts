import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeTypeDescription,
} from 'n8n-workflow';

/** Returns the parameters that n8n would keep of those in the file: what it knows and shows. */
export function keptParameters(node: INode, described: INodeTypeDescription): INodeParameters {
	const kept = NodeHelpers.getNodeParameters(
		described.properties,
		node.parameters,
		true,
		false,
		node,
		described,
	);
	return kept ?? {};
}

/** Returns what n8n would say about the parameters, such as a required one that is empty. */
export function parameterIssues(node: INode, described: INodeTypeDescription): readonly string[] {
	const issues = NodeHelpers.getNodeParametersIssues(described.properties, node, described);
	return Object.values(issues?.parameters ?? {}).flat();
}

export function descriptionOf(
	{ type, typeVersion }: INode,
	all: readonly INodeTypeDescription[],
): INodeTypeDescription {
	const found = all.find(
		({ name, version }) => name === type && [version].flat().includes(typeVersion),
	);
	if (found === undefined) throw new Error(`n8n has no ${type} ${typeVersion}`);
	return found;
}
