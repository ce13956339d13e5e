import { NOT_READ } from '../../core/mailbox/not-read';
import type { FetchMessageObject } from 'imapflow';

import type { BodyPart, MessageHead, MessageText } from '../../core/mailbox/mailbox';
import { MAX_TEXT_LENGTH } from '../../core/mail/item-limits';
import { INSIDE } from '../../mime/boxes';
import { MAX_OPENED_LENGTH, MAX_SOURCE_LENGTH } from '../../mime/limits';
import { messageTextOf } from '../../mime/message-text';
import type { PartContent } from '../../mime/part-content';
import { attachmentsOf, partsOf, readingOf, type Reading } from '../../mime/reading';
import { partsToOpen, withOpened, type OpenedPart } from '../../mime/stand-in';
import { readWholeMessage } from '../../mime/whole-message';
import { fetchRows, fetchRowsSplitting, inChunks, type OpenFolder } from './fetch';
import { readPart } from './part';
import { readRawNames } from './raw-names';
import { searchPresent } from './search';

/** Bounds what is in memory at a time: 25 × 2 versions × 256 KiB. */
const UIDS_PER_FETCH = 25;
/** Keeps the command short of what servers take for a line. */
const PARTS_PER_FETCH = 100;

/**
 * Fetches the texts of messages, `maxLength` octets each of the plain and of the HTML version: the parts that
 * are shown, else whatever can be read of the source.
 */
export async function fetchTexts(
	folder: OpenFolder,
	heads: readonly MessageHead[],
	maxLength = MAX_TEXT_LENGTH,
): Promise<Map<number, MessageText>> {
	const texts = await fetchShown(folder, heads, maxLength);
	for (const head of heads) {
		const text = texts.get(head.uid);
		if (text !== undefined) texts.set(head.uid, await openParts(folder, head, text, maxLength));
	}
	const unread: number[] = [];
	for (const head of heads) {
		if (texts.has(head.uid)) continue;
		const text = await fetchWhole(folder, head, maxLength);
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

/** A message, how it is to be read, and which of its parts are to be fetched for that. */
interface Wanted {
	readonly head: MessageHead;
	readonly reading: Reading;
	readonly parts: readonly BodyPart[];
	/** What came, by part. */
	readonly contents: Map<string, PartContent>;
}

/** Returns the texts of messages by their structure; one whose server does not send what it promised is left out. */
async function fetchShown(
	folder: OpenFolder,
	heads: readonly MessageHead[],
	maxLength: number,
): Promise<Map<number, MessageText>> {
	const wanted = heads.flatMap((head) => toWanted(head, maxLength) ?? []);
	for (const [, group] of groupBy(wanted, ({ parts }) => parts.map(({ part }) => part).join(' '))) {
		for (const chunk of inChunks(group, UIDS_PER_FETCH)) await fetchParts(folder, chunk, maxLength);
	}
	const texts = new Map<number, MessageText>();
	for (const { head, reading, parts, contents } of wanted) {
		if (parts.some(({ part }) => !contents.has(part))) continue;
		const text = tryReading(folder, () =>
			messageTextOf(reading, contents, maxLength, folder.noteUnexpected),
		);
		if (typeof text === 'object') texts.set(head.uid, text);
	}
	return texts;
}

function toWanted(head: MessageHead, maxLength: number): Wanted | null {
	if (head.body === null) return null;
	const reading = readingOf(head.body);
	const shown = reading.layout === null ? [] : partsOf(reading.layout);
	const parts = [...withinBytes(shown, maxLength, true), ...withinBytes(shown, maxLength, false)];
	return { head, reading, parts, contents: new Map() };
}

/** Returns the parts of a version up to the one in which so many octets are reached. */
function withinBytes(shown: readonly BodyPart[], maxLength: number, isHtml: boolean): BodyPart[] {
	return withinLength(
		shown.filter(({ type }) => (type === 'text/html') === isHtml),
		maxLength,
	);
}

/** Returns parts up to the one in which so many octets are reached. */
function withinLength(parts: readonly BodyPart[], maxLength: number): BodyPart[] {
	let left = maxLength;
	return parts.filter(({ size }) => {
		const fits = left > 0;
		left -= size;
		return fits;
	});
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const item of items) {
		const key = keyOf(item);
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [item]);
		else group.push(item);
	}
	return groups;
}

/** Fetches the parts of messages that all have them under the same numbers. */
async function fetchParts(
	folder: OpenFolder,
	group: readonly Wanted[],
	maxLength: number,
): Promise<void> {
	const byUid = new Map(group.map((wanted) => [wanted.head.uid, wanted]));
	const uids = [...byUid.keys()].sort((a, b) => a - b);
	const numbers = group[0]?.parts.map(({ part }) => part) ?? [];
	for (const keys of inChunks(numbers, PARTS_PER_FETCH)) {
		const query = { uid: true, bodyParts: keys.map((key) => ({ key, maxLength })) };
		await fetchRowsSplitting(folder, uids, query, (row) => {
			const wanted = byUid.get(row.uid);
			if (wanted !== undefined) keep(wanted, keys, row, maxLength);
		});
	}
}

