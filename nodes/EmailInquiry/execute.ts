import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { OPERATIONS } from './operations';

/** Runs what 'Resource' and 'Operation' name. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const resource = String(context.getNodeParameter('resource', 0));
	const name = `${resource}.${String(context.getNodeParameter('operation', 0))}`;
	const operation = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
	if (operation !== undefined) return await operation(context);
	throw new NodeOperationError(context.getNode(), "This 'Operation' is not known", {
		description: "Choose one of the list for the 'Resource'.",
	});
}
