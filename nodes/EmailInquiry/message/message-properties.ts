import type { INodeProperties } from 'n8n-workflow';
import { folderLocator } from '../../n8n/parameters/folder-locator';
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
					'Read the full text, HTML, headers and attachments of a message, or its original',
			},
			{
				name: 'Mark',
				value: 'mark',
				action: 'Mark a message',
				description: 'Mark a message as read or unread, or with a flag or keyword',
			},
			{
				name: 'Move',
				value: 'move',
				action: 'Move a message',
				description: 'Move a message to another folder',
			},
		],
		default: 'get',
	},
	{
		displayName: 'Message',
		name: 'message',
		type: 'string',
		required: true,
		default: '={{ $json.message }}',
		displayOptions: { show: OF_MESSAGE },
		placeholder: "e.g. {{ $('Email Inquiry Trigger').item.json.message }}",
		description:
			"Which message: the field 'message' of an inquiry, or a Message-ID with its angle brackets, which is looked for in INBOX. It is found even if the folder was renumbered since.",
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
				description: 'The message exactly as it is on the server, as a file',
			},
			{
				name: 'Text and Headers',
				value: 'content',
				description: 'The full text, HTML, all headers and the list of attachments',
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
					'Whether to remove scripts and remote content from the HTML so it can safely be shown on a page',
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
				description: 'Any word you choose; some mail programs show it as a label',
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
	folderLocator({
		displayName: 'Target Folder',
		name: 'targetFolder',
		required: true,
		displayOptions: shownFor('move'),
		description: 'The folder to move the message to',
	}),
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
