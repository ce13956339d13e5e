import { NOT_READ } from '../../core/mailbox/not-read';
import type { FetchMessageObject } from 'imapflow';

import type { BodyPart, MessageHead, MessageText } from '../../core/mailbox/mailbox';
import { MAX_TEXT_LENGTH } from '../../core/mail/item-limits';
import { MAX_SOURCE_LENGTH } from '../../mime/limits';
import { messageTextOf } from '../../mime/message-text';
import type { PartContent } from '../../mime/part-content';
import { attachmentsOf, partsOf, readingOf, type Reading } from '../../mime/reading';
import { readStandIn, standInOf, withStandIn } from '../../mime/stand-in';
import { readWholeMessage } from '../../mime/whole-message';
import { fetchRows, fetchRowsSplitting, inChunks, type OpenFolder } from './fetch';
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
		if (text?.text === '') texts.set(head.uid, await fetchStandIn(folder, head, text, maxLength));
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
		const text = tryReading(() => messageTextOf(reading, contents, maxLength));
		if (text !== null) texts.set(head.uid, text);
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
	let left = maxLength;
	const version = shown.filter(({ type }) => (type === 'text/html') === isHtml);
	return version.filter(({ size }) => {
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

/** Hostile content of one message must not end the reading of all; it gets a second chance as a whole. */
function tryReading(read: () => MessageText): MessageText | null {
	try {
		return read();
	} catch {
		return null;
	}
}

/** Looks further where a message shows no text: in what may hold one, else in its source. */
async function fetchStandIn(
	folder: OpenFolder,
	head: MessageHead,
	shown: MessageText,
	maxLength: number,
): Promise<MessageText> {
	if (head.body === null) return shown;
	const part = standInOf(head.body);
	if (part === null) {
		// Nothing to show and no file: the server may have understood the build of the message otherwise.
		const whole = shown.attachments.length === 0 ? await fetchWhole(folder, head, maxLength) : null;
		return whole === null || whole.text === '' ? withStandIn(shown, head.body, null) : whole;
	}
	const wanted: Wanted = {
		head,
		reading: readingOf(head.body),
		parts: [part],
		contents: new Map(),
	};
	await fetchParts(folder, [wanted], MAX_SOURCE_LENGTH);
	const content = wanted.contents.get(part.part);
	const body = head.body;
	if (content === undefined) return withStandIn(shown, body, null);
	return (
		tryReading(() => {
			const words = readStandIn(part, content, (source) =>
				readWholeMessage(source, content.isCut, maxLength),
			);
			return withStandIn(shown, body, words);
		}) ?? withStandIn(shown, body, null)
	);
}

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
	const text = tryReading(() => readWholeMessage(source, isCut, maxLength));
	if (text === null) return withoutText(head, NOT_READ.badlyBuilt);
	const listed = attachmentsOf(head.body);
	return listed.length === 0 ? text : { ...text, attachments: listed };
}

function withoutText(head: MessageHead, unreadable: string | null): MessageText {
	const attachments = attachmentsOf(head.body);
	return { text: '', html: null, truncated: false, attachments, unreadable };
}
