import type { INodeProperties } from 'n8n-workflow';
import type { DownloadChoice } from '../../core/reading/download-plan';
import { wholeNumber } from '../parameters/parameters';

/** Which files of a message are downloaded; alike in all nodes. */
export const FILE_OPTIONS: readonly INodeProperties[] = [
	{
		displayName: 'Download Attachments',
		name: 'attachments',
		type: 'boolean',
		default: false,
		description:
			'Whether to put the attachments into binary fields; their names, types and sizes are listed without it',
	},
	{
		displayName: 'Download Inline Images',
		name: 'inlineImages',
		type: 'boolean',
		default: false,
		description:
			'Whether to put the pictures that the text shows into binary fields as well; most of them are logos',
	},
	{
		displayName: 'Maximum Attachment Size',
		name: 'maxAttachmentSize',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 1000 },
		default: 10,
		description:
			'The largest file that is downloaded, in MB; larger ones are listed only. Where n8n keeps binary data in memory (mode default), all files of an execution are held there.',
	},
	{
		displayName: 'Maximum Attachments',
		name: 'maxAttachments',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 100 },
		default: 10,
		description:
			'How many files of one mail are downloaded, attachments and inline images counted apart; more are listed only',
	},
];

/** Returns what was chosen in a node's 'Options'. Throws `SettingError` naming the field. */
export function downloadChoiceOf(options: Readonly<Record<string, unknown>>): DownloadChoice {
	const { maxAttachments = 10, maxAttachmentSize = 10 } = options;
	return {
		attachments: options.attachments === true,
		inlineImages: options.inlineImages === true,
		maxCount: wholeNumber('Maximum Attachments', maxAttachments, 1, 100),
		maxBytes: wholeNumber('Maximum Attachment Size', maxAttachmentSize, 1, 1000) * 1_048_576,
	};
}
