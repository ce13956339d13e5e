import { decodeCharset } from './charset';

/** What Outlook packs into a `winmail.dat` (MS-OXTNEF), as far as it is text or a file. */
export interface Tnef {
	/** '' when there is none that can be read. */
	readonly text: string;
	readonly html: string;
	readonly files: readonly { readonly name: string; readonly size: number }[];
}

/** Returns what is in a `winmail.dat`, which may be cut anywhere; null when it is none. */
export function readTnef(bytes: Buffer): Tnef | null {
	if (bytes.length < 6 || bytes.readUInt32LE(0) !== SIGNATURE) return null;
	let text = '';
	let html = '';
	const files: { name: string; size: number }[] = [];
	for (let at = 6; at + 9 <= bytes.length; ) {
		const id = bytes.readUInt32LE(at + 1);
		const length = bytes.readUInt32LE(at + 5);
		const value = bytes.subarray(at + 9, at + 9 + length);
		const last = files.at(-1);
		if (id === BODY) text ||= textOf(value);
		else if (id === PROPERTIES) {
			const found = bodiesIn(value);
			text ||= found.text;
			html ||= found.html;
		} else if (id === FILE) files.push({ name: '', size: 0 });
		else if (id === FILE_NAME && last !== undefined) last.name = textOf(value);
		else if (id === FILE_CONTENT && last !== undefined) last.size = length;
		at += 9 + length + 2;
	}
	return { text, html, files };
}

const SIGNATURE = 0x223e9f78;
const BODY = 0x0002800c;
const PROPERTIES = 0x00069003;
const FILE = 0x00069002;
const FILE_NAME = 0x00018010;
const FILE_CONTENT = 0x0006800f;

function textOf(value: Buffer): string {
	const end = value.indexOf(0);
	return decodeCharset(end === -1 ? value : value.subarray(0, end), null);
}

/** Sizes of the types of MAPI that have a fixed one; those not listed come with a count and a length. */
const FIXED: ReadonlyMap<number, number> = new Map([
	...([
		[1, 0],
		[2, 4],
		[3, 4],
		[4, 4],
		[5, 8],
		[6, 8],
		[7, 8],
		[10, 4],
		[11, 4],
	] as const),
	...([
		[20, 8],
		[64, 8],
		[72, 16],
	] as const),
]);
const MAX_PROPERTIES = 2_000;

function bodiesIn(value: Buffer): { text: string; html: string } {
	const found = { text: '', html: '' };
	let at = 4;
	for (let count = 0; count < MAX_PROPERTIES && at + 4 <= value.length; count++) {
		const type = value.readUInt16LE(at);
		const id = value.readUInt16LE(at + 2);
		at += 4;
		if (id >= 0x8000) {
			if (at + 24 > value.length) break;
			const isNamed = value.readUInt32LE(at + 16) === 1;
			at += isNamed ? 24 + padded(value.readUInt32LE(at + 20)) : 24;
		}
		const size = FIXED.get(type);
		if (size !== undefined) {
			at += size;
			continue;
		}
		if (at + 8 > value.length) break;
		const values = value.readUInt32LE(at);
		const length = value.readUInt32LE(at + 4);
		// Several values: none of those that are wanted.
		if (values !== 1) break;
		const content = value.subarray(at + 8, at + 8 + length);
		const read =
			type === 0x1f ? content.toString('utf16le').replace(/\0.*$/s, '') : textOf(content);
		if (id === 0x1000) found.text = read;
		if (id === 0x1013) found.html = read;
		at += 8 + padded(length);
	}
	return found;
}

function padded(length: number): number {
	return Math.ceil(length / 4) * 4;
}
