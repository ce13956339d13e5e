import { decode } from 'libmime/lib/charset';

import { certainCharset, decodeUtf8 } from './charset-guess';

/**
 * Repairs text that was read in the wrong charset before it came here: UTF-8 read as Western
 * (`ÐŸÑ€Ð¸`) or as Cyrillic (`РџСЂРё`), any other alphabet read as Western (`Ïðèâåò`). Only what is
 * certain is repaired: the whole text must fit, and its letters be no accident.
 */
export function repairText(text: string, cut = false): string {
	const western = toBytes(text, WESTERN);
	if (western !== null) {
		const repaired = readUtf8(western, 2, cut);
		if (repaired !== null) return repaired;
		const charset = certainCharset(western);
		return charset === null ? text : decode(western, charset);
	}
	const cyrillic = toBytes(text, CYRILLIC);
	return (cyrillic === null ? null : readUtf8(cyrillic, 4, cut)) ?? text;
}

type Table = ReadonlyMap<string, number>;

/** Character → byte of the upper half of a charset; a byte without a character is a control of its number. */
function upperHalf(charset: string): Table {
	const table = new Map<string, number>();
	for (let byte = 0x80; byte < 0x100; byte++) {
		const character = decode(Buffer.of(byte), charset);
		table.set(character === '\uFFFD' ? String.fromCharCode(byte) : character, byte);
	}
	return table;
}

/** What is called Latin-1 is read as windows-1252 by nearly all programs, and as itself by a few. */
const LATIN_1 = Array.from({ length: 0x80 }, (_, index): [string, number] => {
	return [String.fromCharCode(0x80 + index), 0x80 + index];
});
const WESTERN: Table = new Map([...LATIN_1, ...upperHalf('windows-1252')]);
const CYRILLIC: Table = upperHalf('windows-1251');

/** Returns the bytes the text has in a charset, null when it is plain ASCII or does not fit. */
function toBytes(text: string, table: Table): Buffer | null {
	const bytes = Buffer.alloc(text.length);
	let isAscii = true;
	for (let index = 0; index < text.length; index++) {
		const code = text.charCodeAt(index);
		const byte = code < 0x80 ? code : table.get(text.charAt(index));
		if (byte === undefined) return null;
		if (byte >= 0x80) isAscii = false;
		bytes[index] = byte;
	}
	return isAscii ? null : bytes;
}

/** One lucky pair is not a proof: `least` of them are. */
function readUtf8(bytes: Buffer, least: number, cut: boolean): string | null {
	let sequences = 0;
	for (const byte of bytes) if (byte >= 0xc2) sequences++;
	return sequences < least ? null : decodeUtf8(bytes, cut);
}
