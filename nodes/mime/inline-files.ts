import { safeFileName } from './file-name';
import { decodeTransfer } from './transfer';

/** A file that old programs write into a text, between lines that say so. */
export interface InlineFile {
	/** Safe to save by; '' when nothing of it is left. */
	readonly name: string;
	readonly content: Buffer;
}

/** Octets of a text without the files that were written into it (uuencode, yEnc), and these. */
export interface TextAndFiles {
	readonly text: Buffer;
	readonly files: readonly InlineFile[];
}

/** Returns what is text in the octets of a part, and the files in it. */
export function withoutInlineFiles(octets: Buffer): TextAndFiles {
	if (!STARTS.some((start) => octets.includes(start))) return { text: octets, files: [] };
	const kept: string[] = [];
	const files: InlineFile[] = [];
	const lines = octets.toString('latin1').split('\n');
	for (let at = 0; at < lines.length; ) {
		const found = fileAt(lines, at);
		if (found === null) {
			kept.push(lines[at++] ?? '');
			continue;
		}
		files.push(found.file);
		at = found.end;
	}
	return { text: Buffer.from(kept.join('\n'), 'latin1'), files };
}

const STARTS = ['begin ', '=ybegin '];

interface Found {
	readonly file: InlineFile;
	/** The first line behind it. */
	readonly end: number;
}

function fileAt(lines: readonly string[], at: number): Found | null {
	const line = lines[at] ?? '';
	if (line.startsWith('begin ')) return uuencodedAt(lines, at);
	return line.startsWith('=ybegin ') ? yencodedAt(lines, at) : null;
}

/** A sentence may begin like that; what follows tells. */
function uuencodedAt(lines: readonly string[], at: number): Found | null {
	const name = /^begin [0-7]{3,4} (\S.{0,250}?)\s*$/.exec(lines[at] ?? '')?.[1];
	if (name === undefined || !isUuencoded(lines[at + 1] ?? '')) return null;
	let end = at + 1;
	while (end < lines.length && isUuencoded(lines[end] ?? '')) end++;
	const content = Buffer.from(lines.slice(at + 1, end).join('\n'), 'latin1');
	while (/^[` ]?\r?$/.test(lines[end] ?? '-')) end++;
	if (/^end\s*$/.test(lines[end] ?? '')) end++;
	return { file: { name: nameOf(name), content: decodeTransfer(content, 'uuencode') }, end };
}

/** The first sign says how many octets there are, four signs for each three of them; some leave out spaces at the end. */
function isUuencoded(line: string): boolean {
	const written = line.replace(/\r$/, '');
	const length = (written.charCodeAt(0) - 32) & 63;
	const wanted = 1 + Math.ceil(length / 3) * 4;
	const isSigns = /^[\x20-\x60]+$/.test(written);
	return isSigns && length > 0 && written.length >= wanted - 4 && written.length <= wanted + 2;
}

/** Each octet is 42 more, and what cannot stand in a line comes behind `=` as 64 more than that. */
function yencodedAt(lines: readonly string[], at: number): Found | null {
	const name = /^=ybegin .{0,200}?\bname=(.{1,250}?)\s*$/.exec(lines[at] ?? '')?.[1];
	if (name === undefined) return null;
	let end = at + 1;
	while (end < lines.length && !lines[end]?.startsWith('=yend ')) end++;
	const body = lines.slice(at + 1, end).filter((line) => !line.startsWith('=ypart '));
	const octets: number[] = [];
	for (const line of body) {
		for (let index = 0; index < line.length; index++) {
			const code = line.charCodeAt(index);
			if (code === CR && index === line.length - 1) break;
			if (code === EQUALS) octets.push((line.charCodeAt(++index) - 64 - 42) & 255);
			else octets.push((code - 42) & 255);
		}
	}
	return { file: { name: nameOf(name), content: Buffer.from(octets) }, end: end + 1 };
}

const CR = 0x0d;
const EQUALS = 0x3d;

/** Names are in no charset anybody says. */
function nameOf(written: string): string {
	return safeFileName(Buffer.from(written.replace(/^"|"$/g, ''), 'latin1').toString('utf8'));
}
