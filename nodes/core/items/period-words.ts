import { DAY_S } from '../time/lengths';
import { counted, type Forms, type Language } from '../text/wording';
import { itemWordsOf } from './words/words-in';

/** Returns the period in words: `36 hours`, `1 day`, `none`. */
export function periodInWords(seconds: number, language: Language = 'en'): string {
	const words = itemWordsOf(language);
	if (seconds === 0) return words.noPeriod;
	const isDays = seconds % DAY_S === 0;
	const amount = Number((seconds / (isDays ? DAY_S : HOUR_S)).toFixed(2));
	const forms: Forms = isDays ? words.days : words.hours;
	return counted(forms, amount, language);
}

const HOUR_S = DAY_S / 24;
