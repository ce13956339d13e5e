import type { INodeProperties } from 'n8n-workflow';
import type { DownloadChoice } from '../../core/reading/download-plan';
import { choicesOf, wholeNumber } from '../parameters/parameters';

/** Whichever of them is chosen; a path would differ from form to form. */
const WHEN_DOWNLOADING = { show: { download: ['attachments', 'inlineImages'] } };

/** Which files of a message are downloaded; alike in all nodes. */
export const FILE_OPTIONS: readonly INodeProperties[] = [
	{
		displayName: 'Download',
		name: 'download',
		type: 'multiOptions',
		options: [
			{ name: 'Attachments', value: 'attachments', description: 'Files sent with the message' },
			{
				name: 'Inline Images',
				value: 'inlineImages',
				description: 'Images embedded in the text; most of them are logos',
			},
		],
		default: ['attachments'],
		description:
			'Which files to put into binary fields; names, types and sizes of attachments are listed either way',
	},
	{
		displayName: 'Maximum Attachment Size',
		name: 'maxAttachmentSize',
		displayOptions: WHEN_DOWNLOADING,
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 1000 },
		default: 10,
		description:
			'The largest file that is downloaded, in MB; larger ones are only listed. Where n8n keeps binary data in memory (mode default), all files of an execution are held there.',
	},
	{
		displayName: 'Maximum Attachments',
		name: 'maxAttachments',
		displayOptions: WHEN_DOWNLOADING,
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 100 },
		default: 10,
		description:
			'How many files of one message are downloaded, attachments and inline images counted separately; any beyond that are only listed',
	},
];

/** Returns what was chosen of `FILE_OPTIONS`. Throws `SettingError` naming the field. */
export function downloadChoiceOf(options: Readonly<Record<string, unknown>>): DownloadChoice {
	const { download = [], maxAttachments = 10, maxAttachmentSize = 10 } = options;
	const chosen = choicesOf('Download', download, ['attachments', 'inlineImages'] as const);
	return {
		attachments: chosen.includes('attachments'),
		inlineImages: chosen.includes('inlineImages'),
		maxCount: wholeNumber('Maximum Attachments', maxAttachments, 1, 100),
		maxBytes: wholeNumber('Maximum Attachment Size', maxAttachmentSize, 1, 1000) * 1_048_576,
	};
}
