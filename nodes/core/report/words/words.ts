import { SettingError } from '../../errors/advised-error';
import { ENGLISH } from './en';
import type { Forms, Words } from './forms';
import { RUSSIAN } from './ru';

export type Language = (typeof LANGUAGES)[number];

export const LANGUAGES = ['en', 'ru'] as const;

/** Throws `SettingError` for a language there is none of. */
export function wordsOf(language: Language): Words {
	if (Object.hasOwn(WORDS, language)) return WORDS[language];
	throw new SettingError('Language', "'Language' is not supported", 'Choose English or Russian.');
}

/** Returns the form that goes with a number, with the number in it: `3 inquiries`. */
export function counted(forms: Forms, count: number, language: Language): string {
	const category = PLURALS[language].select(count);
	const form = category === 'few' || category === 'many' ? forms[category] : undefined;
	const text = form ?? (category === 'one' ? forms.one : forms.other);
	return text.replace('#', NUMBERS[language].format(count));
}

const WORDS: Readonly<Record<Language, Words>> = { en: ENGLISH, ru: RUSSIAN };
const PLURALS = { en: new Intl.PluralRules('en'), ru: new Intl.PluralRules('ru') };
const NUMBERS = { en: new Intl.NumberFormat('en'), ru: new Intl.NumberFormat('ru') };
