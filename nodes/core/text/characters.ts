/** A character of a typed value, and where it stands: 1 for the first. */
export interface Finding {
	readonly character: string;
	readonly position: number;
}

/** Returns the value without white space and invisible characters around it: pasting brings them along. */
export function trimmed(value: string): string {
	return value.replace(/^[\s\p{C}]+|[\s\p{C}]+$/gu, '');
}

/** Returns the first character that matches, counted as users see characters. */
export function findCharacter(value: string, matches: RegExp): Finding | undefined {
	const characters = [...value];
	const index = characters.findIndex((character) => matches.test(character));
	const character = characters[index];
	return character === undefined ? undefined : { character, position: index + 1 };
}

/** Spaces, control characters and whatever else leaves no trace on the screen. */
export const UNSEEN = /[\s\p{Z}\p{C}\u034f\u115f\u1160\u3164]/u;

/**
 * Returns the first letter that a keyboard layout or a homepage has slipped in: one of another alphabet
 * among Latin ones (or the reverse), or one of the printing forms of Latin letters.
 */
export function findLookAlike(value: string): Finding | undefined {
	const form = findCharacter(value, LATIN_FORM);
	if (form !== undefined) return form;
	const letters = [...value].filter((character) => LETTER.test(character));
	const foreign = letters.filter((letter) => LOOKED_AT.test(letter)).length;
	const latin = letters.filter((letter) => LATIN.test(letter)).length;
	if (foreign === 0 || latin === 0) return undefined;
	// The fewer ones are the strangers.
	return findCharacter(value, foreign <= latin ? LOOKED_AT : LATIN);
}

/**
 * Returns the letter that slipped into a word from another keyboard layout. One alphabet is fine, whichever it is: a
 * mixture gives a slip away, and a Latin-looking word where Latin is expected.
 */
export function findSlip(part: string, expectsLatin: boolean): Finding | undefined {
	return (
		findLookAlike(part) ??
		(expectsLatin && passesForLatin(part) ? findCharacter(part, /\P{ASCII}/u) : undefined)
	);
}

/** Returns the text with the letters that are drawn like Latin ones in their place. */
export function inLatin(text: string): string {
	return [...text].map((letter) => LATIN_OF.get(letter) ?? letter).join('');
}

/** True when the text has letters, and each of them could pass for a Latin one. */
export function passesForLatin(value: string): boolean {
	const letters = [...value].filter((character) => LETTER.test(character));
	return letters.length > 0 && letters.every((letter) => TWINS.test(letter));
}

/** Returns what a character is, with its code point: `the Cyrillic letter “а” (U+0430)`. */
export function nameOfCharacter(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	const point = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
	const name = UNSEEN_NAMES[code];
	if (name !== undefined) return `${name} (${point})`;
	if (UNSEEN.test(character)) return `an invisible character (${point})`;
	return `the ${kindOf(character)} “${character}” (${point})`;
}

/** Returns the alphabet of a letter, for texts that must not show the letter itself. */
export function kindOf(character: string): string {
	const script = SCRIPTS.find(({ of }) => of.test(character))?.name;
	return LETTER.test(character) && script !== undefined ? `${script} letter` : 'character';
}

const LETTER = /\p{L}/u;
const LATIN = /\p{Script=Latin}/u;
/** Alphabets with letters that look like Latin ones. */
const LOOKED_AT = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;
/** Full-width and mathematical letters: other characters, though they read the same. */
const LATIN_FORM = /[\uff01-\uff5e\u{1d400}-\u{1d7ff}]/u;
/** The letters of Cyrillic and Greek that are drawn like Latin ones in most fonts, and those. */
const TWINS = /[асԁеһіјӏոорԛѕԝхуүҮАВЕЅІЈКМНОРСТУХοανρυικΑΒΕΖΗΙΚΜΝΟΡΤΥΧ]/u;
const LATIN_OF: ReadonlyMap<string, string> = new Map(
	[...'асԁеһіјӏоорԛѕԝхуүАВЕЅІЈКМНОРСТУХοανρυικΑΒΕΖΗΙΚΜΝΟΡΤΥΧ'].map((letter, index) => [
		letter,
		'acdehijloopqswxyyABESIJKMHOPCTYXoavpuikABEZHIKMNOPTYX'.charAt(index),
	]),
);

const SCRIPTS = [
	{ name: 'Cyrillic', of: /\p{Script=Cyrillic}/u },
	{ name: 'Greek', of: /\p{Script=Greek}/u },
	{ name: 'Armenian', of: /\p{Script=Armenian}/u },
	{ name: 'Latin', of: LATIN },
];

const UNSEEN_NAMES: Readonly<Record<number, string>> = {
	0x09: 'a tab',
	0x0a: 'a line break',
	0x0d: 'a line break',
	0x20: 'a space',
	0xa0: 'a no-break space',
	0xad: 'a soft hyphen',
	0x200b: 'a zero-width space',
	0x200c: 'a zero-width non-joiner',
	0x200d: 'a zero-width joiner',
	0x200e: 'a direction mark',
	0x200f: 'a direction mark',
	0x202f: 'a narrow no-break space',
	0x2060: 'a word joiner',
	0x3000: 'a wide space',
	0xfeff: 'a byte order mark',
};
