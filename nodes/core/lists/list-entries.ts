import { SettingError } from '../errors/advised-error';

/**
 * How the entries of a list are written: `addresses` with spaces between them and names in front, `words` with
 * spaces between them, `phrases` that hold spaces, `names` that in an array may hold anything.
 */
export type ListKind = 'addresses' | 'words' | 'phrases' | 'names';

/**
 * Returns the entries of a list in their order: of a text with commas, semicolons or lines between them, of an
 * array as an expression gives it, or of its JSON. Throws `SettingError` for what is not text, or far too much of it.
 */
export function listEntries(field: string, value: unknown, kind: ListKind): string[] {
	const entries = textsOf(field, value).flatMap((given) => SPLITTERS[kind](given));
	if (entries.length > MAX_ENTRIES) throw tooMuch(field);
	return entries;
}

/** More is a mistake: an address book, or the wrong field of an expression. */
const MAX_ENTRIES = 10_000;
const MAX_LENGTH = 1_000_000;

interface Given {
	readonly text: string;
	readonly isOfArray: boolean;
}

function textsOf(field: string, value: unknown): Given[] {
	const texts: Given[] = [];
	const take = (one: unknown, depth: number): void => {
		if (one === undefined || one === null || one === '') return;
		const isOfArray = depth > 0;
		if (typeof one === 'number') texts.push({ text: String(one), isOfArray });
		else if (typeof one === 'string') {
			const array = arrayIn(one);
			if (array === null) texts.push({ text: one, isOfArray });
			else take(array, depth + 1);
		} else if (Array.isArray(one) && depth < 4) {
			for (const each of one) take(each, depth + 1);
		} else throw noText(field, texts.length + 1);
	};
	take(value, 0);
	if (texts.reduce((sum, { text }) => sum + text.length, 0) > MAX_LENGTH) throw tooMuch(field);
	return texts;
}

