import type { IBinaryKeyData, IExecuteFunctions } from 'n8n-workflow';
import type { AttachmentInfo, MessageHead } from '../core/mailbox';
import type { MessageReader } from '../core/message-store';
import { textOf, wholeNumber } from '../shell/parameters';

/** An attachment with the binary field it lies in, or why it lies in none. */
export interface ListedAttachment extends AttachmentInfo {
	readonly binary?: string;
	readonly leftOut?: string;
}

/** Downloads the attachments of a mail into binary fields; what is too large is listed with the reason. */
export async function downloadAttachments(
	reader: MessageReader,
	{ uid, parts }: MessageHead,
	attachments: readonly AttachmentInfo[],
	facts: {
		readonly context: IExecuteFunctions;
		readonly options: Readonly<Record<string, unknown>>;
	},
): Promise<{ readonly listed: readonly ListedAttachment[]; readonly binary: IBinaryKeyData }> {
	const { context, options } = facts;
	const prefix = textOf(options.binaryPrefix) || 'attachment_';
	const megabytes = wholeNumber('Largest Attachment', options.maxAttachmentSize ?? 25, 1, 1000);
	const listed: ListedAttachment[] = [];
	const binary: IBinaryKeyData = {};
	for (const attachment of attachments) {
		const part = parts?.find((candidate) => candidate.part === attachment.part);
		// Four letters of base64 stand for three octets.
		if (attachment.size * 0.75 > megabytes * 1024 * 1024) {
			listed.push({ ...attachment, leftOut: `It is larger than ${megabytes} MB` });
			continue;
		}
		const content = part === undefined ? null : await reader.readPart(uid, part);
		if (content === null && attachment.size > 0) {
			listed.push({ ...attachment, leftOut: 'The server did not send it' });
			continue;
		}
		const field = `${prefix}${Object.keys(binary).length}`;
		binary[field] = await context.helpers.prepareBinaryData(
			content ?? Buffer.alloc(0),
			attachment.name || nameOf(attachment),
			attachment.type,
		);
		listed.push({ ...attachment, binary: field });
	}
	return { listed, binary };
}

function nameOf({ part, type }: AttachmentInfo): string {
	return type === 'message/rfc822' ? `part-${part}.eml` : `part-${part}`;
}
