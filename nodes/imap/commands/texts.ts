import type { FetchMessageObject } from 'imapflow';

import { isHtmlStub } from '../../mime/html-stub';
import type { BodyPart, MessageHead, MessageText } from '../../core/mailbox/mailbox';
import { decodeCharset } from '../../mime/charset';
import { readHtml, readPlain } from '../../mime/content';
import { fetchRows, fetchRowsSplitting, inChunks, type OpenFolder } from './fetch';
import { MAX_TEXT_LENGTH } from '../../core/mail/item-limits';
import { MAX_SOURCE_LENGTH } from '../../mime/limits';
import { attachmentsOf, textParts, type TextType } from '../../mime/parts';
import { readRawNames } from './raw-names';
import { searchPresent } from './search';
import { decodeTransfer } from '../../mime/transfer';
import { readWholeMessage } from '../../mime/whole-message';

/** Bounds what is in memory at a time: 50 × 3 parts × 256 KiB. */
const UIDS_PER_FETCH = 50;

/** Fetches the texts of messages: the plain part, else the HTML part, else whatever can be read of the source. */
export async function fetchTexts(
	folder: OpenFolder,
	heads: readonly MessageHead[],
): Promise<Map<number, MessageText>> {
	const texts = new Map<number, MessageText>();
	for (const type of ['text/plain', 'text/html'] as const) {
		const open = heads.filter((head) => isOpen(texts.get(head.uid)));
		for (const [uid, text] of await fetchParts(folder, open, type)) {
			// An empty HTML part is less than what the plain one says.
			if (text.text !== '' || !texts.get(uid)?.text) texts.set(uid, text);
		}
	}
	const unread: number[] = [];
	for (const head of heads) {
		if (texts.has(head.uid)) continue;
		const text = hasNoText(head) ? withoutText(head, null) : await fetchWhole(folder, head);
		if (text === null) unread.push(head.uid);
		else texts.set(head.uid, text);
	}
	const present = await searchPresent(folder, unread);
	for (const head of heads) {
		if (!unread.includes(head.uid) || present?.has(head.uid) === false) continue;
		texts.set(head.uid, withoutText(head, 'The server did not send the text'));
	}
	return await withRawNames(folder, heads, texts);
}

/** The driver reads names in raw 8-bit letters as UTF-8. */
async function withRawNames(
	folder: OpenFolder,
	heads: readonly MessageHead[],
	texts: Map<number, MessageText>,
): Promise<Map<number, MessageText>> {
	for (const [uid, names] of await readRawNames(folder, heads)) {
		const text = texts.get(uid);
		if (text === undefined) continue;
		const attachments = text.attachments.map((file) => ({
			...file,
			name: names.get(file.part) ?? file.name,
		}));
		texts.set(uid, { ...text, attachments });
	}
	return texts;
}

/** Nothing was read yet, or only a plain part without use: some programs send one beside the real HTML. */
function isOpen(text: MessageText | undefined): boolean {
	return text === undefined || text.text === '' || isHtmlStub(text.text);
}

function hasNoText({ parts }: MessageHead): boolean {
	if (parts === null) return false;
	return partsOf(parts, 'text/plain').length + partsOf(parts, 'text/html').length === 0;
}

function partsOf(parts: readonly BodyPart[] | null, type: TextType): BodyPart[] {
	return textParts(parts ?? [], type);
}

async function fetchParts(
	folder: OpenFolder,
	heads: readonly MessageHead[],
	type: TextType,
): Promise<Map<number, MessageText>> {
	const texts = new Map<number, MessageText>();
	for (const [keys, group] of groupByParts(heads, type)) {
		const query = {
			uid: true,
			bodyParts: keys.split(' ').map((key) => ({ key, maxLength: MAX_TEXT_LENGTH })),
		};
		for (const chunk of inChunks(group, UIDS_PER_FETCH)) {
			const byUid = new Map(chunk.map((head) => [head.uid, head]));
			const accept = (row: FetchMessageObject) => {
				const head = byUid.get(row.uid);
				const text = head === undefined ? null : tryReading(head, type, row);
				if (text !== null) texts.set(row.uid, text);
			};
			const uids = [...byUid.keys()].sort((a, b) => a - b);
			await fetchRowsSplitting(folder, uids, query, accept);
		}
	}
	return texts;
}

/** One FETCH can ask several messages only for the same parts. */
function groupByParts(heads: readonly MessageHead[], type: TextType): Map<string, MessageHead[]> {
	const groups = new Map<string, MessageHead[]>();
	for (const head of heads) {
		const keys = partsOf(head.parts, type)
			.map(({ part }) => part)
			.join(' ');
		if (keys === '') continue;
		const group = groups.get(keys);
		if (group === undefined) groups.set(keys, [head]);
		else group.push(head);
	}
	return groups;
}

/** Hostile content of one message must not end the reading of all; it gets a second chance as a whole. */
function tryReading(
	head: MessageHead,
	type: TextType,
	row: FetchMessageObject,
): MessageText | null {
	try {
		return readParts(head, type, row);
	} catch {
		return null;
	}
}

/** Returns null when the row lacks a part that BODYSTRUCTURE promises. */
function readParts(head: MessageHead, type: TextType, row: FetchMessageObject): MessageText | null {
	const decoded: string[] = [];
	let truncated = false;
	for (const part of partsOf(head.parts, type)) {
		// NIL comes as `false`, whatever the driver's types say.
		const answer: unknown = row.bodyParts?.get(part.part);
		const sent = Buffer.isBuffer(answer) ? answer : Buffer.alloc(0);
		if (sent.length === 0 && part.size > 0) return null;
		// Not every server honours the limit.
		const data = sent.subarray(0, MAX_TEXT_LENGTH);
		const cut = sent.length >= MAX_TEXT_LENGTH && part.size > data.length;
		truncated ||= cut;
		decoded.push(decodeCharset(decodeTransfer(data, part.encoding), part.charset, cut));
	}
	const joined = decoded.join('\n');
	const content = joined.slice(0, MAX_TEXT_LENGTH);
	const read = type === 'text/html' ? readHtml(content) : readPlain(content);
	return {
		...read,
		// Text of HTML may be longer than that: a line across the page is four letters there.
		text: read.text.slice(0, MAX_TEXT_LENGTH),
		truncated: truncated || Math.max(read.text.length, joined.length) > MAX_TEXT_LENGTH,
		attachments: attachmentsOf(head.parts ?? []),
		unreadable: null,
	};
}

/** Returns null when the server sends nothing. */
async function fetchWhole(folder: OpenFolder, head: MessageHead): Promise<MessageText | null> {
	const sources: Buffer[] = [];
	const query = { uid: true, source: { maxLength: MAX_SOURCE_LENGTH } };
	await fetchRows(folder, [head.uid], query, ({ source }) => {
		if (source !== undefined && source.length > 0) sources.push(source);
	});
	const source = sources[0]?.subarray(0, MAX_SOURCE_LENGTH);
	if (source === undefined) return null;
	try {
		const cut = source.length === MAX_SOURCE_LENGTH && head.size > source.length;
		const text = await readWholeMessage(source, cut);
		return head.parts === null ? text : { ...text, attachments: attachmentsOf(head.parts) };
	} catch {
		return withoutText(head, 'The message is not built as mail should be');
	}
}

function withoutText(head: MessageHead, unreadable: string | null): MessageText {
	const attachments = attachmentsOf(head.parts ?? []);
	return { text: '', html: null, truncated: false, attachments, unreadable };
}
