import { type Attachment, simpleParser } from 'mailparser';

import { isHtmlStub } from './html-stub';
import type { AttachmentInfo, MessageText } from '../core/mailbox/mailbox';
import { decodeCharset } from './charset';
import { decodeUtf8 } from './charset-guess';
import { readHtml, readPlain } from './content';
import { MAX_TEXT_LENGTH } from '../core/mail/item-limits';
import { MAX_SOURCE_LENGTH } from './limits';
import { repairText } from './mojibake';
import { toFileName } from './structure';

/**
 * Reads a message, or with `cut` its beginning, without help from the server; for servers whose
 * BODYSTRUCTURE is of no use.
 */
export async function readWholeMessage(source: Buffer, cut: boolean): Promise<MessageText> {
	const mail = await simpleParser(withKnownCharset(source), {
		skipHtmlToText: true,
		skipTextToHtml: true,
		skipImageLinks: true,
		keepCidLinks: true,
		maxHtmlLengthToParse: MAX_SOURCE_LENGTH,
		checksumAlgo: false,
	});
	const plain = readPlain(repairText((mail.text ?? '').slice(0, MAX_TEXT_LENGTH)));
	const html = repairText((mail.html || '').slice(0, MAX_TEXT_LENGTH));
	const useHtml = html !== '' && (plain.text === '' || isHtmlStub(plain.text));
	return {
		...(useHtml ? readHtml(html) : plain),
		truncated: cut || isCut(mail.text) || isCut(mail.html),
		attachments: mail.attachments.map(toAttachmentInfo),
		unreadable: null,
	};
}

function isCut(text: string | false | undefined): boolean {
	return typeof text === 'string' && text.length > MAX_TEXT_LENGTH;
}

/** mailparser reads 8-bit text without a charset as Western; without one we guess better. */
function withKnownCharset(source: Buffer): Buffer {
	if (decodeUtf8(source, true) !== null || /charset/i.test(source.toString('latin1')))
		return source;
	return Buffer.from(decodeCharset(source, null, true));
}

function toAttachmentInfo(attachment: Attachment): AttachmentInfo {
	const contentId = attachment.cid || undefined;
	return {
		part: attachment.partId ?? '',
		name: toFileName(attachment.filename) ?? '',
		type: attachment.contentType,
		size: attachment.size,
		inline:
			attachment.contentType.startsWith('image/') &&
			attachment.related === true &&
			contentId !== undefined,
		...(contentId === undefined ? {} : { contentId }),
	};
}
