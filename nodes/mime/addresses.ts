import libmime from 'libmime';

import type { Address } from '../core/mailbox/mailbox';
import { repairText } from './mojibake';

/** Longest list that is read: whoever it is addressed to beyond that, delivery headers tell. */
const MAX_ADDRESSES = 5_000;
const MAX_HEADER_LENGTH = 64 * 1024;

/**
 * Returns the addresses of header values: names decoded, groups flattened, addresses as they are written. Takes
 * what mail programs take besides RFC 5322: names with special characters, an encoded word right before `<`,
 * a name and its address in one encoded word, lists with semicolons. Linear in the length.
 */
export function parseAddresses(values: readonly string[]): Address[] {
	const found: Address[] = [];
	for (const value of values) {
		for (const one of entriesOf(value.slice(0, MAX_HEADER_LENGTH))) {
			if (found.length === MAX_ADDRESSES) return found;
			found.push(one);
		}
	}
	return found;
}

function entriesOf(value: string): Address[] {
	const entries = splitEntries(tokensOf(value)).flatMap((tokens) => addressOf(tokens, true) ?? []);
	const [first, second] = entries;
	// `Lee, Ann <ann@x>`: a comma in a name that nobody quoted.
	const isOneName =
		entries.length === 2 && first?.address === '' && second?.name !== '' && second?.address !== '';
	return isOneName && first && second
		? [{ name: `${first.name}, ${second.name}`, address: second.address }]
		: entries;
}

type Kind = 'text' | 'word' | 'quoted' | 'comment' | 'angle' | ',' | ';' | ':';

interface Token {
	readonly kind: Kind;
	/** Without its delimiters; of `quoted` without its escapes. */
	readonly text: string;
	/** As it is in the header. */
	readonly raw: string;
}

/** Cuts a value into its tokens; an unclosed quote or bracket is a character like any other. */
function tokensOf(value: string): Token[] {
	const tokens: Token[] = [];
	let text = '';
	const ends = closingPlaces(value);
	const push = (kind: Kind, start: number, end: number, content: string) => {
		if (text !== '') tokens.push({ kind: 'text', text, raw: text });
		text = '';
		tokens.push({ kind, text: content, raw: value.slice(start, end) });
		return end;
	};
	for (let index = 0; index < value.length; ) {
		const character = value.charAt(index);
		const word = character === '=' ? wordAt(value, index) : null;
		const closed = word === null ? closedAt(value, index, ends) : null;
		if (word !== null) index = push('word', index, index + word.length, word);
		else if (closed !== null) index = push(closed.kind, index, closed.end, closed.content);
		else if (character === ',' || character === ';' || character === ':')
			index = push(character, index, index + 1, character);
		else {
			text += character;
			index++;
		}
	}
	if (text !== '') tokens.push({ kind: 'text', text, raw: text });
	return tokens;
}

/** Up to a `?=` that a quoted-printable character does not go on from (RFC 2047 §2, as it is written). */
const WORD = /=\?[^\s?]{1,75}\?([bq])\?[^]{0,1000}?\?=(?![\da-f]{2})/iy;

function wordAt(value: string, index: number): string | null {
	if (value.charAt(index + 1) !== '?') return null;
	WORD.lastIndex = index;
	return WORD.exec(value)?.[0] ?? null;
}

/** The last place at which each bracket may be closed: beyond it none is looked for, so that it costs nothing. */
interface Ends {
	quote: number;
	readonly angle: number;
	readonly comment: number;
}

function closingPlaces(value: string): Ends {
	return {
		quote: value.lastIndexOf('"'),
		angle: value.lastIndexOf('>'),
		comment: value.lastIndexOf(')'),
	};
}

function closedAt(
	value: string,
	start: number,
	ends: Ends,
): { readonly kind: Kind; readonly end: number; readonly content: string } | null {
	switch (value.charAt(start)) {
		case '"': {
			if (start >= ends.quote) return null;
			const end = endOfQuoted(value, start);
			if (end === null) {
				ends.quote = -1;
				return null;
			}
			return {
				kind: 'quoted',
				end,
				content: value.slice(start + 1, end - 1).replace(/\\(.)/g, '$1'),
			};
		}
		case '(': {
			if (start >= ends.comment) return null;
			const end = endOfComment(value, start, ends.comment);
			return { kind: 'comment', end, content: value.slice(start + 1, end - 1) };
		}
		case '<': {
			if (start >= ends.angle) return null;
			const end = endOfAngle(value, start, ends.angle);
			return end === null ? null : { kind: 'angle', end, content: value.slice(start + 1, end - 1) };
		}
		default:
			return null;
	}
}

function endOfQuoted(value: string, start: number): number | null {
	for (let index = start + 1; index < value.length; index++) {
		const character = value.charAt(index);
		if (character === '\\') index++;
		else if (character === '"') return index + 1;
	}
	return null;
}

/** Comments nest; one that is never closed ends at the last bracket. */
function endOfComment(value: string, start: number, last: number): number {
	let depth = 0;
	for (let index = start; index <= last; index++) {
		const character = value.charAt(index);
		if (character === '\\') index++;
		else if (character === '(') depth++;
		else if (character === ')' && --depth === 0) return index + 1;
	}
	return last + 1;
}

/** A local part in quotes may hold a bracket. */
function endOfAngle(value: string, start: number, last: number): number | null {
	let isQuoted = false;
	for (let index = start + 1; index <= last; index++) {
		const character = value.charAt(index);
		if (isQuoted && character === '\\') index++;
		else if (character === '"') isQuoted = !isQuoted;
		else if (character === '>' && !isQuoted) return index + 1;
		// Another begins: this one was never closed.
		else if (character === '<' && !isQuoted && index > start + 1) return null;
	}
	return isQuoted ? value.indexOf('>', start) + 1 : null;
}

