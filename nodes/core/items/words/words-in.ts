import type { Language } from '../../text/wording';
import { ENGLISH } from './english';
import type { ItemWords } from './item-words';
import { RUSSIAN } from './russian';

/** Returns the sentences of a language. */
export function itemWordsOf(language: Language): ItemWords {
	return WORDS[language];
}

const WORDS: Readonly<Record<Language, ItemWords>> = { en: ENGLISH, ru: RUSSIAN };
