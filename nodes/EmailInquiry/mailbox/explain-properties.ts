import type { INodeProperties } from 'n8n-workflow';
import { LANGUAGE } from '../../n8n/parameters/language-option';
import { RULE_COLLECTIONS } from '../../n8n/parameters/rule-collections';

const OF_EXPLAIN = { resource: ['mailbox'], operation: ['explain'] };
const shownIf = (field: string, value: string) => ({
	show: { ...OF_EXPLAIN, [field]: [value] },
});
const OWN = shownIf('settingsFrom', 'own');

export const explainProperties: INodeProperties[] = [
	{
		displayName: 'Find By',
		name: 'findBy',
		type: 'options',
		options: [
			{
				name: 'Message',
				value: 'message',
				description: 'By its Message-ID, its inquiryId, or the field message of an inquiry',
			},
			{
				name: 'Sender and Day',
				value: 'sender',
				description: 'All mail that a sender wrote on one day',
			},
		],
		default: 'message',
		displayOptions: { show: OF_EXPLAIN },
		description: 'How to find the message in the mailbox',
	},
	{
		displayName: 'Message',
		name: 'message',
		type: 'string',
		required: true,
		default: '={{ $json.message }}',
		displayOptions: shownIf('findBy', 'message'),
		placeholder: 'e.g. <1234@client.example>',
		description:
			"Which message: a Message-ID (mail programs show it as Original or Headers), an inquiryId, or the field 'message' of an inquiry. It is looked for in all folders.",
	},
	{
		displayName: 'Sender',
		name: 'sender',
		type: 'string',
		required: true,
		default: '',
		displayOptions: shownIf('findBy', 'sender'),
		placeholder: 'e.g. ann@example.com or example.com',
		description:
			'Who wrote: an address or a domain. Both From and the client that was found count as the sender.',
	},
	{
		displayName: 'Day',
		name: 'day',
		type: 'dateTime',
		required: true,
		default: '',
		displayOptions: shownIf('findBy', 'sender'),
		description: "The day on which the message arrived, in the workflow's time zone",
	},
	{
		displayName: 'Settings From',
		name: 'settingsFrom',
		type: 'options',
		options: [
			{
				name: 'Defined Here',
				value: 'own',
				description: 'Enter folders and rules in this step, for a trigger of another workflow',
			},
			{
				name: 'Trigger of This Workflow',
				value: 'trigger',
				description:
					'Use the settings of the Email Inquiry Trigger in this workflow, and what it remembers where n8n lets this step read it',
			},
		],
		default: 'trigger',
		displayOptions: { show: OF_EXPLAIN },
		description: 'By whose settings the message is explained',
	},
	{
		displayName: 'Trigger',
		name: 'trigger',
		type: 'string',
		default: '',
		displayOptions: shownIf('settingsFrom', 'trigger'),
		placeholder: 'e.g. Email Inquiry Trigger',
		description:
			'The name of the Email Inquiry Trigger that is meant; only needed if this workflow has several',
	},
	{
		// eslint-disable-next-line n8n-nodes-base/node-param-display-name-wrong-for-dynamic-multi-options -- folders have no IDs: users know them by name
		displayName: 'Folders',
		name: 'folders',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getFolders' },
		default: ['INBOX'],
		required: true,
		displayOptions: OWN,
		// eslint-disable-next-line n8n-nodes-base/node-param-description-wrong-for-dynamic-multi-options -- folders have no IDs
		description:
			'The folders that the trigger reads. Choose from the list, or give their names by an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Repeat Period (Days)',
		name: 'periodDays',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 365 },
		default: 1,
		displayOptions: OWN,
		description: "The trigger's repeat period; half a day is 0.5",
	},
	...RULE_COLLECTIONS.map((collection) => ({ ...collection, displayOptions: OWN })),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions: { show: OF_EXPLAIN },
		options: [
			{ ...LANGUAGE, description: 'The language of the answer' },
			{
				displayName: 'Look Back (Days)',
				name: 'lookBack',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 3650 },
				default: 30,
				description:
					'How far back mail is looked through for an inquiryId alone; a Message-ID is found however old the message is',
			},
		],
	},
];
