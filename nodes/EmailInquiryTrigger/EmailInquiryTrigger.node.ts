import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { testMailbox } from '../n8n/account/credential-test';
import { getFolders } from '../n8n/account/folder-options';
import { mailboxCredentials } from '../n8n/account/mailbox-credentials';
import { newEnvironment } from './environment';
import { runPoll } from './run-poll';
import { OUTPUTS_EXPRESSION } from './trigger-outputs';
import { properties } from './trigger-properties';

/** One for the process, however many triggers there are. */
const ENVIRONMENT = newEnvironment();

export class EmailInquiryTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Email Inquiry Trigger',
		name: 'emailInquiryTrigger',
		icon: { light: 'file:../icons/inquiry.svg', dark: 'file:../icons/inquiry.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ $parameter["folders"].join(", ") }} · repeat period {{ $parameter["repeatPeriod"] }} {{ $parameter["repeatPeriod"] === 1 ? $parameter["repeatPeriodUnit"].slice(0, -1) : $parameter["repeatPeriodUnit"] }}',
		description:
			'Turns client mail of a mailbox into inquiries; repeats within a period do not count',
		eventTriggerDescription: 'Waiting for mail to this mailbox',
		activationMessage:
			'From now on every new mail from a client becomes an inquiry. The first execution shows that the mailbox is connected.',
		defaults: { name: 'Email Inquiry Trigger' },
		polling: true,
		inputs: [],
		outputs: OUTPUTS_EXPRESSION,
		credentials: mailboxCredentials(),
		properties,
	};

	methods = {
		credentialTest: { testMailbox },
		loadOptions: { getFolders },
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await runPoll(this, ENVIRONMENT);
	}
}
