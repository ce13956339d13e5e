import { decode } from 'libmime/lib/charset';

import { decodeUtf8, guessCharset, otherCyrillic } from './charset-guess';
import { charsetNamed } from './charset-names';
import { decodeEscaped } from './escaped-charsets';
import { repairText } from './mojibake';

/**
 * Returns text in the charset that its first octets say, else in the one it declares; without a usable one it
 * is UTF-8 if valid, else guessed. What is certainly declared wrong is read as what it is. `cut` says that the
 * bytes may end inside a character, which is then left out.
 */
export function decodeCharset(bytes: Buffer, charset: string | null, cut = false): string {
	const mark = MARKS.find(([octets]) => bytes.subarray(0, octets.length).equals(octets));
	const text = mark === undefined ? null : decodeDeclared(bytes, mark[1], cut);
	return repairText((text ?? decodeDeclared(bytes, charset, cut)).replace(/^\uFEFF/, ''), cut);
}

/** Byte order marks. */
const MARKS: readonly (readonly [Buffer, charset: string])[] = [
	[Buffer.of(0xef, 0xbb, 0xbf), 'utf-8'],
	[Buffer.of(0xff, 0xfe), 'utf-16le'],
	[Buffer.of(0xfe, 0xff), 'utf-16be'],
];

function decodeDeclared(bytes: Buffer, charset: string | null, cut: boolean): string {
	const declared = charsetNamed(charset);
	if (declared === null) return decodeUndeclared(bytes, cut);
	if (declared === 'utf-8') return decodeDeclaredUtf8(bytes, cut);
	const escaped = decodeEscaped(bytes, declared);
	if (escaped !== null) return escaped;
	if (bytes.some((byte) => byte > 0x7f)) {
		// Words of a charset with one octet a letter are not valid UTF-8 by chance.
		const text = SINGLE_BYTE.test(declared) ? decodeUtf8(bytes, cut) : null;
		if (text !== null) return text;
	}
	const text = decode(bytes, declared);
	const other = CYRILLIC.test(declared) ? otherCyrillic(bytes, declared, text) : null;
	if (other !== null) return decode(bytes, other);
	if (MULTI_BYTE.test(declared) && isDamaged(text)) {
		return decodeUtf8(bytes, cut) ?? decode(bytes, guessCharset(bytes));
	}
	return cut ? text.replace(/\uFFFD{1,4}$/, '') : text;
}

const SINGLE_BYTE = /^(?:windows-125\d|iso-8859-\d+|koi8-[ru]|ibm866|cp\d+|mac[a-z]+)$/;
const CYRILLIC = /^(?:windows-1251|koi8-[ru]|iso-8859-5|cp866|ibm866|maccyrillic)$/;
const MULTI_BYTE = /^(?:gb18030|big5|shift_jis|euc-kr|euc-jp)$/;

/** More than a letter or two in which a program erred. */
function isDamaged(text: string): boolean {
	const damaged = text.split('\uFFFD').length - 1;
	return damaged > 2 && damaged * 10 > text.replace(/[\0-\x7F]/g, '').length;
}

/** Text in seven bits with these signs is Japanese, Korean or Chinese that does not say so. */
function decodeUndeclared(bytes: Buffer, cut: boolean): string {
	const text = decodeUtf8(bytes, cut);
	if (text === null) return decode(bytes, guessCharset(bytes));
	if (text.includes('\x1b$)C')) return decodeEscaped(bytes, 'iso-2022-kr') ?? text;
	if (text.includes('\x1b$B') || text.includes('\x1b$@')) return decode(bytes, 'iso-2022-jp');
	if (/~\{[\x21-\x7e]{2,}~\}/.test(text)) return decodeEscaped(bytes, 'hz-gb-2312') ?? text;
	return text;
}

/** A damaged character or two in real UTF-8 is not a reason to read the rest as something else. */
function decodeDeclaredUtf8(bytes: Buffer, cut: boolean): string {
	const strict = decodeUtf8(bytes, cut);
	if (strict !== null) return strict;
	const lenient = bytes.toString('utf8');
	const damaged = lenient.split('\uFFFD').length - 1;
	const sound = lenient.replace(/[\0-\x7F\uFFFD]/g, '').length;
	return sound > damaged ? lenient : decode(bytes, guessCharset(bytes));
}
