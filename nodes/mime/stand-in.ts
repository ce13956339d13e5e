import type { NoteUnexpected } from '../core/errors/unexpected';
import type { AttachmentInfo, BodyNode, BodyPart, MessageText } from '../core/mailbox/mailbox';
import { isAddedFooter } from './added-footer';
import { headerOf, linesAbove, writersOf } from './attached-mail';
import { boxesOf, INSIDE, kindOf, openBox, partOfFile, type Box } from './boxes';
import { textOfCalendar } from './calendar-text';
import { decodeCharset } from './charset';
import { readHtml, readPlain } from './content';
import { joinedText } from './joined-text';
import { decodePart, type PartContent } from './part-content';
import { readingOf, toAttachment } from './reading';
import { textOfRtf } from './rtf';
import { leavesOf } from './structure';
import type { Tnef } from './tnef';
import { decodeTransfer } from './transfer';

/** Returns the parts to be opened: those that hold texts or files of their own, and what can be the text where none is shown. */
export function partsToOpen(body: BodyNode, shown: MessageText): BodyPart[] {
	const boxes = boxesOf(body);
	const standIn = shown.text === '' ? standInOf(body) : null;
	return standIn === null ? boxes : [...boxes, standIn];
}

/** The most likely text of a message that shows none. */
function standInOf(body: BodyNode): BodyPart | null {
	const leaves = leavesOf(body);
	const [text = null] = readingOf(body).standIns;
	const found = leaves.find(isCalendar) ?? text ?? leaves.find(isRtf);
	return found ?? leaves.find(isNotice) ?? null;
}

const isCalendar = ({ type }: BodyPart) => type === 'text/calendar';
const isRtf = ({ type, fileName }: BodyPart) =>
	/^(?:text|application)\/rtf$/.test(type) && fileName === null;

/** What a mail server tells another one: lines that can be read (RFC 3464, RFC 8098). */
const isNotice = ({ type }: BodyPart) =>
	/^message\/(?:(?:global-)?delivery-status|(?:global-)?disposition-notification|feedback-report)$/.test(
		type,
	);

/** A part that was opened. */
export interface OpenedPart {
	readonly part: BodyPart;
	readonly content: PartContent;
}

/** How a message inside another one is read. */
export interface InnerReading {
	readonly maxLength: number;
	read(source: Buffer, isCut: boolean): MessageText;
	readonly noteUnexpected: NoteUnexpected;
}

/**
 * Returns the text of a message with what its boxes hold: the text of a signed one, the files of a `winmail.dat`,
 * attached mail below. Where nothing is shown something else stands in, or it is said why there is nothing.
 */
export function withOpened(
	shown: MessageText,
	body: BodyNode,
	opened: readonly OpenedPart[],
	inner: InnerReading,
): MessageText {
	let said = shown;
	let isEncrypted = holdsEncrypted(body);
	const mails: Mail[] = [];
	for (const { part, content } of opened) {
		if (kindOf(part) === null) continue;
		const box = openBox(part, decodeTransfer(content.bytes, part.encoding));
		if (box?.kind === 'encrypted') isEncrypted = true;
		else if (box?.kind === 'message')
			mails.push({ part, source: box.source, isCut: content.isCut });
		else if (box !== null) said = withLetter(said, part, box, content.isCut, inner);
	}
	for (const one of opened) if (said.text === '') said = withStandIn(said, one, inner);
	for (const mail of mails) said = withMail(said, mail, inner);
	const { noTextBecause, ...rest } = said;
	if (said.text !== '') return rest;
	const isUnread = isEncrypted || noTextBecause === 'encrypted';
	const otherwise = said.attachments.length > 0 ? 'onlyFiles' : 'empty';
	return { ...rest, noTextBecause: isUnread ? 'encrypted' : otherwise };
}

interface Mail {
	readonly part: BodyPart;
	readonly source: Buffer;
	readonly isCut: boolean;
}

/** What a gateway wrote around a letter is not a letter. */
function withLetter(
	said: MessageText,
	part: BodyPart,
	box: Extract<Box, { kind: 'signed' | 'winmail' }>,
	isCut: boolean,
	inner: InnerReading,
): MessageText {
	const letter =
		box.kind === 'signed'
			? within(part, inner.read(box.source, isCut))
			: textOfParcel(part, box.parcel, inner);
	const isMissing = said.text === '' || isAddedFooter(said.text);
	if (letter.text === '' || (box.kind === 'winmail' && !isMissing)) return withFiles(said, letter);
	const files = { ...said, attachments: [] };
	const all = isMissing
		? joinedText(letter, files, inner.maxLength)
		: joinedText(said, letter, inner.maxLength);
	return isMissing ? { ...all, attachments: [...said.attachments, ...letter.attachments] } : all;
}

