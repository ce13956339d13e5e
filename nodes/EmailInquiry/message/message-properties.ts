import type { INodeProperties } from 'n8n-workflow';
import { FILE_OPTIONS } from '../../n8n/files/file-options';
import { LANGUAGE } from '../../n8n/parameters/language-option';

const OF_MESSAGE = { resource: ['message'] };
const shownFor = (...operation: string[]) => ({ show: { ...OF_MESSAGE, operation } });

export const messageProperties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: OF_MESSAGE },
		options: [
			{
				name: 'Get',
				value: 'get',
				action: 'Get a message',
				description:
					'Read the whole text, HTML, headers and attachments of a mail, or its original',
			},
			{
				name: 'Mark',
				value: 'mark',
				action: 'Mark a message',
				description: 'Mark a mail as read or unread, with a flag or a keyword',
			},
			{
				name: 'Move',
				value: 'move',
				action: 'Move a message',
				description: 'Put a mail into another folder',
			},
		],
		default: 'get',
	},
	{
		displayName: 'Folder',
		name: 'folder',
		type: 'string',
		required: true,
		default: '={{ $json.folder }}',
		displayOptions: { show: OF_MESSAGE },
		description: 'The folder the mail lies in, as the field folder of an inquiry says it',
	},
	{
		displayName: 'UID',
		name: 'uid',
		type: 'string',
		default: '={{ $json.uid }}',
		displayOptions: { show: OF_MESSAGE },
		description: 'The number of the mail in its folder, as the field uid of an inquiry says it',
	},
	{
		displayName: 'UID Validity',
		name: 'uidValidity',
		type: 'string',
		default: '={{ $json.uidValidity }}',
		displayOptions: { show: OF_MESSAGE },
		description:
			'Tells whether the UID still means the same mail. When the folder was numbered anew since, the mail is found by its Message ID instead.',
	},
	{
		displayName: 'Message ID',
		name: 'messageId',
		type: 'string',
		default: '={{ $json.messageId }}',
		displayOptions: { show: OF_MESSAGE },
		description:
			'The Message-ID of the mail; a mail under the UID that has another one is left alone',
	},
	{
		displayName: 'Return',
		name: 'content',
		type: 'options',
		noDataExpression: true,
		displayOptions: shownFor('get'),
		options: [
			{
				name: 'Original Message (.eml)',
				value: 'original',
				description: 'The mail as it lies on the server, as a file',
			},
			{
				name: 'Text and Headers',
				value: 'content',
				description: 'The whole text, HTML, all headers and the list of attachments',
			},
		],
		default: 'content',
	},
	{
		displayName: 'Put Output File in Field',
		name: 'binaryProperty',
		type: 'string',
		required: true,
		default: 'data',
		displayOptions: { show: { ...OF_MESSAGE, operation: ['get'], content: ['original'] } },
		hint: 'The name of the output binary field to put the file in',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions: { show: { ...OF_MESSAGE, operation: ['get'], content: ['content'] } },
		options: [
			...FILE_OPTIONS,
			{
				...LANGUAGE,
				description: 'The language in which it is said what could not be read or downloaded',
			},
			{
				displayName: 'Sanitize HTML',
				name: 'sanitizeHtml',
				type: 'boolean',
				default: true,
				description:
					'Whether to take out of the HTML what runs or is loaded from elsewhere, so that it may be shown in a page',
			},
		],
	},
	{
		displayName: 'Mark As',
		name: 'markAs',
		type: 'options',
		displayOptions: shownFor('mark'),
		options: [
			{ name: 'Flagged', value: 'flagged', description: 'The star or flag of mail programs' },
			{ name: 'Not Flagged', value: 'unflagged' },
			{ name: 'Read', value: 'read' },
			{ name: 'Unread', value: 'unread' },
			{
				name: 'With Keyword',
				value: 'withKeyword',
				description: 'A word of your own; some mail programs show it as a label',
			},
			{ name: 'Without Keyword', value: 'withoutKeyword' },
		],
		default: 'read',
	},
	{
		displayName: 'Keyword',
		name: 'keyword',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. InCrm',
		displayOptions: {
			show: { ...OF_MESSAGE, operation: ['mark'], markAs: ['withKeyword', 'withoutKeyword'] },
		},
		description: 'One word of Latin letters and digits',
	},
	{
		// eslint-disable-next-line n8n-nodes-base/node-param-display-name-wrong-for-dynamic-options -- folders have no IDs: users know them by name
		displayName: 'Target Folder',
		name: 'targetFolder',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getFolders' },
		required: true,
		default: '',
		displayOptions: shownFor('move'),
		// eslint-disable-next-line n8n-nodes-base/node-param-description-wrong-for-dynamic-options -- folders have no IDs
		description:
			'The folder to move the mail to. Choose from the list, or give its name by an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions: shownFor('move'),
		options: [
			{
				displayName: 'Create Folder',
				name: 'createFolder',
				type: 'boolean',
				default: false,
				description: 'Whether to create the target folder when it does not exist',
			},
		],
	},
];
