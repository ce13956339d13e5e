import { UNNOTED, type NoteUnexpected } from '../core/errors/unexpected';
import type { BodyPart } from '../core/mailbox/mailbox';
import { decodeCharset } from './charset';
import { charsetNamed } from './charset-names';
import { readHtml } from './content';
import { plainOfEnriched } from './enriched-text';
import { unflow } from './flowed-text';
import { withoutInlineFiles, type InlineFile } from './inline-files';
import { isArmoured, withoutArmour } from './pgp-armour';
import { decodeTextTransfer } from './text-transfer';

/** A part as it came, with its transfer encoding on. */
export interface PartContent {
	readonly bytes: Buffer;
	/** The part goes on behind these. */
	readonly isCut: boolean;
}

/** The text of a part, as plain text or as HTML. */
export interface PartText {
	readonly text: string;
	readonly isHtml: boolean;
	/** Something in it can only be read with a key. */
	readonly isEncrypted?: boolean;
	/** What was written into it as letters; only where there is any. */
	readonly files?: readonly InlineFile[];
}

/** Returns the text of a part. */
export function decodePart(
	part: BodyPart,
	{ bytes, isCut }: PartContent,
	noteUnexpected: NoteUnexpected = UNNOTED,
): PartText {
	const octets = decodeTextTransfer(bytes, part.encoding);
	if (part.type !== 'text/plain') return decodeOctets(part, octets, isCut, noteUnexpected);
	const { text, files } = withoutInlineFiles(octets);
	return { ...decodeOctets(part, text, isCut, noteUnexpected), ...(files.length > 0 && { files }) };
}

function decodeOctets(
	part: BodyPart,
	octets: Buffer,
	isCut: boolean,
	noteUnexpected: NoteUnexpected,
): PartText {
	const charset = charsetOf(part, octets);
	const text = decodeCharset(octets, charset, isCut);
	if (part.type === 'text/html' || (part.type === 'text/plain' && isPage(text))) {
		return isArmoured(text)
			? toPartText(readHtml(text, noteUnexpected).text)
			: { text, isHtml: true };
	}
	if (part.type === 'text/enriched' || part.type === 'text/richtext') {
		return { text: plainOfEnriched(text, part.type), isHtml: false };
	}
	return toPartText(part.flowed === undefined ? text : unflow(text, part.flowed === 'delSp'));
}

function toPartText(written: string): PartText {
	const { text, isEncrypted } = withoutArmour(written);
	return { text, isHtml: false, ...(isEncrypted && { isEncrypted }) };
}

/** A page names its charset itself where the message does not. */
function charsetOf({ type, charset }: BodyPart, octets: Buffer): string | null {
	if (type !== 'text/html' || charsetNamed(charset) !== null) return charset;
	return META.exec(octets.toString('latin1', 0, MAX_SEARCHED))?.[1] ?? charset;
}

const MAX_SEARCHED = 4_096;
const META = /<meta\s[^<>]{0,300}?charset\s{0,3}=\s{0,3}["']?\s{0,3}([\w.:-]{1,40})/i;

/** Some programs send HTML and call it plain text. */
function isPage(text: string): boolean {
	const start = text
		.slice(0, MAX_SEARCHED)
		.replace(/^\s*(?:<!--[^<>]{0,500}-->\s*){1,3}/, '')
		.trimStart();
	if (/^(?:<\?xml[^<>]{0,200}>\s{0,20})?<(?:!doctype\s+html|html)[\s>]/i.test(start)) return true;
	if (
		!/^<(?:head|body|div|p|table|span|font|center|meta|style|h[1-6]|br|ul|ol|strong|b|section|article)(?:\s[^<>]{0,1000})?\/?>/i.test(
			start,
		)
	) {
		return isLinedByTags(text);
	}
	return (
		/<\/(?:p|div|table|body|span|font|center|h[1-6]|ul|ol|section|article)\s{0,5}>/i.test(text) ||
		isLinedByTags(text)
	);
}

/** Text whose lines end in `<br>` or in the end of an element, and that has no other angle brackets. */
function isLinedByTags(text: string): boolean {
	const shown = text.slice(0, MAX_SEARCHED);
	if ((shown.match(LINE_TAG)?.length ?? 0) < 2) return false;
	if (/[<>]/.test(shown.slice(0, shown.lastIndexOf('>') + 1).replace(KNOWN_TAG, ''))) return false;
	const lines = shown.split('\n').filter((line) => line.trim() !== '');
	const ended = lines.filter((line) => line.trimEnd().endsWith('>')).length;
	return ended >= lines.length - 1;
}

const LINE_TAG = /<br\s{0,3}\/?>|<\/(?:p|div|li|tr|h[1-6])>/gi;
const KNOWN_TAG =
	/<\/?(?:a|b|big|br|center|div|em|font|h[1-6]|hr|i|img|li|ol|p|small|span|strong|table|tbody|td|th|tr|u|ul)(?:\s[^<>]{0,1000})?\/?>/gi;
