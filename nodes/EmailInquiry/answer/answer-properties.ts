import type { INodeProperties } from 'n8n-workflow';
import { folderLocator } from '../../n8n/parameters/folder-locator';
import { ALIASES } from '../../n8n/parameters/rule-collections';

const CHECK = { show: { resource: ['answer'], operation: ['check'] } };

export const answerProperties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['answer'] } },
		options: [
			{
				name: 'Check',
				value: 'check',
				action: 'Check answers to inquiries',
				description: 'Find out whether and when each inquiry was answered, based on sent mail',
			},
		],
		default: 'check',
	},
	{
		displayName: 'Received At',
		name: 'receivedAt',
		type: 'string',
		required: true,
		default: '={{ $json.receivedAt }}',
		displayOptions: CHECK,
		description: 'When the inquiry arrived (its field receivedAt)',
	},
	{
		displayName: 'Sender Address',
		name: 'senderAddress',
		type: 'string',
		default: '={{ $json.senderAddress }}',
		displayOptions: CHECK,
		description: 'Who wrote the inquiry: a later message to this address is an answer',
	},
	{
		displayName: 'Message',
		name: 'message',
		type: 'string',
		default: '={{ $json.message }}',
		displayOptions: CHECK,
		description:
			'Which message it was (its field message): a sent message that refers to it is the answer, and its mark as answered counts when no mail of yours answers it',
	},
	{
		displayName: 'Unanswered After (Hours)',
		name: 'unansweredAfter',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 24,
		displayOptions: CHECK,
		description:
			'In hours. An inquiry that waits longer for an answer also goes to the second output.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions: CHECK,
		description: 'The same for all items: an expression uses the values of the first item',
		options: [
			{
				...ALIASES,
				description:
					'Further addresses of yours, separated by commas or line breaks; *@domain stands for every address in a domain. Mail sent only to your own addresses is not an answer.',
			},
			{
				displayName: 'Count Working Hours',
				name: 'countWorkingHours',
				type: 'boolean',
				default: false,
				description: "Whether 'Unanswered After (Hours)' means working hours",
			},
			{
				displayName: 'Holidays',
				name: 'holidays',
				type: 'string',
				typeOptions: { rows: 2 },
				default: '',
				placeholder: 'e.g. 2026-05-25, 12-25',
				description:
					'Days on which nobody works, separated by commas or line breaks; without the year a date counts every year',
			},
			{
				displayName: 'Same Person',
				name: 'samePerson',
				type: 'boolean',
				default: false,
				description:
					'Whether spellings that reach one account (Gmail dots, plus tags) are the same sender',
			},
			folderLocator({
				displayName: 'Sent Folder',
				name: 'sentFolder',
				description: 'Where sent mail is kept, if not in the folder that the mail server reports',
			}),
			{
				displayName: 'Working Days',
				name: 'workingDays',
				type: 'multiOptions',
				options: [
					{ name: 'Friday', value: 'friday' },
					{ name: 'Monday', value: 'monday' },
					{ name: 'Saturday', value: 'saturday' },
					{ name: 'Sunday', value: 'sunday' },
					{ name: 'Thursday', value: 'thursday' },
					{ name: 'Tuesday', value: 'tuesday' },
					{ name: 'Wednesday', value: 'wednesday' },
				],
				default: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
				description: 'The days on which inquiries are answered',
			},
			{
				displayName: 'Working Hours From',
				name: 'workingHoursFrom',
				type: 'string',
				default: '09:00',
				description: "When work begins, in the workflow's time zone",
			},
			{
				displayName: 'Working Hours To',
				name: 'workingHoursTo',
				type: 'string',
				default: '18:00',
				description: "When work ends, in the workflow's time zone",
			},
		],
	},
];
