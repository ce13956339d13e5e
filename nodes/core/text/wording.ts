/** The languages that items and reports are written in. */
export const LANGUAGES = ['en', 'ru'] as const;

export type Language = (typeof LANGUAGES)[number];

/** Forms of a noun by number; `other` serves where a language has no more. */
export interface Forms {
	readonly one: string;
	readonly few?: string;
	readonly many?: string;
	readonly other: string;
}

/** Returns the form that goes with a number, with the number in the place of `#`: `3 inquiries`. */
export function counted(forms: Forms, count: number, language: Language): string {
	const category = PLURALS[language].select(count);
	const form = category === 'few' || category === 'many' ? forms[category] : undefined;
	const text = form ?? (category === 'one' ? forms.one : forms.other);
	return text.replace('#', NUMBERS[language].format(count));
}

/** Returns a sentence with values in the places of their names: `from {since}`. */
export function filled(sentence: string, values: Readonly<Record<string, string>>): string {
	return sentence.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}

/**
 * Returns Russian for the time zones of Russia, else English: whoever runs a workflow there reads its items in
 * Russian, and nobody chooses a language before the first Status item says that the mailbox is connected.
 */
export function languageOfZone(zone: string): Language {
	return RUSSIAN_ZONES.has(zone) ? 'ru' : 'en';
}

const PLURALS = { en: new Intl.PluralRules('en'), ru: new Intl.PluralRules('ru') };
const NUMBERS = { en: new Intl.NumberFormat('en'), ru: new Intl.NumberFormat('ru') };

/** Of the IANA database, `zone.tab` RU and the old name. */
const RUSSIAN_ZONES: ReadonlySet<string> = new Set([
	...[
		'Kaliningrad',
		'Moscow',
		'Kirov',
		'Volgograd',
		'Astrakhan',
		'Saratov',
		'Ulyanovsk',
		'Samara',
	].map((city) => `Europe/${city}`),
	...[
		'Yekaterinburg',
		'Omsk',
		'Novosibirsk',
		'Barnaul',
		'Tomsk',
		'Novokuznetsk',
		'Krasnoyarsk',
	].map((city) => `Asia/${city}`),
	...[
		'Irkutsk',
		'Chita',
		'Yakutsk',
		'Khandyga',
		'Vladivostok',
		'Ust-Nera',
		'Magadan',
		'Sakhalin',
	].map((city) => `Asia/${city}`),
	...['Srednekolymsk', 'Kamchatka', 'Anadyr'].map((city) => `Asia/${city}`),
	'W-SU',
]);
