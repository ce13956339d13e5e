import type { INodeProperties } from 'n8n-workflow';
import { AUTHENTICATION } from '../n8n/account/mailbox-credentials';
import { FILE_OPTIONS } from '../n8n/files/file-options';
import { FILTERS } from '../n8n/parameters/filter-options';
import { LANGUAGE } from '../n8n/parameters/language-option';
import { byDisplayName, RULE_OPTIONS } from '../n8n/parameters/rule-options';

export const properties: INodeProperties[] = [
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
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 8760 },
		default: 1,
		description:
			'How long after an inquiry further mail from the same sender to the same recipient is a repeat, not another inquiry. Use the length of your deal cycle: 1–2 days for quick sales, 30–90 days for long ones. 0 counts every message.',
	},
	{
		displayName: 'Repeat Period Unit',
		name: 'repeatPeriodUnit',
		type: 'options',
		options: [
			{ name: 'Days', value: 'days' },
			{ name: 'Hours', value: 'hours' },
		],
		default: 'days',
		description: 'The unit of the repeat period; a day is 24 hours',
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
	FILTERS,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: byDisplayName([
			...RULE_OPTIONS,
			...FILE_OPTIONS,
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
					'The country of phone numbers written without a country code, as two letters; when empty, the country of the sender’s domain, like .de',
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
			{
				displayName: 'Warm Start',
				name: 'warmStart',
				type: 'boolean',
				default: false,
				description:
					'Whether to read the headers of the last repeat period when collecting begins, so that clients who wrote recently are not counted as new; none of that mail is collected. Has no effect when Collect From is Date.',
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
			},
		]),
	},
];
