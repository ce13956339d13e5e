import { decode } from 'libmime/lib/charset';
import libmime from 'libmime';

import { decodeUtf8, guessCharset } from './charset-guess';
import { repairText } from './mojibake';

/**
 * Decodes text in the charset it declares; without a usable one it is UTF-8 if valid, else guessed.
 * What is certainly declared wrong is read as what it is. `cut` says that the bytes may end inside a
 * character, which is then left out.
 */
export function decodeCharset(bytes: Buffer, charset: string | null, cut = false): string {
	return repairText(withoutMark(decodeDeclared(bytes, charset, cut)), cut);
}

function decodeDeclared(bytes: Buffer, charset: string | null, cut: boolean): string {
	const declared = usableCharset(charset);
	if (declared === null) return decodeUndeclared(bytes, cut);
	if (declared === 'UTF-8') return decodeDeclaredUtf8(bytes, cut);
	if (SINGLE_BYTE.test(declared) && bytes.some((byte) => byte > 0x7f)) {
		const text = decodeUtf8(bytes, cut);
		if (text !== null) return text;
	}
	const text = decode(bytes, declared);
	return cut ? text.replace(/\uFFFD{1,4}$/, '') : text;
}

/** Charsets whose words are no valid UTF-8 by chance. */
export const SINGLE_BYTE =
	/^(?:us-ascii|(?:windows-|cp)125\d|iso-8859-\d+|koi8-[ru]|ibm866|cp866|mac-?cyrillic|x-mac-cyrillic)$/i;

function usableCharset(charset: string | null): string | null {
	if (charset === null || charset.trim() === '') return null;
	if (
		/^(us-?ascii|ascii|ansi_x3\.4.*|unknown.*|x-unknown|default|7bit|8bit)$/i.test(charset.trim())
	) {
		return null;
	}
	const name = libmime.normalizeCharset(charset);
	return libmime.createDecodeStream(name).supported ? name.toUpperCase() : null;
}

function decodeUndeclared(bytes: Buffer, cut: boolean): string {
	return decodeUtf8(bytes, cut) ?? decode(bytes, guessCharset(bytes));
}

/** A damaged character or two in real UTF-8 is no reason to read the rest as something else. */
function decodeDeclaredUtf8(bytes: Buffer, cut: boolean): string {
	const strict = decodeUtf8(bytes, cut);
	if (strict !== null) return strict;
	const lenient = bytes.toString('utf8');
	const damaged = lenient.split('\uFFFD').length - 1;
	const sound = lenient.replace(/[\0-\x7F\uFFFD]/g, '').length;
	return sound > damaged ? lenient : decode(bytes, guessCharset(bytes));
}

function withoutMark(text: string): string {
	return text.replace(/^\uFEFF/, '');
}
