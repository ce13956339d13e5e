import { CLOSINGS, GREETINGS, THANKS } from './closing-words';
import { lowerCase } from './lower-case';
import { isName } from './signature-line';

/** Returns 1 for a line that only closes a letter, 2 when a name follows in it, 0 for any other. */
export function closingLength(bare: string): 0 | 1 | 2 {
	if (bare.length > 100) return 0;
	const words = wordsOf(bare);
	const count = phraseLength(words, (phrase) => CLOSINGS.has(phrase));
	if (count === 0) return 0;
	const rest = words
		.slice(count)
		.join(' ')
		.replace(/^[–—-]\s/, '');
	// `Viele Grüße / Best regards`.
	if (rest.startsWith('/ ')) return closingLength(rest.slice(2));
	if (rest === '') return 1;
	const isSigned = (isName(rest) && rest.length <= 40) || isTitledName(words, count);
	return isSigned ? 2 : 0;
}

/** Returns what stands behind the closing of a line in a signature, where thanks are one too; null without one. */
export function behindClosing(line: string): string | null {
	const words = wordsOf(line);
	const count = phraseLength(words, (phrase) => CLOSINGS.has(phrase) || THANKS.has(phrase));
	if (count === 0) return null;
	return words
		.slice(count)
		.join(' ')
		.replace(/^[\s,.!:/–—-]+/, '');
}

/** True for phrases that letters begin with as well: only with a name below they close one. */
export function isAlsoGreeting(bare: string): boolean {
	return GREETINGS.has(phraseOf(bare));
}

/** `Best regards,Ann` are three as well. */
function wordsOf(line: string): string[] {
	return line.split(/\s+|(?<=[,，])\s*/);
}

/** Returns how many words the longest known phrase has that the line begins with. */
function phraseLength(words: readonly string[], isKnown: (phrase: string) => boolean): number {
	for (let count = Math.min(words.length, MAX_WORDS); count > 0; count--) {
		if (isKnown(phraseOf(words.slice(0, count).join(' ')))) return count;
	}
	return 0;
}

function phraseOf(words: string): string {
	return lowerCase(words).replace(/[\s,.!;:،，。！–—-]+$/, '');
}

/** `…, manager Ann Lee`: after a comma a few words, two of them names. */
function isTitledName(words: readonly string[], count: number): boolean {
	const rest = words.slice(count);
	if (!words[count - 1]?.endsWith(',') || rest.length > 6) return false;
	return rest.filter((word) => /^["«„“(]?\p{Lu}\p{L}/u.test(word)).length >= 2;
}

/** Words of the longest phrase of the tables. */
const MAX_WORDS = 6;
