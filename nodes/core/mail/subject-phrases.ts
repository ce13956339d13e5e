/** Words and patterns that subjects are searched for. */
export interface PhraseList {
	/** As they were written. */
	readonly entries: readonly string[];
	/** Returns the entries that stand in a subject. */
	matching(subject: string): readonly string[];
}

/**
 * Returns a list of phrases. Each stands anywhere in a subject, as whole words; `*` is any number of characters, and
 * where it stands at an end that end may be within a word. Case, width, accents of ё and kinds of spaces and quotation
 * marks make no difference.
 */
export function phraseListOf(entries: readonly string[]): PhraseList {
	const patterns = entries.map((entry) => ({ entry, pieces: folded(entry).split(/\s?\*+\s?/) }));
	return {
		entries,
		matching(subject) {
			if (patterns.length === 0) return [];
			const text = folded(subject.slice(0, MAX_SEARCHED));
			return patterns.filter(({ pieces }) => isIn(text, pieces)).map(({ entry }) => entry);
		},
	};
}

export const NO_PHRASES: PhraseList = phraseListOf([]);

/** Returns a text as subjects are compared: `Ещё  СЧЁТ` and `еще счет` are one. */
export function folded(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replaceAll('ё', 'е')
		.replace(/ı|i\u0307/g, 'i')
		.replaceAll('ß', 'ss')
		.replaceAll('ς', 'σ')
		.replace(/\p{Cf}/gu, '')
		.replace(/[“”„«»]/g, '"')
		.replace(/[‘’‚`´]/g, "'")
		.replace(/[‐‑‒–—]/g, '-')
		.replace(/\s+/g, ' ')
		.trim();
}

/** No subject that people read is longer. */
const MAX_SEARCHED = 2_000;

/** The pieces between the stars, in their order; '' at an end stands for a star there. */
function isIn(text: string, pieces: readonly string[]): boolean {
	const filled = pieces.filter((piece) => piece !== '');
	let from = 0;
	for (const [index, piece] of filled.entries()) {
		const isOpenBefore = index > 0 || pieces[0] === '';
		const isOpenBehind = index < filled.length - 1 || pieces.at(-1) === '';
		const found = placeOf(text, piece, from, isOpenBefore, isOpenBehind);
		if (found === -1) return false;
		from = found + piece.length;
	}
	return filled.length > 0;
}

function placeOf(
	text: string,
	piece: string,
	from: number,
	isOpenBefore: boolean,
	isOpenBehind: boolean,
): number {
	for (let at = text.indexOf(piece, from); at !== -1; at = text.indexOf(piece, at + 1)) {
		const before = isOpenBefore || isBoundary(text, at);
		if (before && (isOpenBehind || isBoundary(text, at + piece.length))) return at;
	}
	return -1;
}

/** True between two words. Writing without spaces has no words to be told: there every place is one. */
function isBoundary(text: string, at: number): boolean {
	const [before, behind] = [lastOf(text.slice(Math.max(0, at - 2), at)), firstOf(text, at)];
	const isWithin = WORD.test(before) && WORD.test(behind);
	return !isWithin || WITHOUT_SPACES.test(before) || WITHOUT_SPACES.test(behind);
}

function firstOf(text: string, at: number): string {
	const code = text.codePointAt(at);
	return code === undefined ? '' : String.fromCodePoint(code);
}

function lastOf(text: string): string {
	return [...text].at(-1) ?? '';
}

const WORD = /[\p{L}\p{M}\p{N}_]/u;
/** Korean has spaces, but puts endings to its words. */
const WITHOUT_SPACES =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u;
