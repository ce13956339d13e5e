import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { accountMethods } from '../n8n/account/account-methods';
import { mailboxCredentials } from '../n8n/account/mailbox-credentials';
import { OUTPUTS_EXPRESSION } from './trigger-output-names';
import { properties } from './trigger-properties';

export class EmailInquiryTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Email Inquiry Trigger',
		name: 'emailInquiryTrigger',
		icon: { light: 'file:../icons/inquiry.svg', dark: 'file:../icons/inquiry.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ [$parameter["folders"]].flat().join(", ") }} · repeat period {{ $parameter["repeatPeriod"] }} {{ $parameter["repeatPeriod"] === 1 ? $parameter["repeatPeriodUnit"].slice(0, -1) : $parameter["repeatPeriodUnit"] }}',
		description:
			'Turns client mail in a mailbox into inquiries; repeats within a period do not count',
		eventTriggerDescription: 'Waiting for mail in this mailbox',
		activationMessage:
			'From now on every new message from a client becomes an inquiry. The first execution shows that the mailbox is connected.',
		defaults: { name: 'Email Inquiry Trigger' },
		polling: true,
		inputs: [],
		outputs: OUTPUTS_EXPRESSION,
		credentials: mailboxCredentials(),
		properties,
	};

	methods = accountMethods;

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		// eslint-disable-next-line no-restricted-syntax -- loaded with the first poll: n8n loads every node at its start
		const { runPoll } = await import('./run-poll');
		return await runPoll(this);
	}
}