function withFiles(said: MessageText, { attachments, noTextBecause }: MessageText): MessageText {
	return {
		...said,
		...(noTextBecause === 'encrypted' && said.text === '' && { noTextBecause }),
		attachments: [...said.attachments, ...attachments],
	};
}

function textOfParcel(
	part: BodyPart,
	parcel: Tnef,
	{ maxLength, noteUnexpected }: InnerReading,
): MessageText {
	const { text, html, files } = parcel;
	const isPlain = text.trim() !== '' || html === '';
	const said = isPlain ? readPlain(text) : readHtml(html, noteUnexpected);
	return {
		...said,
		text: said.text.slice(0, maxLength),
		html: html === '' ? null : html.slice(0, maxLength),
		truncated: said.text.length > maxLength || html.length > maxLength,
		attachments: files.map((file, index) => {
			const { contentId } = file;
			const info = toAttachment(partOfFile(file, `${part.part}${INSIDE}${index + 1}`));
			return contentId === undefined ? info : { ...info, contentId };
		}),
		unreadable: null,
	};
}

/** Returns a text whose files are numbered as they are in a part. */
function within({ part }: BodyPart, text: MessageText): MessageText {
	return { ...text, attachments: text.attachments.map((file) => inside(part, file)) };
}

function inside(part: string, file: AttachmentInfo): AttachmentInfo {
	return { ...file, part: `${part}${INSIDE}${file.part}` };
}

function withStandIn(
	said: MessageText,
	{ part, content }: OpenedPart,
	{ noteUnexpected }: InnerReading,
): MessageText {
	if (kindOf(part) !== null) return said;
	// Pieces of a page without words would be read instead.
	const { passages: _, ...rest } = said;
	if (isCalendar(part)) {
		const octets = decodeTransfer(content.bytes, part.encoding);
		const calendar = textOfCalendar(decodeCharset(octets, part.charset, content.isCut));
		return { ...rest, ...readPlain(calendar) };
	}
	if (isRtf(part)) {
		const { text, html } = textOfRtf(decodeTransfer(content.bytes, part.encoding));
		return { ...rest, ...(html === '' ? readPlain(text) : readHtml(html, noteUnexpected)) };
	}
	const { text, isHtml } = decodePart(part, content, noteUnexpected);
	return { ...rest, ...(isHtml ? readHtml(text, noteUnexpected) : readPlain(text)) };
}

/** Below other words an attached mail says whose it is; alone it is the text. */
function withMail(
	said: MessageText,
	{ part, source, isCut }: Mail,
	inner: InnerReading,
): MessageText {
	const mail = within(part, inner.read(source, isCut));
	const isAlone = said.text === '';
	if (said.text.length >= inner.maxLength) return { ...withFiles(said, mail), truncated: true };
	const start = isAlone ? 0 : said.text.length + 2;
	const header = headerOf(source);
	const one = { ...writersOf(header), start };
	if (isAlone) {
		const attachedMails = [...(said.attachedMails ?? []), one];
		return { ...mail, attachments: [...said.attachments, ...mail.attachments], attachedMails };
	}
	const attached = { ...mail, attachedMails: [one] };
	const above: MessageText = { ...NOTHING, ...readPlain(linesAbove(header)) };
	return joinedText(said, joinedText(above, attached, inner.maxLength), inner.maxLength);
}

const NOTHING: MessageText = {
	...{ text: '', html: null, truncated: false, attachments: [], unreadable: null },
};

/** Servers that rebuild mail keep only the parts of PGP/MIME (RFC 3156 §4). */
function holdsEncrypted(body: BodyNode): boolean {
	if (body.type === 'multipart/encrypted' || body.type === 'application/pgp-encrypted') return true;
	if ('fileName' in body && /^encrypted\.asc$|\.pgp$|\.gpg$/i.test(body.fileName ?? ''))
		return true;
	return 'children' in body && body.children.some(holdsEncrypted);
}
