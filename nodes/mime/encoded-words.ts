import { decodeCharset } from './charset';
import { decodeTransfer } from './transfer';

/** A piece of a header value: an encoded word that was decoded, or the octets between two. */
type Segment = { readonly word: string } | { readonly raw: string };

/** Returns a header value (octets as latin1) as text, its encoded words (RFC 2047) decoded. */
export function decodeWords(value: string, decodeRaw: (octets: string) => string): string {
	return segmentsOf(value)
		.map((segment) => ('word' in segment ? segment.word : decodeRaw(segment.raw)))
		.join('');
}

/**
 * Returns the value with each run of encoded words rewritten as one clean word of UTF-8, so that whatever
 * is in them is part of a name and never of the syntax of addresses.
 */
export function rewriteWords(value: string, decodeRaw: (octets: string) => string): string {
	return segmentsOf(value)
		.map((segment) => ('word' in segment ? encode(segment.word) : decodeRaw(segment.raw)))
		.join('');
}

function encode(text: string): string {
	return text === '' ? '' : `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
}

/**
 * Programs leave `?`, spaces and raw octets in a word. It ends at the first `?=`, but for one that the code of
 * a letter follows (`a?=3F?=`), and never behind the beginning of another.
 */
const WORD =
	/=\?([\w.:-]{1,60})(?:\*[\w-]{0,20})?\?([bq])\?((?:(?!=\?[\w.:-]{1,60}\?[bq]\?)[^\r\n])*?)\?=(?![0-9A-Fa-f]{2}[^\s?]{0,80}\?=)/gi;
/** The last word of a value that was cut. */
const MAX_CUT_WORD = 300;
const CUT_WORD =
	/^=\?[\w.:-]{1,60}(?:\*[\w-]{0,20})?\?(?:b\?[A-Za-z0-9+/]{4,}={0,2}|q\?[^\s?]*=[0-9A-F]{2}[^\s?]*)\??$/i;

interface Word {
	readonly charset: string;
	readonly octets: Buffer;
}

function segmentsOf(value: string): Segment[] {
	if (!value.includes('=?')) return [{ raw: value }];
	const segments: Segment[] = [];
	let run: Word[] = [];
	let end = 0;
	const endRun = () => {
		if (run.length > 0) segments.push({ word: decodeRun(run) });
		run = [];
	};
	for (const match of closed(value).matchAll(WORD)) {
		const [found, charset = '', encoding = '', content = ''] = match;
		const between = value.slice(end, match.index);
		// White space between two words is none (RFC 2047 §6.2).
		if (run.length === 0 || between.trim() !== '') {
			endRun();
			if (between !== '') segments.push({ raw: between });
		}
		run.push({ charset: charset.toLowerCase(), octets: octetsOf(encoding, content) });
		end = match.index + found.length;
	}
	endRun();
	if (end < value.length) segments.push({ raw: value.slice(end) });
	return segments;
}

/** Returns the value with the end of its last word where a program cut it. */
function closed(value: string): string {
	const last = value.slice(Math.max(0, value.lastIndexOf('=?', value.length - 4)));
	return last.length <= MAX_CUT_WORD && CUT_WORD.test(last)
		? `${value.replace(/\?$/, '')}?=`
		: value;
}

function octetsOf(encoding: string, content: string): Buffer {
	if (encoding.toLowerCase() === 'b')
		return decodeTransfer(Buffer.from(content, 'latin1'), 'base64');
	const spaced = content
		.replaceAll('_', '=20')
		.replace(/[ \t]+$/, (spaces) => '=20'.repeat(spaces.length));
	return decodeTransfer(Buffer.from(spaced, 'latin1'), 'quoted-printable');
}

/** Some programs cut a text into words without looking, inside a character too: words of one charset are one text. */
function decodeRun(words: readonly Word[]): string {
	let text = '';
	for (let index = 0; index < words.length; ) {
		const { charset } = words[index] ?? { charset: '' };
		let next = index;
		while (words[next]?.charset === charset) next++;
		text += decodeCharset(
			Buffer.concat(words.slice(index, next).map(({ octets }) => octets)),
			charset,
		);
		index = next;
	}
	return text;
}
