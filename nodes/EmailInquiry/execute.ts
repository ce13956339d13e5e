import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { checkAnswers } from './answer/check';
import { inMailbox, type MailboxOperation } from './mailbox-job';
import { auditMailbox } from './mailbox/audit-mailbox';
import { explainMails } from './mailbox/explain-mails';
import { simulatePeriods } from './mailbox/simulate-periods';
import { createDrafts } from './message/create-draft';
import { getMessages } from './message/get';
import { markMessages } from './message/mark';
import { moveMessages } from './message/move';
import { buildReports } from './report/build';

/** Does what 'Resource' and 'Operation' name. Returns the items of each output. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const resource = String(context.getNodeParameter('resource', 0));
	const name = `${resource}.${String(context.getNodeParameter('operation', 0))}`;
	if (name === REPORT) return await buildReports(context);
	const operation = Object.hasOwn(IN_MAILBOX, name) ? IN_MAILBOX[name] : undefined;
	if (operation !== undefined) return await inMailbox(context, operation);
	throw new NodeOperationError(context.getNode(), "This 'Operation' does not exist", {
		description: "Choose one from the list for the 'Resource'.",
	});
}

/** The one operation that needs no mailbox. */
const REPORT = 'report.build';

/** `resource.operation` → what it does in the mailbox. */
const IN_MAILBOX: Readonly<Record<string, MailboxOperation>> = {
	'answer.check': checkAnswers,
	'mailbox.audit': auditMailbox,
	'mailbox.explain': explainMails,
	'mailbox.simulate': simulatePeriods,
	'message.createDraft': createDrafts,
	'message.get': getMessages,
	'message.mark': markMessages,
	'message.move': moveMessages,
};

/** @internal */
export const OPERATIONS: readonly string[] = [REPORT, ...Object.keys(IN_MAILBOX)];
