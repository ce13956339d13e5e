import type { INodeProperties } from 'n8n-workflow';
import { AUTHENTICATION } from '../n8n/account/mailbox-credentials';
import { answerProperties } from './answer/answer-properties';
import { mailboxProperties } from './mailbox/mailbox-properties';
import { messageProperties } from './message/message-properties';
import { reportProperties } from './report/report-properties';

/** The resources that need a mailbox. */
export const IN_MAILBOX = { resource: ['answer', 'mailbox', 'message'] };

export const properties: INodeProperties[] = [
	{ ...AUTHENTICATION, displayOptions: { show: IN_MAILBOX } },
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Answer', value: 'answer', description: 'Whether inquiries were answered' },
			{ name: 'Mailbox', value: 'mailbox', description: 'Which repeat period fits' },
			{ name: 'Message', value: 'message', description: 'The mail of an inquiry' },
			{ name: 'Report', value: 'report', description: 'Inquiries of a period, counted and drawn' },
		],
		default: 'message',
	},
	...answerProperties,
	...mailboxProperties,
	...messageProperties,
	...reportProperties,
];
