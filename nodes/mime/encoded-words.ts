import { SINGLE_BYTE } from './charset';
import { decodeUtf8 } from './charset-guess';

/** Returns a header value whose encoded words (RFC 2047) name UTF-8 where they hold it, whatever they declared. */
export function declareUtf8(value: string): string {
	if (!value.includes('=?')) return value;
	return value.replace(WORD, (word, charset: string, encoding: string, content: string) =>
		SINGLE_BYTE.test(charset) && holdsUtf8(encoding, content)
			? `=?utf-8?${encoding}?${content}?=`
			: word,
	);
}

const WORD = /=\?([\w-]{1,40})(?:\*[\w-]{0,20})?\?([bq])\?([^?]{0,1000})\?=/gi;

function holdsUtf8(encoding: string, content: string): boolean {
	const bytes =
		encoding.toLowerCase() === 'b'
			? Buffer.from(content, 'base64')
			: Buffer.from(
					content.replace(/=([\da-f]{2})/gi, (_, hex: string) => {
						return String.fromCharCode(Number.parseInt(hex, 16));
					}),
					'latin1',
				);
	return bytes.some((byte) => byte > 0x7f) && decodeUtf8(bytes) !== null;
}
