import libmime from 'libmime';

import type { BodyNode } from '../core/mailbox/mailbox';
import { parseHeaderBlock } from './header-section';
import { toBody, type StructureNode } from './structure';
import { decodeTransfer } from './transfer';

/** A message taken apart without help from a server. */
export interface Entity {
	readonly body: BodyNode;
	/** By part number, with its transfer encoding still on. */
	readonly contents: ReadonlyMap<string, Buffer>;
}

/** Returns the parts of a message (RFC 2046), numbered as IMAP numbers them; it may be cut anywhere. */
export function parseEntity(source: Buffer): Entity {
	const contents = new Map<string, Buffer>();
	const root = toStructure(source, [], 'text/plain', contents);
	const body = toBody(root);
	if (body !== null) return { body, contents };
	return { body: EMPTY, contents: new Map([['1', source]]) };
}

const EMPTY: BodyNode = {
	...{ part: '1', type: 'text/plain', size: 0, charset: null, encoding: null },
	...{ disposition: null, fileName: null },
};

/** Deeper than any program builds mail; every level is looked through once more. */
const MAX_DEPTH = 30;

function toStructure(
	source: Buffer,
	path: readonly number[],
	defaultType: string,
	contents: Map<string, Buffer>,
): StructureNode {
	const [header, content] = split(source);
	const { fields } = parseHeaderBlock(header);
	const field = (name: string) => libmime.parseHeaderValue(fields[name]?.[0] ?? '');
	const { value, params } = field('content-type');
	const type = /^[a-z][^/\s]*\/\w[^/\s]*$/.test(value.toLowerCase())
		? value.toLowerCase()
		: defaultType;
	const encoding = field('content-transfer-encoding').value.toLowerCase();
	if (type.startsWith('multipart/') && path.length < MAX_DEPTH) {
		const children = piecesOf(content, params['boundary'] ?? '', encoding);
		const inner = type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
		const childNodes = children.map((child, index) =>
			toStructure(child, [...path, index + 1], inner, contents),
		);
		if (childNodes.length > 0) return { type, parameters: params, childNodes };
	}
	const part = path.join('.') || '1';
	contents.set(part, content);
	const disposition = field('content-disposition');
	return {
		part,
		type: type.startsWith('multipart/') ? 'text/plain' : type,
		size: content.length,
		encoding,
		parameters: withReadNames(params),
		...(disposition.value === '' ? {} : { disposition: disposition.value.toLowerCase() }),
		dispositionParameters: withReadNames(disposition.params),
		id: fields['content-id']?.[0] ?? '',
	};
}

function withReadNames(params: Readonly<Record<string, string>>): Record<string, string> {
	const read: Record<string, string> = { ...params };
	for (const name of ['name', 'filename']) {
		const written = params[name];
		if (written !== undefined) read[name] = libmime.decodeWords(written);
	}
	return read;
}

/** A header may be missing: the first line is empty then. */
function split(source: Buffer): readonly [header: Buffer, content: Buffer] {
	if (source[0] === LF || (source[0] === CR && source[1] === LF)) {
		return [NOTHING, source.subarray(source[0] === LF ? 1 : 2)];
	}
	for (let at = source.indexOf(LF); at !== -1; at = source.indexOf(LF, at + 1)) {
		const next = source[at + 1] === CR ? at + 2 : at + 1;
		if (source[next] === LF) return [source.subarray(0, at + 1), source.subarray(next + 1)];
	}
	return [source, NOTHING];
}

const LF = 0x0a;
const CR = 0x0d;
const NOTHING = Buffer.alloc(0);

/** Some programs encode a multipart as a whole, which RFC 2045 §6.4 forbids. */
function piecesOf(content: Buffer, boundary: string, encoding: string): Buffer[] {
	const pieces = boundary === '' ? [] : between(content, boundary);
	if (pieces.length > 0) return pieces;
	const decoded = boundary === '' ? content : decodeTransfer(content, encoding);
	const inside = decoded === content ? [] : between(decoded, boundary);
	if (inside.length > 0) return inside;
	const found = boundaryIn(content);
	return found === null ? [] : between(content, found);
}

/** The boundary that stands there, where the header says none or another: above the header of a part, and again. */
function boundaryIn(content: Buffer): string | null {
	const text = content.toString('latin1', 0, MAX_SEARCHED);
	const [, boundary] =
		/^--(\S.{0,69}?)[ \t]*\r?\n(?:content-[a-z-]{1,40}:|\r?\n)/im.exec(text) ?? [];
	if (boundary === undefined) return null;
	return content.indexOf(`--${boundary}`, content.indexOf(`--${boundary}`) + 1) === -1
		? null
		: boundary;
}

const MAX_SEARCHED = 64 * 1024;

/** Returns what stands between the delimiter lines; the last one may have no end. */
function between(content: Buffer, boundary: string): Buffer[] {
	const delimiter = Buffer.from(`--${boundary}`, 'latin1');
	const pieces: Buffer[] = [];
	let start: number | null = null;
	for (let at = content.indexOf(delimiter); at !== -1; ) {
		const behind = at + delimiter.length;
		const line = content.indexOf(LF, behind);
		const end = line === -1 ? content.length : line;
		const isLast = content.toString('latin1', behind, behind + 2) === '--';
		const rest = content.toString('latin1', behind + (isLast ? 2 : 0), Math.min(end, behind + 200));
		if ((at === 0 || content[at - 1] === LF) && rest.trim() === '') {
			if (start !== null) pieces.push(content.subarray(start, endBefore(content, at)));
			start = isLast ? null : Math.min(end + 1, content.length);
			if (isLast) break;
		}
		at = content.indexOf(delimiter, behind);
	}
	if (start !== null) pieces.push(content.subarray(start));
	return pieces;
}

/** The line break before a delimiter is part of it. */
function endBefore(content: Buffer, delimiter: number): number {
	const end = content[delimiter - 1] === LF ? delimiter - 1 : delimiter;
	return content[end - 1] === CR ? end - 1 : end;
}
