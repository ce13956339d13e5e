import type { INodeProperties } from 'n8n-workflow';
import { AUTHENTICATION } from '../n8n/account/mailbox-credentials';
import { FILE_OPTIONS } from '../n8n/files/file-options';
import { LANGUAGE } from '../n8n/parameters/language-option';
import { RULE_COLLECTIONS } from '../n8n/parameters/rule-collections';

/** The values are days: an expression may give any other number of them. */
const PERIODS = [
	{ name: 'Every Mail', value: 0, description: 'There are no repeats: every message counts' },
	{ name: '1 Day', value: 1 },
	...[2, 7, 14, 30, 60, 90].map((days) => ({ name: `${days} Days`, value: days })),
	{ name: 'Custom', value: 'custom', description: 'Any number of hours or days' },
];

export const properties: INodeProperties[] = [
	{
		// Never on screen: n8n's list of triggers takes its words from the options of a field with this name.
		displayName: 'Event',
		name: 'event',
		type: 'hidden',
		options: [
			{
				name: 'New Inquiry',
				value: 'inquiry',
				action: 'On new inquiry',
				description: 'When a client writes to the mailbox and it is no repeat',
			},
		],
		default: 'inquiry',
	},
	{
		...AUTHENTICATION,
		description:
			'How to log in to the mailbox. Changing the method for the same address does not reset what was collected.',
	},
	{
		// eslint-disable-next-line n8n-nodes-base/node-param-display-name-wrong-for-dynamic-multi-options -- folders have no IDs: users know them by name
		displayName: 'Folders',
		name: 'folders',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getFolders' },
		default: ['INBOX'],
		required: true,
		// eslint-disable-next-line n8n-nodes-base/node-param-description-wrong-for-dynamic-multi-options -- folders have no IDs
		description:
			'The folders of the mailbox to collect from. Choose from the list, or give their names by an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Repeat Period',
		name: 'repeatPeriod',
		type: 'options',

		options: PERIODS,
		default: 1,
		description:
			'How long after an inquiry further mail from the same sender to the same recipient is a repeat, not another inquiry. An expression gives a number of days.',
		hint: 'Mail that the same client sends again within this time is a repeat, not a new inquiry. Quick sales: 1–2 days. Long ones: 30–90 days.',
	},
	{
		displayName: 'Custom Period',
		name: 'customPeriod',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 8760 },
		default: 6,
		required: true,
		displayOptions: { show: { repeatPeriod: ['custom'] } },
		description: 'The length of the repeat period, at most 365 days; 0 counts every message',
	},
	{
		displayName: 'Custom Period Unit',
		name: 'customPeriodUnit',
		type: 'options',
		options: [
			{ name: 'Days', value: 'days' },
			{ name: 'Hours', value: 'hours' },
		],
		default: 'hours',
		displayOptions: { show: { repeatPeriod: ['custom'] } },
		description: 'The unit of the custom period; a day is 24 hours',
	},
	{
		displayName: 'Collect From',
		name: 'collectFrom',
		type: 'options',
		options: [
			{
				name: 'Date',
				value: 'date',
				description: 'Also collect mail that is already in the mailbox',
			},
			{ name: 'Now', value: 'now', description: 'Collect mail that arrives after the activation' },
		],
		default: 'now',
		description: 'Where collecting begins',
	},
	{
		displayName: 'Start Date',
		name: 'startDate',
		type: 'dateTime',
		default: '',
		required: true,
		displayOptions: { show: { collectFrom: ['date'] } },
		description:
			'Mail that arrived at this moment or later is collected, oldest first. Changing the date restarts collection from it; mail that is still remembered is not counted twice.',
	},
	{
		displayName: 'While Inactive',
		name: 'whileInactive',
		type: 'options',
		options: [
			{
				name: 'Collect',
				value: 'collect',
				description: 'Collect it once the workflow is on again',
			},
			{
				name: 'Skip',
				value: 'skip',
				description: 'Leave it out; Status says how many messages',
			},
		],
		default: 'skip',
		description:
			'What happens to mail that arrives while the workflow is switched off for an hour or more',
		hint: 'Skip: mail that arrives while the workflow is off never becomes an inquiry. Collect: it does, all at once, when the workflow is on again.',
	},
	{
		displayName: 'Additional Outputs',
		name: 'additionalOutputs',
		type: 'multiOptions',
		options: [
			{
				name: 'Ignored',
				value: 'ignored',
				description: 'Mail that is not an inquiry, with the reason',
			},
			{ name: 'Repeats', value: 'repeats', description: 'Mail inside the repeat period' },
			{
				name: 'Status',
				value: 'status',
				description: 'Connected, broken, recovered and other mailbox events',
			},
		],
		default: ['status'],
		description: 'Further outputs of the node, in addition to Inquiry',
	},
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
	...RULE_COLLECTIONS,
	{
		displayName: 'Files',
		name: 'files',
		type: 'collection',
		placeholder: 'Add setting',
		default: {},
		description: 'Which files of a message are downloaded; without settings, none',
		options: [...FILE_OPTIONS],
	},
	{
		displayName: 'Running',
		name: 'running',
		type: 'collection',
		placeholder: 'Add setting',
		default: {},
		description: 'How the trigger works and in which language and country',
		options: [
			{
				displayName: 'Batch Size',
				name: 'batchSize',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 100 },
				default: 50,
				description: 'Maximum number of messages per execution; 1 runs one execution per message',
			},
			{
				displayName: 'Default Country',
				name: 'defaultCountry',
				type: 'string',
				default: '',
				placeholder: 'e.g. DE',
				description:
					"The country of phone numbers written without a country code, as two letters; when empty, the country of the sender’s domain, like .de, otherwise that of the workflow's time zone",
			},
			{
				displayName: 'Instant Collection',
				name: 'instantCollection',
				type: 'boolean',
				default: true,
				description:
					'Whether to stay connected between polls, so that mail is collected within seconds of its arrival. Switch it off if the mailbox allows few connections: mail is then collected once per poll.',
			},
			{
				...LANGUAGE,
				description:
					'The language of the sentences in items: reasons, Status and what could not be read. Error messages are always in English.',
			},
			{
				displayName: 'Outage Minutes',
				name: 'outageMinutes',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 15,
				description:
					'How long the mailbox may be unreachable before it is reported; shorter outages resolve on their own and no mail is lost',
			},
		],
	},
];
