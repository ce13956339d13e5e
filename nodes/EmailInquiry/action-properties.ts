import type { INodeProperties } from 'n8n-workflow';
import { AUTHENTICATION } from '../n8n/account/mailbox-credentials';
import { answerProperties } from './answer/answer-properties';
import { mailboxProperties } from './mailbox/mailbox-properties';
import { messageProperties } from './message/message-properties';
import { reportProperties } from './report/report-properties';

/** What needs no mailbox. */
export const WITHOUT_MAILBOX = { resource: ['report'] };

export const properties: INodeProperties[] = [
	// Hidden, not shown: the editor hides every field that the 'show' of this one names, 'Resource' here.
	{ ...AUTHENTICATION, displayOptions: { hide: WITHOUT_MAILBOX } },
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Answer', value: 'answer', description: 'Check whether inquiries were answered' },
			{
				name: 'Mailbox',
				value: 'mailbox',
				description: 'Audit it, explain a message, compare repeat periods',
			},
			{
				name: 'Message',
				value: 'message',
				description: 'Read, mark, move or answer the message of an inquiry',
			},
			{ name: 'Report', value: 'report', description: 'Count and chart the inquiries of a period' },
		],
		default: 'message',
	},
	...answerProperties,
	...mailboxProperties,
	...messageProperties,
	...reportProperties,
];
