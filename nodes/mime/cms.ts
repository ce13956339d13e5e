/** What a CMS message (RFC 5652) holds: the octets that were signed, or nothing to be read without a key. */
export type Cms = { readonly signed: Buffer } | 'encrypted' | null;

/** Returns what is in a `smime.p7m`; signatures are not checked. Null: it is none, or cut before its content. */
export function readCms(written: Buffer): Cms {
	const bytes = asBinary(written);
	const [type, content] = childrenOf(bytes, elementAt(bytes, 0));
	const oid = type === undefined ? '' : bytes.toString('hex', type.start, type.end);
	if (ENCRYPTED.has(oid)) return 'encrypted';
	if (oid !== SIGNED || content === undefined) return null;
	const [signedData] = childrenOf(bytes, content);
	const encapsulated = childrenOf(bytes, signedData)[2];
	const octets = childrenOf(bytes, childrenOf(bytes, encapsulated)[1])[0];
	const pieces = octetsOf(bytes, octets, 0);
	return pieces.length === 0 ? null : { signed: Buffer.concat(pieces) };
}

/** Some programs write it in letters (RFC 7468) and encode these once more. */
function asBinary(written: Buffer): Buffer {
	if (written[0] === SEQUENCE || written.length > MAX_LETTERS) return written;
	const letters = written
		.toString('latin1')
		.replace(/-----(?:BEGIN|END) [A-Z0-9 ]{1,30}-----/g, '');
	return /^[A-Za-z0-9+/=\s]+$/.test(letters) ? Buffer.from(letters, 'base64') : written;
}

const SEQUENCE = 0x30;
const MAX_LETTERS = 64 * 1024 * 1024;
const SIGNED = '2a864886f70d010702';
/** Enveloped, encrypted and authenticated-enveloped data. */
const ENCRYPTED: ReadonlySet<string> = new Set([
	...['2a864886f70d010703', '2a864886f70d010706', '2a864886f70d0109100117'],
]);

/** An element of BER (X.690): what is inside it lies between `start` and `end`. */
interface Element {
	readonly start: number;
	readonly end: number;
	/** Where the next one begins. */
	readonly next: number;
	readonly isConstructed: boolean;
	/** It ends with two zeros instead of a length. */
	readonly isOpen: boolean;
}

function elementAt(bytes: Buffer, at: number): Element | undefined {
	const tag = bytes[at];
	const first = bytes[at + 1];
	if (tag === undefined || first === undefined) return undefined;
	const isConstructed = (tag & 0x20) !== 0;
	if (first === 0x80) {
		const start = at + 2;
		// What follows is found by reading what is inside; nothing stands behind the content that is wanted.
		return { start, end: bytes.length, next: bytes.length, isConstructed, isOpen: true };
	}
	const count = first > 0x80 ? first & 0x7f : 0;
	if (count > 4) return undefined;
	const length =
		count === 0 ? first : bytes.length < at + 2 + count ? 0 : bytes.readUIntBE(at + 2, count);
	const start = at + 2 + count;
	const next = start + length;
	return { start, end: Math.min(next, bytes.length), next, isConstructed, isOpen: false };
}

const MAX_CHILDREN = 10_000;

function childrenOf(bytes: Buffer, parent: Element | undefined): Element[] {
	const children: Element[] = [];
	if (parent === undefined || !parent.isConstructed) return children;
	for (let at = parent.start; at < parent.end && children.length < MAX_CHILDREN; ) {
		if (parent.isOpen && bytes[at] === 0 && bytes[at + 1] === 0) break;
		const child = elementAt(bytes, at);
		if (child === undefined) break;
		children.push(child);
		at = child.next;
	}
	return children;
}

/** A string of octets may come in pieces. */
function octetsOf(bytes: Buffer, element: Element | undefined, depth: number): Buffer[] {
	if (element === undefined || depth > 3) return [];
	if (!element.isConstructed) return [bytes.subarray(element.start, element.end)];
	return childrenOf(bytes, element).flatMap((piece) => octetsOf(bytes, piece, depth + 1));
}