/** A colon begins a group only where a semicolon ends it; else it belongs to a name. */
function splitEntries(tokens: readonly Token[]): Token[][] {
	const entries: Token[][] = [];
	const lastSemicolon = tokens.map(({ kind }) => kind).lastIndexOf(';');
	let entry: Token[] = [];
	let isInGroup = false;
	let mayBeGroup = true;
	let isX400 = false;
	const begin = () => {
		entry = [];
		mayBeGroup = true;
		isX400 = false;
	};
	for (const [index, token] of tokens.entries()) {
		const { kind, text } = token;
		if (kind === ',' || (kind === ';' && !isX400)) {
			entries.push(entry);
			begin();
			if (kind === ';') isInGroup = false;
		} else if (kind === ':' && !isInGroup && mayBeGroup && index < lastSemicolon) {
			begin();
			isInGroup = true;
		} else {
			entry.push(token);
			mayBeGroup &&= kind !== 'angle' && !(kind === 'text' && NO_GROUP.test(text));
			isX400 ||= kind === 'text' && X400.test(text);
		}
	}
	return [...entries, entry];
}

/** What stands before a colon and is not a name of a group. */
const NO_GROUP = /[@=]|^\s{0,5}(?:mailto|smtp|ex|x400)\s{0,5}$/i;
/** `c=DE;a=viat;p=firm;s=lee`: semicolons part its fields (RFC 1685). */
const X400 = /(?:^|[\s:/])(?:c|a|p|o|ou\d?|s|g|i|cn|admd|prmd)=/i;

/** Reads one entry; `mayDecode`: an address may still be hidden in an encoded word. */
function addressOf(tokens: readonly Token[], mayDecode: boolean): Address | null {
	const angles = tokens.filter(({ kind, text }) => kind === 'angle' && text.trim() !== '');
	const angle = angles.filter(({ text }) => text.includes('@')).at(-1) ?? angles.at(-1);
	if (angle !== undefined) {
		const before = tokens.slice(0, tokens.indexOf(angle));
		const behind = nameOf(tokens.slice(tokens.indexOf(angle) + 1));
		const name = nameOf(before) || (behind === '>' ? '' : behind);
		return kept({ name: name || nameOf(tokens.filter(isComment)), address: pathIn(angle.text) });
	}
	const written = tokens.filter((token) => !isComment(token) && token.kind !== 'angle');
	const bare = clean(written.map(({ raw }) => raw).join('')).replace(SPACED_AT, '$1@$2');
	if (isBareAddress(bare)) {
		const address = bare.replace(/^<?(?:(?:mailto|smtp):)?/i, '');
		return kept({ name: nameOf(tokens.filter(isComment)), address });
	}
	const inside = ADDRESS_BEHIND_NAME.exec(bare);
	if (inside !== null && !bare.includes('=?')) {
		return kept({ name: clean(inside[1] ?? ''), address: inside[2] ?? '' });
	}
	const name = nameOf(tokens.filter(({ kind }) => kind !== 'angle'));
	if (
		mayDecode &&
		name.includes('@') &&
		tokens.some(({ kind }) => kind === 'word' || kind === 'quoted')
	) {
		const [hidden] = splitEntries(tokensOf(name)).flatMap((each) => addressOf(each, false) ?? []);
		if (hidden !== undefined && hidden.address !== '') return hidden;
	}
	return kept({ name, address: '' });
}

/** `ann @ x`: RFC 822 allowed it. */
const SPACED_AT = /^(\S{1,64})\s{0,3}@\s{0,3}(\S{1,253})$/;
/** `Ann ann@x`, `Ann <ann@x`: a name before an address that no brackets enclose. */
const ADDRESS_BEHIND_NAME = /^([^@]{1,200})\s<?([^\s@"'<>]{1,64}@[^\s@"'<>]{1,253})$/;

function isBareAddress(text: string): boolean {
	if (!text.includes('@') || text.includes('=?')) return false;
	return !/\s/.test(text) || /^"(?:[^"\\]|\\.)*"@\S+$/.test(text);
}

function isComment({ kind }: Token): boolean {
	return kind === 'comment';
}

/** The mailbox of `<@relay,@other:ann@x>` (RFC 5322 §4.4) and `<mailto:ann@x>`. */
function pathIn(written: string): string {
	const path = clean(written.replace(/^</, ''));
	const route = /^@[^:@"]{1,253}(?:,@[^:@"]{1,253}){0,20}:(.+)$/.exec(path)?.[1] ?? path;
	const address = route.replace(/^(?:mailto|smtp):/i, '');
	// Spaces around the at sign stand in no address, and people who type them mean none.
	return /^\S+\s{0,3}@\s{0,3}\S+$/.test(address)
		? address.replace(/\s{0,3}@\s{0,3}/, '@')
		: address;
}

function nameOf(tokens: readonly Token[]): string {
	let name = '';
	for (const { kind, text, raw } of tokens) {
		if (kind === 'quoted' || kind === 'comment') name += text;
		else name += raw;
	}
	return clean(repairText(decodeWords(name)));
}

function decodeWords(text: string): string {
	if (!text.includes('=?')) return text;
	try {
		return libmime.decodeWords(text);
	} catch {
		return text;
	}
}

function kept(address: Address): Address | null {
	return address.name === '' && address.address === '' ? null : address;
}

function clean(text: string): string {
	return text
		.replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}
