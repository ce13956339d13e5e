import { decode as decodeBase64 } from 'libbase64';
import { decode as decodeQuotedPrintable } from 'libqp';

/** Returns the octets behind a transfer encoding (RFC 2045 §6); the data may be cut anywhere. */
export function decodeTransfer(data: Buffer, encoding: string | null): Buffer {
	const decoder = transferDecoder(encoding);
	const decoded = decoder.decode(data);
	const end = decoder.end();
	return end.length === 0 ? decoded : Buffer.concat([decoded, end]);
}

/** Removes a transfer encoding from octets that come in pieces, cut anywhere. */
export interface TransferDecoder {
	decode(piece: Buffer): Buffer;
	/** Returns what was held back of the last piece. */
	end(): Buffer;
}

/** Returns what decodes the pieces of one part; octets of an unknown encoding stay as they are. */
export function transferDecoder(encoding: string | null): TransferDecoder {
	if (encoding === 'base64') return inSlices(cutBase64, decodeBase64);
	if (encoding === 'quoted-printable') return inSlices(cutLines, decodeQuotedPrintable);
	if (UUENCODE.test(encoding ?? '')) return inSlices(cutWholeLines, decodeUuencode);
	return { decode: (piece) => piece, end: () => Buffer.alloc(0) };
}

/** Short strings live and die cheaply; those above V8's limit for small objects stay until a full collection. */
const SLICE_LENGTH = 48 * 1024;

/** Takes the rest of the slice before and a new one; returns what can be decoded now, and the new rest. */
type Cut = (slice: string) => readonly [whole: string, rest: string];

/** The streams of the libraries would not do: one keeps a part until its end, and both read ahead of their reader. */
function inSlices(cut: Cut, decode: (text: string) => Buffer): TransferDecoder {
	let rest = '';
	return {
		decode(piece) {
			const decoded: Buffer[] = [];
			for (let start = 0; start < piece.length; start += SLICE_LENGTH) {
				const [whole, left] = cut(rest + piece.toString('latin1', start, start + SLICE_LENGTH));
				decoded.push(decode(whole));
				rest = left;
			}
			const [only] = decoded;
			return decoded.length === 1 && only !== undefined ? only : Buffer.concat(decoded);
		},
		// As a soft break: the other half of a code is not to come.
		end: () => decode(rest.replace(/=[0-9A-Fa-f]?$/, '=')),
	};
}

/** Behind a padding the groups of four begin again: some senders join padded runs. */
function cutBase64(slice: string): readonly [string, string] {
	const letters = slice.replace(/[^A-Za-z0-9+/=]+/g, '');
	const start = letters.lastIndexOf('=') + 1;
	const end = letters.length - ((letters.length - start) % 4);
	return [letters.slice(0, end), letters.slice(end)];
}

/** White space at the end of a line is none (RFC 2045 §6.7), and a soft break or `=XX` may go on in the next slice. */
function cutLines(slice: string): readonly [string, string] {
	const line = slice.lastIndexOf('\n') + 1;
	if (line > 0 && slice.length - line < MAX_LINE) return [slice.slice(0, line), slice.slice(line)];
	const isCode = /=[0-9A-Fa-f]$/.test(slice.slice(-2));
	let end = isCode ? slice.length - 2 : slice.length;
	while (end > 0 && OPEN.includes(slice.charAt(end - 1))) end--;
	// Held back for ever, a megabyte of white space would be looked through again with each slice.
	if (slice.length - end > MAX_LINE) return [slice, ''];
	return [slice.slice(0, end), slice.slice(end)];
}

/** Ten times what a line may have (RFC 5322 §2.1.1). */
const MAX_LINE = 10_000;
const OPEN = ' \t\r=';

const UUENCODE = /^(?:x-)?uu(?:e|encode)$/;

function cutWholeLines(slice: string): readonly [string, string] {
	const end = slice.lastIndexOf('\n') + 1;
	return end === 0 && slice.length > MAX_LINE ? ['', ''] : [slice.slice(0, end), slice.slice(end)];
}

/** A line is its length and four characters for each three octets, each six bits above a space (POSIX uuencode). */
function decodeUuencode(text: string): Buffer {
	const lines = text.split(/\r?\n/).map((line) => {
		const length = (line.charCodeAt(0) - 32) & 63;
		if (line === '' || length === 0 || /^(?:begin [0-7]{3}|end$)/.test(line)) return NOTHING;
		const octets: number[] = [];
		for (let at = 1; octets.length < length; at += 4) {
			const [a = 0, b = 0, c = 0, d = 0] = [0, 1, 2, 3].map((offset) => {
				return ((line.charCodeAt(at + offset) || 32) - 32) & 63;
			});
			octets.push((a << 2) | (b >> 4), ((b & 15) << 4) | (c >> 2), ((c & 3) << 6) | d);
		}
		return Buffer.from(octets.slice(0, length));
	});
	return Buffer.concat(lines);
}

const NOTHING = Buffer.alloc(0);
