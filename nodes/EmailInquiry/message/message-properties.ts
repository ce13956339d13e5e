import type { INodeProperties } from 'n8n-workflow';
import { folderLocator } from '../../n8n/parameters/folder-locator';
import { FILE_OPTIONS } from '../../n8n/files/file-options';
import type { MessageField } from './message-output';
import { LANGUAGE } from '../../n8n/parameters/language-option';
import { ALIASES, WEBSITE_FORMS } from '../../n8n/parameters/rule-collections';

const OF_MESSAGE = { resource: ['message'] };
const shownFor = (...operation: string[]) => ({ show: { ...OF_MESSAGE, operation } });

const ofOutput = (...output: string[]) => ({
	show: { ...OF_MESSAGE, operation: ['get'], output },
});

/** All that there are; n8n wants them in the order of their labels. */
const FIELD_OPTIONS = [
	{ name: 'Attachments', value: 'attachments' },
	{ name: 'CC', value: 'cc' },
	{ name: 'Folder', value: 'folder' },
	{ name: 'From', value: 'from' },
	{ name: 'Full Text', value: 'fullText', description: 'With quoted mail and signature' },
	{ name: 'Headers', value: 'headers' },
	{ name: 'HTML', value: 'html' },
	{ name: 'Inquiry ID', value: 'inquiryId' },
	{ name: 'Is Text Truncated', value: 'isTextTruncated' },
	{ name: 'Message', value: 'message', description: 'By this a next step finds the message' },
	{ name: 'Message ID', value: 'messageId' },
	{ name: 'No Text Because', value: 'noTextBecause' },
	{ name: 'Received At', value: 'receivedAt' },
	{ name: 'Reply To', value: 'replyTo' },
	{ name: 'Sent At', value: 'sentAt' },
	{ name: 'Size', value: 'size', description: 'In bytes' },
	{ name: 'Subject', value: 'subject' },
	{ name: 'Text', value: 'text', description: 'What is new, without quoted mail and signature' },
	{ name: 'To', value: 'to' },
	{ name: 'UID', value: 'uid' },
	{ name: 'UID Validity', value: 'uidValidity' },
	{ name: 'Unreadable', value: 'unreadable', description: 'Why the text could not be read' },
] satisfies ReadonlyArray<{ name: string; value: MessageField; description?: string }>;

export const messageProperties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: OF_MESSAGE },
		options: [
			{
				name: 'Create Draft',
				value: 'createDraft',
				action: 'Create a draft of an answer',
				description:
					'Put an answer to a message into the Drafts folder, in its thread; nothing is sent',
			},
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
		displayName: 'Output',
		name: 'output',
		type: 'options',
		noDataExpression: true,
		displayOptions: shownFor('get'),
		options: [
			{
				name: 'Full',
				value: 'full',
				description: 'The full text, HTML, all headers and the list of attachments',
			},
			{
				name: 'Original Message (.eml)',
				value: 'original',
				description: 'The message exactly as it is on the server, as a file',
			},
			{ name: 'Selected Fields', value: 'selected', description: 'Only the fields you choose' },
			{
				name: 'Simplified',
				value: 'simplified',
				description:
					'Sender, recipient, subject, date, the beginning of the new text and the names of attachments; for an AI agent and for most steps',
			},
		],
		default: 'simplified',
		description: 'How much of the message to return',
	},
	{
		displayName: 'Fields',
		name: 'fields',
		type: 'multiOptions',
		required: true,
		options: FIELD_OPTIONS,
		default: ['from', 'subject', 'text'],
		displayOptions: ofOutput('selected'),
		description: 'The fields to return',
	},
	{
		displayName: 'Put Output File in Field',
		name: 'binaryProperty',
		type: 'string',
		required: true,
		default: 'data',
		displayOptions: ofOutput('original'),
		hint: 'The name of the output binary field to put the file in',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions: ofOutput('full', 'selected', 'simplified'),
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
				displayOptions: { show: { '/output': ['full', 'selected'] } },
				description:
					'Whether to remove scripts and remote content from the HTML so it can safely be shown on a page',
			},
		],
	},
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 6 },
		required: true,
		default: '',
		placeholder: 'e.g. Hello, delivery to Tula takes three days.',
		displayOptions: shownFor('createDraft'),
		description: 'The answer, as plain text; write your signature below it',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions: shownFor('createDraft'),
		options: [
			{
				...ALIASES,
				description:
					'Further addresses of yours, separated by commas or line breaks; *@domain stands for every address in a domain. No draft goes to them.',
			},
			folderLocator({
				displayName: 'Drafts Folder',
				name: 'draftsFolder',
				description: 'Where drafts are kept, if not in the folder that the mail server reports',
			}),
			{
				displayName: 'From',
				name: 'from',
				type: 'string',
				default: '',
				placeholder: 'e.g. Sales <sales@example.com>',
				description: 'Who answers; by default the address of yours that the client wrote to',
			},
			{
				...LANGUAGE,
				description: 'The language of the line above the quoted message',
			},
			{
				displayName: 'Quote the Message',
				name: 'quote',
				type: 'boolean',
				default: true,
				description:
					'Whether the message stands below the answer, as mail programs quote it. Mail of a website form is never quoted.',
			},
			{
				displayName: 'Subject',
				name: 'subject',
				type: 'string',
				default: '',
				description: 'By default that of the message, with Re: in front',
			},
			{
				displayName: 'To',
				name: 'to',
				type: 'string',
				default: '',
				placeholder: 'e.g. Ann Lee <ann@example.com>',
				description:
					'Whom to answer, separated by commas; by default the client: by Reply-To, otherwise the sender, or whom a website form names',
			},
			{
				...WEBSITE_FORMS,
				description:
					'As in the trigger: addresses or domains that send on behalf of your website visitors and are not recognized automatically',
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
