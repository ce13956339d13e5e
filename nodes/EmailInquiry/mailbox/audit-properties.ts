import type { INodeProperties } from 'n8n-workflow';
import { folderLocator } from '../../n8n/parameters/folder-locator';
import { LANGUAGE } from '../../n8n/parameters/language-option';

const AUDIT = { show: { resource: ['mailbox'], operation: ['audit'] } };

/** The repeat period that Audit counts with. */
export const AUDIT_PERIOD: INodeProperties = {
	displayName: 'Repeat Period (Days)',
	name: 'periodDays',
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
		folderLocator({
			displayName: 'Sent Folder',
			name: 'sentFolder',
			description:
				'The folder of sent mail, by which clients are told from suppliers, if not the one that the mail server reports',
		}),
		folderLocator({
			displayName: 'Spam Folder',
			name: 'spamFolder',
			description: 'The folder of spam, if not the one that the mail server reports',
		}),
	],
};