/** An array that was made a text on its way, `["a@x","b@x"]`; null for any other text. */
function arrayIn(text: string): readonly unknown[] | null {
	if (!/^\s*\[\s*"/.test(text)) return null;
	try {
		const value: unknown = JSON.parse(text);
		return Array.isArray(value) ? value : null;
	} catch {
		return null;
	}
}

/** Without what cannot be seen, and with the wide signs of East Asian keyboards as their usual forms. */
function plain(text: string): string {
	return text
		.replace(/\p{Cf}/gu, '')
		.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
		.replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ');
}

const SPLITTERS: Readonly<Record<ListKind, (given: Given) => string[]>> = {
	addresses: ({ text }) => addressWords(plain(text)),
	words: ({ text }) =>
		pieces(plain(text)).flatMap(({ piece }) => words(piece).map(unwrapped).filter(isFilled)),
	phrases: ({ text }) => phrasesOf(plain(text)),
	names: ({ text, isOfArray }) => (isOfArray ? [text.trim()].filter(isFilled) : phrasesOf(text)),
};

interface Piece {
	readonly piece: string;
	readonly isFirstOfLine: boolean;
	/** What stands behind it. */
	readonly separator: string;
}

/**
 * Commas, semicolons, bars and line breaks of all keyboards. The low quotation mark, the Greek question mark and
 * some commas of other alphabets cannot be told from ours by eye.
 */
const SEPARATORS =
	',;|\\u201a\\u037e\\u055d\\u060c\\u061b\\u1363\\u2e32\\u2e34\\u2e41\\u3001\\ua4f9\\ufe10\\ufe11\\ufe50\\ufe51\\ufe54\\uff64\\p{Cc}\\u2028\\u2029';
/** A name in quotation marks in front of an address may hold commas: `"Lee, Ann" <ann@x>`, `"a,b"@x`. */
const PIECE = new RegExp(
	`((?:"[^"\\n]{0,300}"(?=\\s{0,5}[<@])|[^${SEPARATORS}])*)([${SEPARATORS}]|$)`,
	'gu',
);
/** The same where quotation marks keep a phrase together. */
const PHRASE = new RegExp(
	`((?:["“”„][^"“”„\\n]{1,300}["“”]|«[^«»\\n]{1,300}»|[^${SEPARATORS}])*)([${SEPARATORS}]|$)`,
	'gu',
);
const LINE_BREAK = /[\n\v\f\r\u0085\u2028\u2029]/;

function pieces(text: string, pattern: RegExp = PIECE): Piece[] {
	const found: Piece[] = [];
	let isFirstOfLine = true;
	for (const [, written = '', separator = ''] of text.matchAll(pattern)) {
		const piece = written.trim();
		if (piece !== '') found.push({ piece, isFirstOfLine, separator });
		isFirstOfLine = LINE_BREAK.test(separator) || (isFirstOfLine && piece === '');
	}
	return found;
}

/** The marks of a list in front of an entry: bullets, dashes, numbers. */
const MARK = /^(?:[-–—*+•◦▪▫‣·●○■□►▸✓✔>]{1,3}|\(?\d{1,4}[.)])\s+/u;
const GLUED_MARK = /^[•◦▪▫‣●○■□►▸✓✔–—]+/u;

function addressWords(text: string): string[] {
	// `[ann@x](mailto:ann@x)` is how links are copied out of notes.
	const all = pieces(text.replaceAll('](', ' '));
	return all.flatMap(({ piece, separator }, index) => {
		const next = all[index + 1]?.piece ?? '';
		// `Lee, Ann <ann@x>` as Outlook writes names.
		if (separator === ',' && SURNAME.test(piece) && GIVEN_NAME.test(next)) return [];
		return wordsOfPiece(piece.replace(MARK, ''));
	});
}

const SURNAME = /^(?:\p{Lu}|\p{Lo})[\p{L}\p{M}'’ -]{0,60}$/u;
const GIVEN_NAME = /^[\p{L}\p{M}][\p{L}\p{M}.'’ -]{0,60}<[^<>@]{1,100}@[^<>]{1,300}>/u;

/** The addresses and domains of one piece, without the name in front of an address and the remark behind it. */
function wordsOfPiece(piece: string): string[] {
	const bracketed = [...piece.matchAll(/<([^<>]{1,500})>/g)];
	if (bracketed.length > 0) {
		const outside = piece.split(/<[^<>]{1,500}>/);
		const behind = outside.pop() ?? '';
		const inNames = outside.flatMap((name) => words(name).map(unwrapped).filter(hasAt));
		const inBrackets = bracketed.flatMap(([, inside = '']) => words(inside).map(unwrapped));
		return [...inNames, ...inBrackets, ...tail(behind)].filter(isFilled);
	}
	const at = piece.indexOf('@');
	if (at === -1) return words(piece).map(unwrapped).filter(isFilled);
	const joined = piece.replace(/(?<=[^\s@])[ ]{1,3}@[ ]{1,3}(?=[^\s@])/g, '@');
	const found = tail(joined);
	const last = found.map(hasAt).lastIndexOf(true);
	// Words in front of an address are a name; words behind it have to be something of their own.
	return found.filter((word, index) => index > last || hasAt(word) || /[^.]\.[^.]/.test(word));
}

/** Words without a remark in round brackets behind an address: `ann@x (Ann Lee)`. */
function tail(text: string): string[] {
	const start = Math.max(0, text.indexOf('@'));
	const remarked = text.slice(start).replace(/\s\([^()@]{0,200}\)/g, ' ');
	return words(text.slice(0, start) + remarked)
		.map(unwrapped)
		.filter(isFilled);
}

function hasAt(word: string): boolean {
	return word.includes('@') || /^mailto:/i.test(word);
}

function words(text: string): string[] {
	// A quoted local part may hold spaces.
	return text.match(/"[^"\n]{1,64}"@\S+|\S+/g) ?? [];
}

function isFilled(word: string): boolean {
	return word !== '' && !/^(?:[-–—+&/]{1,3}|@)$/.test(word);
}

/** A word without the quotation marks, brackets, bullets and dots around it. */
function unwrapped(word: string): string {
	const isQuoted = /^["'[(<{]*"[^"]{1,64}"@/.test(word);
	const start = isQuoted
		? word.replace(/^['[(<{]+(?=")/, '')
		: word.replace(/^["'“”„«»‘’‹›`´([{<>]+/, '').replace(GLUED_MARK, '');
	const isLiteral = /@\[[^[\]]*\]/.test(start);
	const end = isLiteral ? start.replace(/(?<=\]).*$/, '') : cutEnd(start);
	return end;
}

function cutEnd(word: string): string {
	let end = word.length;
	while (end > 0 && '"\'“”„«»‘’‹›`´)]}<>.:!…。'.includes(word.charAt(end - 1))) end--;
	return word.slice(0, end);
}

function phrasesOf(text: string): string[] {
	const all = pieces(text, PHRASE);
	const firsts = all.filter(({ isFirstOfLine }) => isFirstOfLine);
	// `1. Mahnung` alone is a phrase, three numbered lines are a list.
	const isNumbered =
		firsts.length > 1 && firsts.every(({ piece }) => /^\(?\d{1,4}[.)]\s/.test(piece));
	return all
		.map(({ piece, isFirstOfLine }) => {
			if (!isFirstOfLine) return piece;
			return isNumbered
				? piece.replace(/^\(?\d{1,4}[.)]\s+/, '')
				: piece.replace(/^[-–—•◦▪▫‣·●○■□►▸✓✔]\s+/u, '').replace(GLUED_MARK, '');
		})
		.map((piece) => /^["“”„«](.*)["“”»]$/su.exec(piece)?.[1] ?? piece)
		.map((piece) => piece.trim())
		.filter((piece) => piece !== '');
}

function noText(field: string, position: number): SettingError {
	return new SettingError(
		field,
		`'${field}', entry ${position} is not a text`,
		'Write the entries with commas or line breaks between them, or give an array of texts by an expression, like {{ $json.rows.map(row => row.name) }}.',
	);
}

function tooMuch(field: string): SettingError {
	return new SettingError(
		field,
		`'${field}' holds more than ${MAX_ENTRIES} entries`,
		'Shorten the list; * in a pattern stands for many.',
	);
}
