import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { accountMethods } from '../n8n/account/account-methods';
import { mailboxCredentials } from '../n8n/account/mailbox-credentials';
import { OUTPUTS_EXPRESSION } from './action-outputs';
import { properties, WITHOUT_MAILBOX } from './action-properties';

export class EmailInquiry implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Email Inquiry',
		name: 'emailInquiry',
		icon: { light: 'file:../icons/inquiry.svg', dark: 'file:../icons/inquiry.dark.svg' },
		group: ['transform'],
		// As a list: to a node of one version n8n adds the operation 'Custom API Call', and no API takes these credentials.
		version: [1],
		defaultVersion: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Builds reports on inquiries, reads, marks and moves their messages, drafts answers, checks whether they were answered, audits a mailbox, explains why a message is an inquiry or not, and compares repeat periods',
		defaults: { name: 'Email Inquiry' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: OUTPUTS_EXPRESSION,
		credentials: mailboxCredentials(WITHOUT_MAILBOX),
		properties,
	};

	methods = accountMethods;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		// eslint-disable-next-line no-restricted-syntax -- loaded with the first execution: n8n loads every node at its start
		const { execute } = await import('./execute');
		return await execute(this);
	}
}
