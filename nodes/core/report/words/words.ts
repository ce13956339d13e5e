import { SettingError } from '../../errors/advised-error';
import type { Dimension } from '../grouping';
import { ENGLISH } from './en';
import { RUSSIAN } from './ru';

export type Language = (typeof LANGUAGES)[number];

export const LANGUAGES = ['en', 'ru'] as const;

/** Forms of a noun by number; `other` serves where a language has no more. */
export interface Forms {
	readonly one: string;
	readonly few?: string;
	readonly many?: string;
	readonly other: string;
}

/** All texts of a report in one language. `#` stands for a number, `$` for a name. */
export interface Words {
	readonly title: string;
	readonly inquiries: string;
	readonly uniqueSenders: string;
	readonly newSenders: string;
	readonly returningSenders: string;
	readonly repeats: string;
	readonly ignored: string;
	readonly response: string;
	readonly previously: string;
	readonly was: string;
	readonly change: string;
	readonly share: string;
	readonly total: string;
	readonly soFar: string;
	readonly comparedWith: string;
	readonly timeZone: string;
	readonly overTime: Readonly<Record<'hour' | 'day' | 'week' | 'month', string>>;
	readonly partial: string;
	readonly by: Readonly<Record<Dimension, string>>;
	readonly dimension: Readonly<Record<Dimension, string>>;
	readonly none: string;
	readonly others: Forms;
	readonly hours: string;
	readonly empty: string;
	readonly emptyNothingGiven: string;
	readonly emptyOutside: Forms;
	readonly emptyIgnored: string;
	readonly emptyOneItem: string;
	readonly previousHad: Forms;
	readonly more: Forms;
	readonly newMeans: string;
	readonly noFields: Forms;
	readonly noDate: Forms;
	readonly unreadableDate: Forms;
	readonly duplicate: Forms;
	readonly withoutSender: Forms;
	readonly dateOrder: string;
	readonly minutes: string;
	readonly wholeHours: string;
	readonly hoursAndMinutes: string;
	readonly days: Forms;
}

/** Throws `SettingError` for a language there is none of. */
export function wordsOf(language: Language): Words {
	if (Object.hasOwn(WORDS, language)) return WORDS[language];
	throw new SettingError('Language', "'Language' is not known", 'Choose English or Russian.');
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
