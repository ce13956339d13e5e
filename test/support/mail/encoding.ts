export type Encoding = 'base64' | 'quoted-printable' | '8bit';

export const CRLF = Buffer.from('\r\n');

const LINE_LENGTH = 76;

/** A body as its Content-Transfer-Encoding writes it, without the last line end. */
export function transferEncoded(content: Buffer, encoding: Encoding): Buffer {
	if (encoding === '8bit') return content;
	if (encoding === 'quoted-printable') return ascii(quotedPrintable(content));
	const base64 = content.toString('base64');
	return ascii((base64.match(new RegExp(`.{1,${LINE_LENGTH}}`, 'g')) ?? []).join('\r\n'));
}

function quotedPrintable(content: Buffer): string {
	const lines = content.toString('latin1').split('\r\n');
	return lines
		.map((line) => {
			const tokens = line.replace(/[^\t\x20-\x3c\x3e-\x7e]|[ \t]$/g, hex);
			// A soft line break must not split an =XX.
			return (tokens.match(/(?:=[0-9A-F]{2}|[^=]){1,25}/g) ?? []).join('=\r\n');
		})
		.join('\r\n');
}

function hex(character: string): string {
	return `=${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

/** Words outside ASCII as encoded words (RFC 2047), or raw with `8bit`. Addresses stay readable around them. */
export function headerText(text: string, charset: string, encoding: Encoding): Buffer {
	if (encoding === '8bit') return inCharset(text, charset);
	return ascii(
		text.replace(/[^\s<>",;]*[^\x00-\x7f](?:[^<>",;]*[^\x00-\x7f])?[^\s<>",;]*/g, (words) =>
			(words.match(/.{1,10}/gu) ?? [])
				.map((word) => `=?${charset}?B?${inCharset(word, charset).toString('base64')}?=`)
				.join('\r\n '),
		),
	);
}

export function ascii(text: string): Buffer {
	return Buffer.from(text, 'latin1');
}

const singleByteTables = new Map<string, ReadonlyMap<string, number>>();

export function inCharset(text: string, charset: string): Buffer {
	if (/^utf-?8$/i.test(charset)) return Buffer.from(text);
	const table = singleByteTables.get(charset) ?? singleByteTable(charset);
	singleByteTables.set(charset, table);
	return Buffer.from(
		[...text].map((character) => {
			const byte = table.get(character);
			if (byte === undefined) throw new Error(`'${character}' does not exist in ${charset}`);
			return byte;
		}),
	);
}

/** Node can only decode legacy charsets, so its decoder is turned around. */
function singleByteTable(charset: string): ReadonlyMap<string, number> {
	const decoder = new TextDecoder(charset);
	return new Map(
		Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
	);
}
