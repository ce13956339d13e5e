import { UNNOTED, type NoteUnexpected } from '../core/errors/unexpected';
import type { AttachmentInfo, BodyNode, BodyPart, MessageText } from '../core/mailbox/mailbox';
import { textOfCalendar } from './calendar-text';
import { decodeCharset } from './charset';
import { readCms } from './cms';
import { readHtml, readPlain } from './content';
import { decodePart, type PartContent } from './part-content';
import { readingOf } from './reading';
import { leavesOf } from './structure';
import { readTnef } from './tnef';
import { decodeTransfer } from './transfer';

/** Returns the part in which the text of a message may be that shows none, the most likely one; null without any. */
export function standInOf(body: BodyNode): BodyPart | null {
	const leaves = leavesOf(body);
	const [text] = readingOf(body).standIns;
	return (
		KINDS.map((kind) => leaves.find((part) => kind(part))).find((part) => part) ?? text ?? null
	);
}

const isCms = ({ type }: BodyPart) => /^application\/(?:x-)?pkcs7-mime$/.test(type);
const isTnef = ({ type, fileName }: BodyPart) =>
	/^(?:application\/(?:vnd\.)?ms-tnef|text\/tnef)$/.test(type) || fileName === 'winmail.dat';
const isCalendar = ({ type }: BodyPart) => type === 'text/calendar';
const isMessage = ({ type }: BodyPart) => type === 'message/rfc822' || type === 'message/global';
const KINDS = [isCms, isTnef, isCalendar, isMessage];

type Words = Partial<
	Pick<MessageText, 'text' | 'html' | 'passages' | 'truncated' | 'noTextBecause'>
> & {
	/** What else is in it. */
	readonly files?: readonly AttachmentInfo[];
};

/** Returns what a part says in place of a text; `readMessage` reads a whole message. Null: nothing. */
export function readStandIn(
	part: BodyPart,
	content: PartContent,
	readMessage: (source: Buffer) => MessageText,
	noteUnexpected: NoteUnexpected = UNNOTED,
): Words | null {
	const octets = decodeTransfer(content.bytes, part.encoding);
	if (isCms(part)) {
		const cms = readCms(octets);
		if (cms === null || cms === 'encrypted') return { noTextBecause: 'encrypted' };
		return wordsOf(readMessage(cms.signed), part);
	}
	if (isTnef(part)) return readWinmail(part, octets, noteUnexpected);
	if (isCalendar(part)) {
		return readPlain(textOfCalendar(decodeCharset(octets, part.charset, content.isCut)));
	}
	if (isMessage(part)) return wordsOf(readMessage(octets), null);
	const { text, isHtml } = decodePart(part, content);
	return isHtml ? readHtml(text, noteUnexpected) : readPlain(text);
}

/** The files of a signed message are listed with it; those of a forwarded one come in its file. */
function wordsOf({ attachments, ...said }: MessageText, around: BodyPart | null): Words {
	const files = around === null ? [] : attachments.map((file) => inside(around, file));
	return { ...said, files };
}

function readWinmail(part: BodyPart, octets: Buffer, noteUnexpected: NoteUnexpected): Words | null {
	const found = readTnef(octets);
	if (found === null) return null;
	const files = found.files.map(({ name, size }, index) =>
		inside(part, {
			part: `${index + 1}`,
			name,
			type: 'application/octet-stream',
			size,
			inline: false,
		}),
	);
	const said =
		found.text.trim() === '' && found.html !== ''
			? readHtml(found.html, noteUnexpected)
			: readPlain(found.text);
	return { ...said, ...(found.html === '' ? {} : { html: found.html }), files };
}

function inside({ part }: BodyPart, file: AttachmentInfo): AttachmentInfo {
	return { ...file, part: `${part}/${file.part}` };
}

/** Returns the text of a message that shows none, with what stands in for it or why there is nothing. */
export function withStandIn(shown: MessageText, body: BodyNode, words: Words | null): MessageText {
	const { files = [], ...said } = words ?? {};
	const attachments = [...shown.attachments, ...files];
	const text = { ...shown, ...said, attachments };
	if (text.text !== '') return text;
	const isEncrypted = text.noTextBecause === 'encrypted' || holdsEncrypted(body);
	const otherwise = attachments.length > 0 ? 'onlyFiles' : 'empty';
	return { ...text, noTextBecause: isEncrypted ? 'encrypted' : otherwise };
}

function holdsEncrypted(body: BodyNode): boolean {
	if (body.type === 'multipart/encrypted' || body.type === 'application/pgp-encrypted') return true;
	return 'children' in body && body.children.some(holdsEncrypted);
}
