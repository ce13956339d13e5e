/** Removes a transfer encoding (RFC 2045 §6) from data that comes in pieces, cut anywhere. */
export interface TransferDecoder {
	decode(piece: Buffer): Buffer;
	/** What was held back of the last piece. */
	end(): Buffer;
}

/** Short strings live and die cheaply; those above V8's limit for small objects stay until a full collection. */
const SLICE_LENGTH = 48 * 1024;

export function transferDecoder(encoding: string | null): TransferDecoder {
	if (encoding === 'base64') return base64Decoder();
	if (encoding === 'quoted-printable') return quotedPrintableDecoder();
	return { decode: (piece) => piece, end: () => Buffer.alloc(0) };
}

/** Each padded run is decoded alone: Node stops at the first padding, and some senders join runs. */
function base64Decoder(): TransferDecoder {
	let rest = '';
	return {
		decode(piece) {
			const decoded = Buffer.allocUnsafe(Math.ceil(((piece.length + rest.length) * 3) / 4) + 4);
			let length = 0;
			for (let start = 0; start < piece.length; start += SLICE_LENGTH) {
				const slice = piece.toString('latin1', start, start + SLICE_LENGTH);
				const runs = (rest + slice.replace(/[^A-Za-z0-9+/=]+/g, '')).split(/=+/);
				const last = runs.pop() ?? '';
				const whole = last.length - (last.length % 4);
				for (const run of runs) length += decoded.write(run, length, 'base64');
				length += decoded.write(last.slice(0, whole), length, 'base64');
				rest = last.slice(whole);
			}
			return decoded.subarray(0, length);
		},
		end: () => Buffer.from(rest, 'base64'),
	};
}

function quotedPrintableDecoder(): TransferDecoder {
	let rest = '';
	return {
		decode(piece) {
			const decoded: Buffer[] = [];
			for (let start = 0; start < piece.length; start += SLICE_LENGTH) {
				const slice = rest + piece.toString('latin1', start, start + SLICE_LENGTH);
				// A soft line break or an =XX may go on in the next slice.
				const open = /=[0-9A-Fa-f \t\r]{0,8}$/.exec(slice)?.index ?? slice.length;
				rest = slice.slice(open);
				decoded.push(unquoted(slice.slice(0, open)));
			}
			return Buffer.concat(decoded);
		},
		end: () => unquoted(rest.replace(/=[ \t\r0-9A-Fa-f]?$/, '')),
	};
}

function unquoted(text: string): Buffer {
	return Buffer.from(
		text
			.replace(/=[ \t]*\r?\n/g, '')
			.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
		'latin1',
	);
}
