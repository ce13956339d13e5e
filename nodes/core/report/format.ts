import { wordsOf } from './words/words';
import { counted, type Language } from '../text/wording';

/** Returns a whole number with its thousands apart. */
export function inNumber(value: number, language: Language): string {
	return INTEGERS[language].format(value);
}

/** Returns a share in whole percent; what is not nothing is not 0 %, and what is not all is not 100 %. */
export function inPercent(fraction: number, language: Language): string {
	const write = (share: number) => SHARES[language].format(share);
	if (fraction > 0 && fraction < 0.005) return `<${write(0.01)}`;
	return fraction >= 0.995 && fraction < 1 ? `>${write(0.99)}` : write(fraction);
}

/** Returns a change with its sign: `+12%`, `−5%`; more than tenfold as a factor, `×14`. */
export function inChange(fraction: number, language: Language): string {
	if (fraction >= 9) return `×${INTEGERS[language].format(fraction + 1)}`;
	return CHANGES[language].format(fraction).replace('-', '−');
}

/** Returns a difference with its sign: `+3`, `−1`. */
export function inDifference(difference: number, language: Language): string {
	return DIFFERENCES[language].format(difference).replace('-', '−');
}

/** Returns a waiting time as exactly as it matters: `35 min`, `2 h 5 min`, `13 h`, `3 days`. */
export function inDuration(minutes: number, language: Language): string {
	const words = wordsOf(language);
	const whole = Math.round(minutes);
	if (whole < 60) return words.minutes.replace('#', String(whole));
	if (whole < 48 * 60) {
		const isWhole = whole % 60 === 0 || whole >= 10 * 60;
		const form = isWhole ? words.wholeHours : words.hoursAndMinutes;
		const hours = isWhole ? Math.round(whole / 60) : Math.floor(whole / 60);
		return form.replace('#', String(hours)).replace('$', String(whole % 60));
	}
	return counted(words.days, Math.round(whole / (24 * 60)), language);
}

/** Both languages in one go, as making a format is what takes time. */
function formats(options: Intl.NumberFormatOptions): Record<Language, Intl.NumberFormat> {
	return { en: new Intl.NumberFormat('en', options), ru: new Intl.NumberFormat('ru', options) };
}

const INTEGERS = formats({ maximumFractionDigits: 0 });
const SHARES = formats({ style: 'percent', maximumFractionDigits: 0 });
const DIFFERENCES = formats({ maximumFractionDigits: 0, signDisplay: 'exceptZero' });
const CHANGES = formats({
	style: 'percent',
	maximumFractionDigits: 0,
	signDisplay: 'exceptZero',
});
