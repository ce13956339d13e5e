import { decode } from 'libmime/lib/charset';

import type { Headers } from '../core/mailbox/mailbox';
import { identityOf } from '../core/mail/identity';
import { trimBoth } from '../core/text/trim';
import { decodeUtf8, guessCharset } from './charset-guess';
import { decodeWords, rewriteWords } from './encoded-words';
import { repairText } from './mojibake';
import { withoutControls } from './content';

/** What of one field is decoded; a longer one does no harm to the fields beside it. */
const MAX_FIELD_LENGTH = 64 * 1024;
const MAX_FIELDS = 2000;

export interface HeaderBlock {
	/** Decoded values, for reading. */
	readonly headers: Headers;
	/** Unfolded values whose encoded words still stand, for parsing addresses and parameters. */
	readonly fields: Headers;
	readonly identity: string;
}

/** Reads a raw header block up to its first empty line; bytes that make no sense are skipped. */
export function parseHeaderBlock(block: Buffer): HeaderBlock {
	const raw = splitFields(block.toString('latin1'));
	const charset = guessCharset(undeclaredBytes(raw));
	const fields: Record<string, string[]> = Object.create(null);
	const headers: Record<string, string[]> = Object.create(null);
	for (const { name, value } of raw) {
		const unfolded = unfold(value.slice(0, MAX_FIELD_LENGTH));
		const decode = (octets: string) => decodeRaw(octets, charset);
		(fields[name] ??= []).push(rewriteWords(unfolded, decode));
		(headers[name] ??= []).push(toLine(decodeWords(unfolded, decode)));
	}
	const first = (name: string) => raw.find((field) => field.name === name)?.value ?? '';
	const identity = identityOf({
		messageId: first('message-id'),
		date: first('date'),
		from: first('from'),
		subject: first('subject'),
	});
	return { headers, fields, identity };
}

interface RawField {
	readonly name: string;
	/** Bytes as latin1, trimmed, folding included. */
	readonly value: string;
}

function splitFields(block: string): RawField[] {
	const fields: RawField[] = [];
	for (const line of foldedLines(block)) {
		const colon = line.indexOf(':');
		const name = trimBoth(line.slice(0, Math.max(colon, 0)), WHITE_SPACE).toLowerCase();
		if (/^[!-9;-~]+$/.test(name))
			fields.push({ name, value: trimBoth(line.slice(colon + 1), WHITE_SPACE) });
	}
	return fields.slice(0, MAX_FIELDS);
}

function foldedLines(block: string): string[] {
	const lines: string[] = [];
	for (const line of block.split(/\r?\n/)) {
		if (line === '' && lines.length > 0) break;
		const continues = /^[ \t]/.test(line) && lines.length > 0;
		// The fold is kept as one line break: identity must not depend on what a server makes of it.
		if (continues) lines.push(`${lines.pop() ?? ''}\r\n${line}`);
		else if (line !== '') lines.push(line);
	}
	return lines;
}

/** `trim` would also remove 0xA0, which is a letter or half of one in some charsets, and no part of a name. */
const WHITE_SPACE = ' \t\r\n';

/** One charset per message: a short subject alone gives too few letters to tell. */
function undeclaredBytes(fields: readonly RawField[]): Buffer {
	const values = fields
		.map((field) => Buffer.from(field.value, 'latin1'))
		.filter((bytes) => decodeUtf8(bytes) === null);
	return Buffer.concat(values);
}

function decodeRaw(value: string, charset: string): string {
	if (/^[\0-\x7F]*$/.test(value)) return value;
	const bytes = Buffer.from(value, 'latin1');
	return decodeUtf8(bytes, value.length === MAX_FIELD_LENGTH) ?? decode(bytes, charset);
}

function unfold(value: string): string {
	return value.replace(/\r\n[ \t]+/g, ' ').replace(/\0/g, '');
}

/** Encoded words may hold line breaks, NULs and marks that turn text around. */
function toLine(decoded: string): string {
	return withoutControls(repairText(decoded)).replace(/[\r\n\t]+/g, ' ');
}
