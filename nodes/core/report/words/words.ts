import { SettingError } from '../../errors/advised-error';
import { ENGLISH } from './en';
import type { Language } from '../../text/wording';
import type { Words } from './forms';
import { RUSSIAN } from './ru';

/** Throws `SettingError` for a language there is none of. */
export function wordsOf(language: Language): Words {
	if (Object.hasOwn(WORDS, language)) return WORDS[language];
	throw new SettingError('Language', "'Language' is not supported", 'Choose English or Russian.');
}

const WORDS: Readonly<Record<Language, Words>> = { en: ENGLISH, ru: RUSSIAN };
