import { decode } from 'libmime/lib/charset';

/** Returns text of a charset that writes all its letters in seven bits; null when it is none of these. */
export function decodeEscaped(bytes: Buffer, charset: string): string | null {
	if (charset === 'utf-7') return decodeUtf7(bytes.toString('latin1'));
	if (charset === 'hz-gb-2312') return decodeHz(bytes.toString('latin1'));
	if (charset === 'iso-2022-kr') return decodeShifted(bytes.toString('latin1'));
	return null;
}

/** `+` and base64 of UTF-16 until another sign, `+-` for a plus (RFC 2152). */
function decodeUtf7(text: string): string {
	return text.replace(/\+([A-Za-z0-9+/]*)-?/g, (_, letters: string) => {
		if (letters === '') return '+';
		const units = Buffer.from(letters, 'base64');
		return units
			.subarray(0, units.length & ~1)
			.swap16()
			.toString('utf16le');
	});
}

/** `~{` begins Chinese and `~}` ends it; `~~` is a tilde, and one at the end of a line joins it (RFC 1843). */
function decodeHz(text: string): string {
	return text.replace(
		/~\{((?:[^~\n]|~(?!\}))*)(?:~\}|(?=\n)|$)|~~|~\r?\n/g,
		(found, letters?: string) => {
			if (letters !== undefined) return inUpperHalf(letters, 'gb18030');
			return found === '~~' ? '~' : '';
		},
	);
}

/** Korean stands between SO and SI, the designation at the top says nothing (RFC 1557). */
function decodeShifted(text: string): string {
	const [plain = '', ...shifted] = DESIGNATIONS.reduce(
		(rest, designation) => rest.replaceAll(designation, ''),
		text,
	).split(SHIFT_OUT);
	const decoded = shifted.map((piece) => {
		const ends = [piece.indexOf(SHIFT_IN), piece.indexOf('\n')].filter((at) => at !== -1);
		const end = ends.length === 0 ? piece.length : Math.min(...ends);
		const letters = piece.slice(0, end);
		return inUpperHalf(letters, 'euc-kr') + piece.slice(letters.length);
	});
	return [plain, ...decoded].join('').replaceAll(SHIFT_IN, '');
}

const DESIGNATIONS = ['\x1b$)C\r\n', '\x1b$)C\n', '\x1b$)C'];
const SHIFT_OUT = '\x0e';
const SHIFT_IN = '\x0f';

function inUpperHalf(letters: string, charset: string): string {
	const bytes = Buffer.from(letters, 'latin1').map((byte) => (byte > 0x20 ? byte | 0x80 : byte));
	return decode(Buffer.from(bytes), charset);
}
