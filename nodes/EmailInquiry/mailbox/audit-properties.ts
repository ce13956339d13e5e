import type { INodeProperties } from 'n8n-workflow';
import { LANGUAGE } from '../../n8n/parameters/language-option';

const AUDIT = { show: { resource: ['mailbox'], operation: ['audit'] } };

/** The repeat period that Audit counts with. */
export const AUDIT_PERIOD: INodeProperties = {
	displayName: 'Repeat Period (Days)',
	name: 'repeatPeriod',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 365 },
	default: 1,
	displayOptions: AUDIT,
	description:
		'The repeat period to count inquiries and executions with; 0 counts every message as an inquiry',
};

export const AUDIT_OPTIONS: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	displayOptions: AUDIT,
	options: [
		{ ...LANGUAGE, description: 'The language of the sentences in the item and of the page' },
		{
			displayName: 'Page',
			name: 'page',
			type: 'boolean',
			default: true,
			description: 'Whether to put the audit as an HTML page into the binary field audit',
		},
		{
			// eslint-disable-next-line n8n-nodes-base/node-param-display-name-wrong-for-dynamic-options -- folders have no IDs
			displayName: 'Sent Folder',
			name: 'sentFolder',
			type: 'options',
			typeOptions: { loadOptionsMethod: 'getFolders' },
			default: '',
			// eslint-disable-next-line n8n-nodes-base/node-param-description-wrong-for-dynamic-options -- folders have no IDs
			description:
				'The folder of sent mail, by which clients are told from suppliers; empty: the one the server names. Choose from the list, or give its name by an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		{
			// eslint-disable-next-line n8n-nodes-base/node-param-display-name-wrong-for-dynamic-options -- folders have no IDs
			displayName: 'Spam Folder',
			name: 'spamFolder',
			type: 'options',
			typeOptions: { loadOptionsMethod: 'getFolders' },
			default: '',
			// eslint-disable-next-line n8n-nodes-base/node-param-description-wrong-for-dynamic-options -- folders have no IDs
			description:
				'The folder of spam; empty: the one the server names. Choose from the list, or give its name by an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
	],
};
