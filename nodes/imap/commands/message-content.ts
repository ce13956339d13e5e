import type { BodyPart, MessageHead, MessageText } from '../../core/mailbox/mailbox';
import { decodeCharset } from '../../mime/charset';
import type { OpenFolder } from './fetch';
import { readHtml, readPlain } from '../../mime/content';
import { MAX_CONTENT_LENGTH } from '../../mime/limits';
import { readPart } from './message-source';
import { attachmentsOf, textParts } from '../../mime/parts';
import { fetchTexts } from './texts';

/** Reads the whole text and the HTML of one mail; null when it is gone. */
export async function readContent(
	folder: OpenFolder,
	head: MessageHead,
): Promise<MessageText | null> {
	const { parts } = head;
	const plain = await readAll(folder, head.uid, textParts(parts ?? [], 'text/plain'));
	const html = await readAll(folder, head.uid, textParts(parts ?? [], 'text/html'));
	// A structure that is of no use, or parts that the server does not send.
	if (parts === null || plain === null || html === null) {
		return (await fetchTexts(folder, [head])).get(head.uid) ?? null;
	}
	const { text } = readPlain(plain.text);
	return {
		text: text === '' && html.text !== '' ? readHtml(html.text).text : text,
		html: html.text === '' ? null : html.text,
		truncated: plain.isCut || html.isCut,
		attachments: attachmentsOf(parts),
		unreadable: null,
	};
}

interface Read {
	readonly text: string;
	readonly isCut: boolean;
}

async function readAll(
	folder: OpenFolder,
	uid: number,
	parts: readonly BodyPart[],
): Promise<Read | null> {
	const texts: string[] = [];
	let isCut = false;
	for (const part of parts) {
		const bytes = await readPart(folder, uid, part, MAX_CONTENT_LENGTH);
		if (bytes === null && part.size > 0) return null;
		const wasCut = part.size > MAX_CONTENT_LENGTH;
		texts.push(decodeCharset(bytes ?? Buffer.alloc(0), part.charset, wasCut));
		isCut ||= wasCut;
	}
	return { text: texts.join('\n'), isCut };
}
