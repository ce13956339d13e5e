import type { Language } from '../text/wording';
import type { ExplanationWords } from './explanation-words';
import { IN_ENGLISH } from './in-english';
import { IN_RUSSIAN } from './in-russian';

/** Returns the sentences of a language. */
export function explanationWordsOf(language: Language): ExplanationWords {
	return WORDS[language];
}

const WORDS: Readonly<Record<Language, ExplanationWords>> = { en: IN_ENGLISH, ru: IN_RUSSIAN };
