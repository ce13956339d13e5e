import libmime from 'libmime';

import type { BodyNode, BodyPart } from '../core/mailbox/mailbox';
import { readCms } from './cms';
import { parseEntity } from './entity';
import { withoutInlineFiles } from './inline-files';
import { leavesOf } from './structure';
import { readTnef, type Tnef } from './tnef';
import { decodeTransfer } from './transfer';

/** What a part that is a message or a parcel of its own holds. */
export type Box =
	| { readonly kind: 'message'; readonly source: Buffer }
	| { readonly kind: 'signed'; readonly source: Buffer }
	| { readonly kind: 'winmail'; readonly parcel: Tnef }
	| { readonly kind: 'encrypted' };

/** Returns the parts that hold something of their own; mail that a delivery report is about is not part of the letter. */
export function boxesOf(body: BodyNode): BodyPart[] {
	return leavesOf(withoutReports(body)).filter((part) => kindOf(part) !== null);
}

function withoutReports(body: BodyNode): BodyNode {
	if (!('children' in body)) return body;
	const children = body.type === 'multipart/report' ? body.children.slice(0, 1) : body.children;
	return { ...body, children: children.map(withoutReports) };
}

/** Returns what kind of box a part is by what it says of itself, or null. */
export function kindOf({ type, fileName }: BodyPart): 'message' | 'cms' | 'winmail' | null {
	if (/^application\/(?:x-)?pkcs7-mime$/.test(type)) return 'cms';
	const isOctets = type === 'application/octet-stream';
	if (isOctets && /^smime\.p7m$/i.test(fileName ?? '')) return 'cms';
	if (/^(?:application\/(?:vnd\.)?ms-tnef|text\/tnef)$/.test(type)) return 'winmail';
	if (/^winmail\.dat$/i.test(fileName ?? '')) return 'winmail';
	const isMail = /^message\/(?:rfc822|global)$/.test(type);
	if (isMail || (isOctets && /\.eml$/i.test(fileName ?? ''))) return 'message';
	return null;
}

/** Opens a part by its octets, without their transfer encoding; null when it holds nothing that can be read. */
export function openBox(part: BodyPart, octets: Buffer): Box | null {
	const kind = kindOf(part);
	if (kind === 'message') return { kind: 'message', source: octets };
	if (kind === 'cms') {
		const cms = readCms(octets);
		if (cms === null) return null;
		return cms === 'encrypted' ? { kind: 'encrypted' } : { kind: 'signed', source: cms.signed };
	}
	const parcel = kind === 'winmail' ? readTnef(octets) : null;
	return parcel === null ? null : { kind: 'winmail', parcel };
}

/** Stands between the number of a part and that of one inside it: `2/1.3`. */
export const INSIDE = '/';

/**
 * Returns the content of a file in a box, without any encoding; `path` holds the numbers from the outermost on. Null
 * when there is no such file.
 */
export function fileInBox(part: BodyPart, octets: Buffer, path: readonly string[]): Buffer | null {
	const [first, ...rest] = path;
	if (first === undefined) return octets;
	if (path.length > MAX_DEPTH) return null;
	if (part.type === 'text/plain' && kindOf(part) === null) {
		return withoutInlineFiles(octets).files[Number(first) - 1]?.content ?? null;
	}
	const box = openBox(part, octets);
	if (box === null || box.kind === 'encrypted') return null;
	if (box.kind !== 'winmail') return fileInMessage(box.source, path);
	const file = box.parcel.files[Number(first) - 1];
	if (file === undefined) return null;
	return fileInBox(partOfFile(file, first), file.content, rest);
}

/** Returns the content of a file in the source of a message; see `fileInBox`. */
export function fileInMessage(source: Buffer, path: readonly string[]): Buffer | null {
	const [first = '', ...rest] = path;
	const { body, contents } = parseEntity(source);
	const part = leavesOf(body).find((leaf) => leaf.part === first);
	const content = contents.get(first);
	if (part === undefined || content === undefined) return null;
	return fileInBox(part, decodeTransfer(content, part.encoding), rest);
}

/** A message in a message in a message: deeper nobody looks. */
const MAX_DEPTH = 4;

/** Returns a file in a box as a part; its type is that of its name where it is not said. */
export function partOfFile(
	{ name, type, size }: { readonly name: string; readonly type?: string; readonly size: number },
	number: string,
): BodyPart {
	return {
		...{ part: number, type: type ?? libmime.detectMimeType(name), size },
		...{ charset: null, encoding: null, disposition: null },
		fileName: name === '' ? null : name,
	};
}
