import { wordsOf, LETTERS, WORDS } from './language-words';

/**
 * Returns the language of a text as ISO 639-1, or '' when it is short or could be another one. By its
 * alphabet where one language has it for itself, else by the words that only one language has.
 */
export function languageOf(text: string): string {
	const searched = text.slice(0, MAX_SEARCHED).replace(NOT_PROSE, ' ').normalize('NFC');
	const script = mainScript(searched);
	if (script === null) return '';
	return script.language ?? byWords(searched.toLowerCase(), script.candidates ?? []);
}

const MAX_SEARCHED = 4_000;
/** Links and addresses are in no language. */
const NOT_PROSE = /https?:\/\/\S{1,2000}|www\.\S{1,2000}|(?<![^\s@])[^\s@]+@\S{1,255}/gi;
const MIN_LETTERS = 6;

interface Script {
	readonly of: RegExp;
	/** How many letters of an alphabet a character of this script is worth. */
	readonly weight?: number;
	readonly language?: string;
	readonly candidates?: readonly string[];
}

/** Kana before the signs that Chinese and Japanese share. */
const SCRIPTS: readonly Script[] = [
	{ of: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, weight: 6, language: 'ja' },
	{ of: /\p{Script=Han}/gu, weight: 3, language: 'zh' },
	{ of: /\p{Script=Hangul}/gu, weight: 3, language: 'ko' },
	{ of: /\p{Script=Hebrew}/gu, language: 'he' },
	{ of: /\p{Script=Greek}/gu, language: 'el' },
	{ of: /\p{Script=Armenian}/gu, language: 'hy' },
	{ of: /\p{Script=Georgian}/gu, language: 'ka' },
	{ of: /\p{Script=Thai}/gu, language: 'th' },
	{ of: /\p{Script=Arabic}/gu, candidates: ['ar', 'fa', 'ur'] },
	{ of: /\p{Script=Cyrillic}/gu, candidates: ['ru', 'uk', 'be', 'kk', 'bg', 'sr', 'mk'] },
	{
		of: /\p{Script=Latin}/gu,
		candidates: ['en', 'de', 'fr', 'es', 'it', 'pl', 'pt', 'tr', 'nl', 'cs', 'ro', 'sv'],
	},
];

/** Returns the script of most letters; a client's text may well have a product's Latin name in it. */
function mainScript(text: string): Script | null {
	const counted = SCRIPTS.map((script) => ({
		script,
		letters: (text.match(script.of)?.length ?? 0) * (script.weight ?? 1),
	}));
	const all = counted.reduce((sum, { letters }) => sum + letters, 0);
	const [first] = counted.sort((a, b) => b.letters - a.letters);
	if (first === undefined || first.letters < MIN_LETTERS || first.letters < all * 0.6) return null;
	return first.script;
}

/** A word tells 2, a letter of its own at least as much; what several languages have tells nothing. */
function byWords(text: string, candidates: readonly string[]): string {
	const scores = new Map<string, number>();
	const words = wordsOf(text).slice(0, MAX_WORDS);
	for (const word of new Set(words)) {
		const languages = WORDS.get(word)?.filter((language) => candidates.includes(language)) ?? [];
		// Three languages with the same word leave little to tell them by.
		const worth = [0, 2, 1][languages.length] ?? 0;
		for (const language of languages) scores.set(language, (scores.get(language) ?? 0) + worth);
	}
	for (const language of candidates) {
		const { own, foreign } = LETTERS[language] ?? {};
		const kinds = own === undefined ? 0 : new Set(text.match(own)).size;
		scores.set(language, (scores.get(language) ?? 0) + 2 * Math.min(kinds, 3));
		if (foreign?.test(text) === true) scores.set(language, (scores.get(language) ?? 0) / 2);
	}
	const ranked = [...scores].sort(([, a], [, b]) => b - a);
	const [best, bestScore] = ranked[0] ?? ['', 0];
	const next = ranked[1]?.[1] ?? 0;
	return bestScore >= LEAST_SCORE && bestScore >= next * 1.5 ? best : '';
}

const MAX_WORDS = 400;
/** Two words, or a word with a letter of its own. */
const LEAST_SCORE = 4;
