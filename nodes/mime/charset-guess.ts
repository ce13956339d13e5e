import { decode } from 'libmime/lib/charset';

import { buildAlphabets, COMMON, type Alphabet } from './alphabets';

/** Returns the charset in which 8-bit text that is not UTF-8 reads best. */
export function guessCharset(bytes: Buffer): string {
	return bestReading(bytes).charset;
}

/**
 * Returns the charset of 8-bit text that is certain to be none of western Europe, whatever it declares, else
 * null: enough of it has to read well, and far better than as western text.
 */
export function certainCharset(bytes: Buffer): string | null {
	if (isPlainlyWestern(bytes)) return null;
	const { charset, score, western, letters } = bestReading(bytes);
	if (charset === WESTERN || letters < FEWEST_LETTERS || score / letters < LEAST_SCORE) return null;
	return score - western > letters * LEAST_LEAD ? charset : null;
}

/**
 * Returns the Cyrillic charset of text that declares another one of them, where it is certain that this one is
 * wrong; else null.
 */
export function otherCyrillic(bytes: Buffer, declared: string, text: string): string | null {
	const sample = text.slice(0, MAX_TRIED);
	const isInverted = hasInvertedCase(sample);
	if (!isInverted && !hasSigns(sample)) return null;
	const { charset, score, letters, scores } = bestReading(bytes);
	const said = scores.get(declared) ?? Number.NEGATIVE_INFINITY;
	if (charset === declared || letters < FEWEST_LETTERS || score / letters < LEAST_SCORE)
		return null;
	return score - said > letters * (isInverted ? LEAST_LEAD_INVERTED : LEAST_LEAD) ? charset : null;
}

/** KOI8 and windows-1251 have small letters where the other one has capitals: `зДРАВСТВУЙТЕ`. */
function hasInvertedCase(sample: string): boolean {
	const inverted = sample.match(/(?<![А-Яа-яЁё])[а-яё][А-ЯЁ]{2,40}/g)?.length ?? 0;
	const usual = sample.match(/[А-Яа-яЁё][а-яё]/g)?.length ?? 0;
	return inverted > 0 && usual <= inverted;
}

function hasSigns(sample: string): boolean {
	const small = sample.match(/[а-яё]/g)?.length ?? 0;
	const signs = sample.match(/[^\0-\x7fА-Яа-яЁё«»—–№ҐґЄєІіЇїЎўЈј…’“”]/g)?.length ?? 0;
	return signs > 2 && signs * 4 > small;
}

/** What case tells is told twice. */
const LEAST_LEAD_INVERTED = 0.15;

const WESTERN = 'windows-1252';
const FEWEST_LETTERS = 6;
/** Per octet, as logarithms of a likelihood: words of a language have -3.5, chance below -5. */
const LEAST_SCORE = -4.6;
const LEAST_LEAD = 1;

/** Nearly all its letters are those of German, French, Spanish …: nothing else needs to be tried. */
function isPlainlyWestern(bytes: Buffer): boolean {
	let high = 0;
	let western = 0;
	let besideAscii = 0;
	for (let i = 0; i < bytes.length && high < MAX_TRIED; i++) {
		const byte = bytes[i] ?? 0;
		if (byte < 0x80) continue;
		high++;
		if (WESTERN_LETTERS.has(byte)) western++;
		if (isAsciiLetter(bytes[i - 1]) || isAsciiLetter(bytes[i + 1])) besideAscii++;
	}
	return western >= high * 0.9 && besideAscii * 2 > high;
}

const WESTERN_LETTERS: ReadonlySet<number> = new Set(
	Buffer.from('äöüßÄÖÜéèàâçîïôûùëñáíóúãõåøæÅØÆÉÈÀÇÑÁÍÓÚ\u00a0«»', 'latin1'),
);

function isAsciiLetter(byte = 0): boolean {
	const lower = byte | 0x20;
	return lower >= 0x61 && lower <= 0x7a;
}

/** Returns the bytes as UTF-8 text, or null when they are not UTF-8. */
export function decodeUtf8(bytes: Buffer, cut = false): string | null {
	try {
		// As a stream, a character cut at the end is held back instead of being rejected.
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut });
	} catch {
		return null;
	}
}

interface Reading {
	readonly charset: string;
	readonly score: number;
	readonly western: number;
	/** Octets above ASCII. */
	readonly letters: number;
	readonly scores: ReadonlyMap<string, number>;
}

/** What of a long text is tried. */
const MAX_TRIED = 1_500;

