import { decodeParameter } from '../text/decode-parameter';
import { isNotTheClients, isSentFromAdvert } from '../letter/foreign-links';
import { MAX_TEXT_LENGTH } from '../mail/item-limits';
import { trimEnd } from '../text/trim';

/** A link with parameters, which are decoded. */
export interface Link {
	readonly url: string;
	readonly host: string;
	readonly parameters: ReadonlyMap<string, string>;
}

/** Returns the links with parameters in a plain text, in order; one may have lost its `https://`. */
export function linksIn(text: string): readonly Link[] {
	const links: Link[] = [];
	let tried = 0;
	for (const [token] of text.slice(0, MAX_TEXT_LENGTH).matchAll(/[^\s<>"]+/g)) {
		if (!token.includes('?')) continue;
		if (links.length === MAX_LINKS || ++tried > MAX_TRIED) break;
		const start = Math.max(0, token.search(/https?:\/\//i));
		const link = linkOf(token.slice(start, start + MAX_URL + 1));
		if (link !== null && !isAdvert(link)) links.push(link);
	}
	return links;
}

/** Returns the links of HTML whose visible words stand in `text`: those of quotes, footers and pictures do not. */
export function linksInHtml(html: string, text: string): readonly Link[] {
	const seen = flat(text).slice(0, MAX_SEEN);
	if (seen === '') return [];
	const end = html.search(QUOTE_OR_SIGNATURE);
	const searched = html.slice(0, Math.min(end === -1 ? html.length : end, MAX_TEXT_LENGTH));
	const links: Link[] = [];
	let tried = 0;
	for (const match of searched.matchAll(ANCHOR)) {
		const url = decodeEntities(match[1] ?? match[2] ?? match[3] ?? '');
		if (!url.includes('?')) continue;
		if (links.length === MAX_LINKS || ++tried > MAX_TRIED) break;
		const words = wordsOf(searched.slice(match.index, match.index + MAX_ANCHOR)).slice(
			0,
			MAX_WORDS,
		);
		const link = words !== '' && seen.includes(words) ? linkOf(url) : null;
		if (link !== null && !isAdvert(link)) links.push(link);
	}
	return links;
}

/** Returns a written link, null for what is none. */
export function linkOf(written: string): Link | null {
	if (written.length > MAX_URL) return null;
	const url = trimEnd(written.replace(/^[^\p{L}\p{N}]+/u, ''), `>)]}"'»”.,;!*_`);
	const [, host = '', query = ''] = LINK.exec(url) ?? [];
	if (host === '') return null;
	return { url, host, parameters: parametersOf(query) };
}

/** Mail programs and scanners add links of theirs, tagged as well. */
function isAdvert({ host, parameters }: Link): boolean {
	return isNotTheClients(host) || isSentFromAdvert(parameters);
}

const MAX_URL = 2_000;
const MAX_LINKS = 50;
/** Rejected ones count too: for each anchor the text is searched for its words. */
const MAX_TRIED = 200;
/** A search costs as much as both lengths multiplied where nearly all of the words stand everywhere. */
const MAX_SEEN = 20_000;
const MAX_WORDS = 100;
const MAX_ANCHOR = 3_000;
const MAX_PARAMETERS = 50;

const LINK =
	/^(?:https?:\/\/)?((?:[\p{L}\p{N}_-]{1,63}\.){1,6}[\p{L}\p{N}-]{2,63})(?::\d{1,5})?(?:\/[^?#]*)?(?:\?([^#]*))?(?:#.*)?$/iu;
const ANCHOR =
	/<a\s[^<>]{0,300}?href\s{0,3}=\s{0,3}(?:"([^"<>]{0,2500})"|'([^'<>]{0,2500})'|([^\s"'<>]{1,2500}))/gi;
/** Where mail programs say that a quote or a signature begins. */
const QUOTE_OR_SIGNATURE =
	/<blockquote|<[a-z]{1,10}\s[^<>]{0,200}(?:gmail_quote|gmail_signature|moz-cite-prefix|moz-signature|divRplyFwdMsg|appendonsend|mail_signature|yahoo_quoted|OutlookMessageHeader|outlook-mobile-signature|protonmail_signature|protonmail_quote)/i;

function parametersOf(query: string): ReadonlyMap<string, string> {
	const parameters = new Map<string, string>();
	for (const pair of query.split(/&(?:amp;)?/, MAX_PARAMETERS)) {
		const [name = '', ...value] = pair.split('=');
		const key = decodeParameter(name).toLowerCase();
		if (key !== '' && !parameters.has(key)) parameters.set(key, decodeParameter(value.join('=')));
	}
	return parameters;
}

/** The words of an anchor, from its start tag on. */
function wordsOf(anchor: string): string {
	const end = anchor.search(/<\/a\s{0,3}>/i);
	if (end === -1) return '';
	return flat(decodeEntities(anchor.slice(0, end).replace(/<[^<>]*>/g, ' ')));
}

function flat(text: string): string {
	return text
		.slice(0, MAX_TEXT_LENGTH)
		.replace(/[\s\u00a0]+/g, ' ')
		.trim();
}

const ENTITIES: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: ' ',
};

function decodeEntities(text: string): string {
	return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,5}));/gi, (whole, ...found) => {
		const [decimal, hex, name] = found as (string | undefined)[];
		if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
		const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16);
		return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
	});
}
