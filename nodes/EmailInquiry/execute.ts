import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { inMailbox } from './in-mailbox';
import type { Operation } from './operation';
import { checkAnswers } from './operations/check';
import { getMessages } from './operations/get';
import { markMessages } from './operations/mark';
import { moveMessages } from './operations/move';
import { simulatePeriods } from './operations/simulate';

/** Runs what 'Resource' and 'Operation' name. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const resource = String(context.getNodeParameter('resource', 0));
	const name = `${resource}.${String(context.getNodeParameter('operation', 0))}`;
	const operation = OPERATIONS[name];
	if (operation !== undefined) return await operation(context);
	throw new NodeOperationError(context.getNode(), "This 'Operation' is not known", {
		description: "Choose one of the list for the 'Resource'.",
	});
}

const OPERATIONS: Readonly<Record<string, Operation>> = {
	'answer.check': inMailbox(checkAnswers),
	'mailbox.simulate': inMailbox(simulatePeriods),
	'message.get': inMailbox(getMessages),
	'message.mark': inMailbox(markMessages),
	'message.move': inMailbox(moveMessages),
};