function bestReading(bytes: Buffer): Reading {
	const sample = telling(bytes);
	const letters = sample.reduce((sum, byte) => (byte > 0x7f ? sum + 1 : sum), 0);
	let best = { charset: WESTERN, score: Number.NEGATIVE_INFINITY };
	const scores = new Map<string, number>();
	// Most header blocks: all charsets read them alike.
	if (letters === 0) return { ...best, western: 0, letters, scores };
	for (const [charset, alphabets] of candidates()) {
		const read = lettersOf(decode(sample, charset));
		const score = Math.max(...alphabets.map((alphabet) => likelihood(read, alphabet)));
		scores.set(charset, score);
		// The first of several that read alike is the most used one.
		if (score > best.score + 0.01) best = { charset, score };
	}
	const western = scores.get(WESTERN) ?? Number.NEGATIVE_INFINITY;
	return { ...best, western, letters, scores };
}

/** The octets around those above ASCII: a page of HTML may begin with much that says nothing. */
function telling(bytes: Buffer): Buffer {
	if (bytes.length <= MAX_TRIED) return bytes;
	const first = bytes.findIndex((byte) => byte > 0x7f);
	const start = Math.max(0, first - 1);
	return bytes.subarray(start, start + MAX_TRIED);
}

type Candidate = readonly [charset: string, alphabets: readonly Alphabet[]];

let built: readonly Candidate[] | null = null;

/** Built with the first text that needs them: most mail says its charset. */
function candidates(): readonly Candidate[] {
	return (built ??= toCandidates(buildAlphabets()));
}

function toCandidates(alphabets: ReturnType<typeof buildAlphabets>): readonly Candidate[] {
	return [
		[WESTERN, alphabets.western],
		['windows-1251', alphabets.cyrillic],
		['koi8-r', alphabets.russian],
		['koi8-u', alphabets.cyrillic],
		['windows-1250', alphabets.central],
		['iso-8859-2', alphabets.central],
		['windows-1254', alphabets.turkish],
		['windows-1257', alphabets.baltic],
		['windows-1253', alphabets.greek],
		['iso-8859-7', alphabets.greek],
		['windows-1255', alphabets.hebrew],
		['windows-1256', alphabets.arabic],
		['iso-8859-6', alphabets.arabic],
		['cp866', alphabets.russian],
		['iso-8859-5', alphabets.russian],
		['maccyrillic', alphabets.russian],
		['gb18030', alphabets.chinese],
		['big5', alphabets.taiwanese],
		['shift_jis', alphabets.japanese],
		['euc-jp', alphabets.japanese],
		['euc-kr', alphabets.korean],
	];
}

/** Of what belongs to no text of the language. */
const STRANGE = Math.log(0.0003);
/** Of what belongs to no text at all: holes of a charset, controls, boxes. */
const IMPOSSIBLE = 2 * STRANGE;
/** A letter that stands where letters of its alphabet do not. */
const MISPLACED = -2.5;

/** Returns the logarithm of how likely the characters above ASCII are in a language, per octet comparable. */
function likelihood(letters: readonly Letter[], { weights, isLatin, isWide }: Alphabet): number {
	let score = 0;
	let previous = START;
	for (const letter of letters) {
		if (letter.isAscii) {
			if (!isLatin && letter.isLetter && previous.isLetter && !previous.isAscii) score += MISPLACED;
			previous = letter;
			continue;
		}
		const weight = weights.get(letter.lower);
		if (weight !== undefined) score += weight;
		else if (letter.isImpossible) score += IMPOSSIBLE * (isWide ? 2 : 1);
		else if (isWide) score += letter.isWidePunctuation ? -6.5 : -13;
		else score += COMMON.has(letter.lower) ? -4.5 : STRANGE;
		// Charsets of one alphabet swap the cases, and others put letters where nobody writes them.
		if (letter.isCapital && previous.isLetter && !previous.isCapital) score += MISPLACED;
		if (!isLatin && previous.isAscii && previous.isLetter) score += MISPLACED;
		if (isLatin && weight !== undefined && !previous.isAscii && previous.isLetter) score -= 1.5;
		previous = letter;
	}
	return score;
}

/** What matters of a character; worked out once for each. */
interface Letter {
	readonly lower: string;
	readonly isAscii: boolean;
	readonly isLetter: boolean;
	readonly isCapital: boolean;
	readonly isImpossible: boolean;
	readonly isWidePunctuation: boolean;
}

function lettersOf(text: string): Letter[] {
	const letters: Letter[] = [];
	const known = new Map<string, Letter>();
	for (const character of text) {
		const letter = known.get(character) ?? toLetter(character);
		known.set(character, letter);
		letters.push(letter);
	}
	return letters;
}

function toLetter(character: string): Letter {
	const lower = character.toLowerCase();
	return {
		lower,
		isAscii: character <= '\x7f',
		isLetter: lower !== character.toUpperCase(),
		isCapital: lower !== character,
		isImpossible: /[\uFFFD\u0080-\u009F\u2500-\u25FF\uE000-\uF8FF]/.test(character),
		isWidePunctuation: /[\u3000-\u303F\uFF01-\uFF5E\u2010-\u2026]/.test(character),
	};
}

const START = toLetter(' ');
