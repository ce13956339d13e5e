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

/** `INBOX · repeat period 1 day`; in an expression of n8n, which knows no names of ours. */
const SUBTITLE = `={{ [$parameter["folders"]].flat().join(", ") }} · {{ ${periodWords()} }}`;

function periodWords(): string {
	const period = '$parameter["repeatPeriod"]';
	const words = (amount: string, unit: string) =>
		`"repeat period " + ${amount} + " " + (Number(${amount}) === 1 ? ${unit}.slice(0, -1) : ${unit})`;
	const custom = words('$parameter["customPeriod"]', '$parameter["customPeriodUnit"]');
	return `${period} === "custom" ? ${custom} : Number(${period}) === 0 ? "every mail counts" : ${words(period, '"days"')}`;
}

export class EmailInquiryTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Email Inquiry Trigger',
		name: 'emailInquiryTrigger',
		icon: { light: 'file:../icons/inquiry.svg', dark: 'file:../icons/inquiry.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: SUBTITLE,
		description:
			'Turns client mail in a mailbox into inquiries; repeats within a period do not count',
		eventTriggerDescription: 'Waiting for mail in this mailbox',
		activationMessage:
			'From now on every new message from a client becomes an inquiry. The first execution shows that the mailbox is connected.',
		defaults: { name: 'Email Inquiry Trigger' },
		hints: [
			{
				message:
					'<b>Fetch Test Event</b> takes the newest message of each kind from the latest mail of the first folder and puts it on its output, with a sample on Status. Nothing is counted, and nothing in the mailbox changes.',
				type: 'info',
				location: 'outputPane',
				whenToDisplay: 'beforeExecution',
			},
			{
				message:
					'Mail comes in within seconds of its arrival. <b>Poll Times</b> only says how often the mailbox is looked into besides.',
				type: 'info',
				location: 'outputPane',
				whenToDisplay: 'beforeExecution',
				displayCondition: '={{ $parameter["running"]?.["instantCollection"] !== false }}',
			},
			{
				message:
					'One execution can hand on several inquiries, each as an item of its own. Make sure the next steps can handle that, or set <b>Running > Batch Size</b> to 1.',
				type: 'info',
				location: 'outputPane',
				whenToDisplay: 'beforeExecution',
			},
		],
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
