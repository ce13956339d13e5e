import libmime from 'libmime';

import { trimEnd } from '../core/text/trim';

/**
 * Returns a file name that names no folder, hides nothing and can be saved on any system; '' when
 * nothing of it is left.
 */
export function safeFileName(name: string): string {
	// A hostile name may be as long as a header; its middle would be cut out anyway.
	const characters = (name.length > 1000 ? name.slice(0, 900) + name.slice(-100) : name)
		.normalize('NFC')
		.replace(/\s+/g, ' ')
		// Controls, also those that turn the direction of writing, and halves of characters.
		.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, '')
		.replace(/[\\/:*?"<>|]+/g, '_');
	const trimmed = trimEnd(characters.replace(HIDING, ''), DROPPED);
	return shortened(RESERVED.test(trimmed) ? `_${trimmed}` : trimmed);
}

/** Returns the name a file without one is saved by, e.g. `attachment-2.pdf`. */
export function fileNameFor(type: string, part: string): string {
	const number = part.match(/\d+/g)?.join('-') ?? '';
	return `attachment-${number}.${USUAL_EXTENSIONS.get(type) ?? libmime.detectExtension(type)}`;
}

/** Windows drops these at the end. */
const DROPPED = ' .';
/** File systems take 255, and a number may be put behind it. */
const MAX_BYTES = 240;
/** A leading dot hides a file on Unix, and `.._` is left of a way up. */
const HIDING = /^[._ ]{0,1000}\.[_ ]{0,1000}|^ +/;
/** Windows opens a device by these, whatever the extension. */
const RESERVED = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?:$|[ .])/i;

/** Cuts what is before the extension: that tells which program opens the file. */
function shortened(name: string): string {
	if (Buffer.byteLength(name) <= MAX_BYTES) return name;
	const extension = /\.[^. ]{1,20}$/.exec(name)?.[0] ?? '';
	let left = MAX_BYTES - Buffer.byteLength(extension);
	let kept = '';
	for (const character of name.slice(0, name.length - extension.length)) {
		left -= Buffer.byteLength(character);
		if (left < 0) break;
		kept += character;
	}
	return trimEnd(kept, DROPPED) + extension;
}

/** Where the table of the library gives what nobody calls such a file. */
const USUAL_EXTENSIONS: ReadonlyMap<string, string> = new Map([
	['application/gzip', 'gz'],
	['application/vnd.rar', 'rar'],
	['application/x-dwg', 'dwg'],
	['audio/mpeg', 'mp3'],
	['audio/ogg', 'ogg'],
	['image/jpeg', 'jpg'],
	['image/jpg', 'jpg'],
	['image/pjpeg', 'jpg'],
	['text/vcard', 'vcf'],
	['text/x-vcard', 'vcf'],
]);
