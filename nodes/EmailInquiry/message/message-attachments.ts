import type { IBinaryKeyData, IExecuteFunctions } from 'n8n-workflow';
import type { AttachmentInfo, MessageHead } from '../../core/mailbox/mailbox';
import type { MessageReader } from '../../core/mailbox/message-store';
import { textOf } from '../../core/text/unknown';
import { wholeNumber } from '../../n8n/parameters/parameters';
import { storeFile } from '../../n8n/store-file';

/** An attachment with the binary field it lies in, or why it lies in none. */
export interface ListedAttachment extends AttachmentInfo {
	readonly binary?: string;
	readonly leftOut?: string;
}

/** Downloads the attachments of a mail into binary fields; what is too large is listed with the reason. */
export async function downloadAttachments(
	reader: MessageReader,
	head: MessageHead,
	attachments: readonly AttachmentInfo[],
	facts: {
		readonly context: IExecuteFunctions;
		readonly options: Readonly<Record<string, unknown>>;
	},
): Promise<{ readonly listed: readonly ListedAttachment[]; readonly binary: IBinaryKeyData }> {
	const { context, options } = facts;
	const prefix = textOf(options.binaryPrefix) || 'attachment_';
	const megabytes = wholeNumber('Largest Attachment', options.maxAttachmentSize ?? 25, 1, 1000);
	const maxBytes = megabytes * 1_048_576;
	const listed: ListedAttachment[] = [];
	const binary: IBinaryKeyData = {};
	for (const attachment of attachments) {
		if (attachment.size > maxBytes) {
			listed.push({ ...attachment, leftOut: `larger than ${megabytes} MB` });
			continue;
		}
		const chunks = reader.readAttachment(head, attachment.part, maxBytes);
		const taken = await storeFile(context, chunks, attachment).stored;
		if (typeof taken === 'string') {
			listed.push({ ...attachment, leftOut: taken });
			continue;
		}
		const field = `${prefix}${Object.keys(binary).length}`;
		binary[field] = taken.data;
		listed.push({ ...attachment, size: taken.bytes, binary: field });
	}
	return { listed, binary };
}
