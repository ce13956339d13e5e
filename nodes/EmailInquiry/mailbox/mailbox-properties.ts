import type { INodeProperties } from 'n8n-workflow';
import { LANGUAGE } from '../../n8n/parameters/language-option';
import { RULE_COLLECTIONS } from '../../n8n/parameters/rule-collections';
import { AUDIT_OPTIONS, AUDIT_PERIOD } from './audit-properties';
import { explainProperties } from './explain-properties';

const SIMULATION = { show: { resource: ['mailbox'], operation: ['simulate'] } };
const BOTH = { show: { resource: ['mailbox'], operation: ['audit', 'simulate'] } };

export const mailboxProperties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['mailbox'] } },
		options: [
			{
				name: 'Audit',
				value: 'audit',
				action: 'Audit a mailbox before connecting',
				description:
					'Find out how to set up the trigger for a mailbox: which addresses receive mail, which senders are website forms, which are worth a filter, what lies in Spam, and how many inquiries and executions to expect. Changes nothing. Runs once, with the settings of the first item.',
			},
			{
				name: 'Explain Mail',
				value: 'explain',
				action: 'Explain why a message is an inquiry or not',
				description:
					'Say where a message lies now, what the trigger decides about it, by which header, rule, filter or earlier inquiry, and what to change to have it counted. Changes nothing.',
			},
			{
				name: 'Simulate Repeat Period',
				value: 'simulate',
				action: 'Simulate repeat periods of a mailbox',
				description:
					'Count how many inquiries each repeat period would have given in recent days, to find the one that fits your deal cycle. Runs once, with the settings of the first item.',
			},
		],
		default: 'simulate',
	},
	...explainProperties,
	{
		// eslint-disable-next-line n8n-nodes-base/node-param-display-name-wrong-for-dynamic-multi-options -- folders have no IDs: users know them by name
		displayName: 'Folders',
		name: 'folders',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getFolders' },
		default: ['INBOX'],
		required: true,
		displayOptions: BOTH,
		// eslint-disable-next-line n8n-nodes-base/node-param-description-wrong-for-dynamic-multi-options -- folders have no IDs
		description:
			'The folders to read mail from; nothing in them is changed. Choose from the list, or give their names by an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Days',
		name: 'days',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 3650 },
		default: 90,
		displayOptions: BOTH,
		description: 'How many days of past mail to count; use several times your longest deal cycle',
	},
	AUDIT_PERIOD,
	...RULE_COLLECTIONS.map((collection) => ({
		...collection,
		// An audit finds tracking addresses itself, among those that receive mail.
		displayOptions: collection.name === 'sources' ? SIMULATION : BOTH,
	})),
	AUDIT_OPTIONS,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions: SIMULATION,
		options: [
			{ ...LANGUAGE, description: 'The language of the sentences in items and of the chart' },
			{
				displayName: 'Periods',
				name: 'periods',
				type: 'string',
				default: '0, 1, 2, 7, 14, 30, 60, 90',
				description: 'The repeat periods to compare, in days, separated by commas',
			},
			{
				displayName: 'Pictures',
				name: 'pictures',
				type: 'boolean',
				default: true,
				description:
					'Whether to put a chart that compares the periods into the binary field chartPeriods',
			},
		],
	},
];