function keep(
	{ parts, contents }: Wanted,
	keys: readonly string[],
	row: FetchMessageObject,
	maxLength: number,
): void {
	for (const part of parts) {
		if (!keys.includes(part.part)) continue;
		// NIL comes as `false`, whatever the driver's types say.
		const answer: unknown = row.bodyParts?.get(part.part);
		const sent = Buffer.isBuffer(answer) ? answer : Buffer.alloc(0);
		if (sent.length === 0 && part.size > 0) continue;
		// Not every server honours the limit.
		const bytes = sent.subarray(0, maxLength);
		contents.set(part.part, { bytes, isCut: sent.length >= maxLength && part.size > bytes.length });
	}
}

/**
 * Returns what `read` does, or the reference of what it threw: content of one message must not end the reading
 * of all. It gets a second chance as a whole.
 */
function tryReading<T extends object>({ noteUnexpected }: OpenFolder, read: () => T): T | string {
	try {
		return read();
	} catch (error) {
		return noteUnexpected(error);
	}
}

/** Opens what holds texts or files of its own; where nothing is shown something else stands in. */
async function openParts(
	folder: OpenFolder,
	head: MessageHead,
	shown: MessageText,
	maxLength: number,
): Promise<MessageText> {
	const { body } = head;
	if (body === null) return shown;
	const wanted = partsToOpen(body, shown);
	if (shown.text === '' && wanted.length === 0 && shown.attachments.length === 0) {
		// Nothing to show and no file: the server may have understood the build of the message otherwise.
		const whole = await fetchWhole(folder, head, maxLength);
		if (whole !== null && whole.text !== '') return whole;
	}
	const opened = await fetchToOpen(folder, head, wanted);
	const { noteUnexpected } = folder;
	const reading = {
		maxLength,
		noteUnexpected,
		read: (source: Buffer, isCut: boolean) =>
			readWholeMessage(source, isCut, maxLength, noteUnexpected),
	};
	const text = tryReading(folder, () => withOpened(shown, body, opened, reading));
	return typeof text === 'object' ? text : withOpened(shown, body, [], reading);
}

/** Fetches parts as far as the bound allows, small ones in one command: a digest has hundreds. */
async function fetchToOpen(
	folder: OpenFolder,
	head: MessageHead,
	wanted: readonly BodyPart[],
): Promise<OpenedPart[]> {
	const small = wanted.filter(({ size }) => size <= SMALL_PART_LENGTH);
	const contents = new Map<string, PartContent>();
	const parts = withinLength(small, MAX_OPENED_LENGTH);
	if (head.body !== null && parts.length > 0) {
		const reading = readingOf(head.body);
		await fetchParts(folder, [{ head, reading, parts, contents }], SMALL_PART_LENGTH);
	}
	let left = MAX_OPENED_LENGTH - parts.reduce((sum, { size }) => sum + size, 0);
	for (const part of wanted.filter((one) => !small.includes(one))) {
		const bytes = left > 0 ? await readPart(folder, head.uid, part, left) : null;
		left -= bytes?.length ?? 0;
		if (bytes !== null) contents.set(part.part, { bytes, isCut: left <= 0 });
	}
	return wanted.flatMap((part) => {
		const content = contents.get(part.part);
		return content === undefined ? [] : [{ part, content }];
	});
}

const SMALL_PART_LENGTH = 256 * 1024;

/** Returns null when the server sends nothing. */
async function fetchWhole(
	folder: OpenFolder,
	head: MessageHead,
	maxLength: number,
): Promise<MessageText | null> {
	const sources: Buffer[] = [];
	const query = { uid: true, source: { maxLength: MAX_SOURCE_LENGTH } };
	await fetchRows(folder, [head.uid], query, ({ source }) => {
		if (source !== undefined && source.length > 0) sources.push(source);
	});
	const source = sources[0]?.subarray(0, MAX_SOURCE_LENGTH);
	if (source === undefined) return null;
	const isCut = source.length === MAX_SOURCE_LENGTH && head.size > source.length;
	const text = tryReading(folder, () =>
		readWholeMessage(source, isCut, maxLength, folder.noteUnexpected),
	);
	if (typeof text === 'string') {
		return withoutText(head, `${NOT_READ.badlyBuilt} (reference ${text})`);
	}
	const listed = attachmentsOf(head.body);
	if (listed.length > 0) return { ...text, attachments: listed };
	// The server may number the parts otherwise: they are those of the source.
	const found = text.attachments.map((file) => ({ ...file, part: `${INSIDE}${file.part}` }));
	return { ...text, attachments: found };
}

function withoutText(head: MessageHead, unreadable: string | null): MessageText {
	const attachments = attachmentsOf(head.body);
	return { text: '', html: null, truncated: false, attachments, unreadable };
}
