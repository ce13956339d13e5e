import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';
import { withoutOtherNumbers } from './other-numbers';
import {
	DIGIT_RUN,
	EXTENSION,
	FAX_WORD,
	PHONE_AND_FAX,
	PHONE_WORD,
	RUSSIAN,
	RUSSIAN_LOOKS,
	SIGN_BEFORE,
} from './phone-patterns';

/** A phone number of the client. */
export interface Phone {
	/** E.164: `+74951234567`. */
	readonly number: string;
	/** Digits after the number, '' without. */
	readonly extension: string;
	/** ISO 3166-1 alpha-2, '' when the number does not tell. */
	readonly country: string;
	/** As the client wrote it, with its extension. */
	readonly written: string;
}

/**
 * Returns the phone numbers in a text, in its order, each once. Faxes are left out, and so is whatever
 * only might be a number: without a country code it needs the country and the looks of one.
 */
export function phonesIn(text: string, country: CountryCode | null): readonly Phone[] {
	const phones = new Map<string, Phone>();
	for (const line of linesOf(text)) {
		// No word says "Russia" better than the letters: 8 926… in a Russian text is not a number of Vietnam.
		const isCyrillic = /[а-яё]{2}/i.test(line);
		for (const candidate of candidatesIn(line)) {
			const phone = readPhone(candidate, country, isCyrillic);
			if (phone !== null && !phones.has(phone.number)) phones.set(phone.number, phone);
			if (phones.size === MAX_PHONES) return [...phones.values()];
		}
	}
	return [...phones.values()];
}

export const MAX_PHONES = 10;
/** Clients write their number near the beginning or in the signature; hostile mail may be all digits. */
const MAX_SEARCHED = 20_000;
const MAX_CANDIDATES = 500;

function linesOf(text: string): string[] {
	const searched = text.slice(0, MAX_SEARCHED).replace(CHAT_LINK, ' whatsapp +');
	return withoutOtherNumbers(searched).split('\n');
}

/** `https://wa.me/79261234567` is as good as the number. */
const CHAT_LINK = /(?:https?:\/\/)?(?:wa\.me\/|api\.whatsapp\.com\/send\/?\?phone=)\+?(?=\d)/gi;

interface Candidate {
	readonly written: string;
	readonly extension: string;
	/** What stands before it in its line. */
	readonly before: string;
	/** Nothing but the number is in its line. */
	readonly isAlone: boolean;
}

function* candidatesIn(line: string): Generator<Candidate> {
	let count = 0;
	for (const match of line.matchAll(DIGIT_RUN)) {
		if (++count > MAX_CANDIDATES) return;
		const end = match.index + match[0].length;
		const pieces = piecesOf(match[0]);
		const [ending, extension = ''] = EXTENSION.exec(line.slice(end, end + 30)) ?? [''];
		const around = line.slice(0, match.index) + line.slice(end + ending.length);
		for (const [index, piece] of pieces.entries()) {
			const isLast = index === pieces.length - 1;
			yield {
				written: isLast ? piece + ending : piece,
				extension: isLast ? extension : '',
				before: line.slice(Math.max(0, match.index - 40), match.index),
				isAlone: !/[\p{L}\p{N}]/u.test(around),
			};
		}
	}
}

/** `030 901820 / 0171 1234567` are two, `030/901820` is one, `123-45-67 / 68` is one and a bit. */
function piecesOf(run: string): string[] {
	// `(68)` behind a number is the end of a second one.
	const whole = run.replace(/[\s,]*\(\d{0,4}$/, '');
	const pieces = whole.split(/\s*\/\s*|\s{2,}/).map((piece) => piece.trim());
	if (digitsOf(pieces[0] ?? '').length < 8) return [whole.trim()];
	return pieces.filter((piece) => digitsOf(piece).length >= 7);
}

function digitsOf(written: string): string {
	return written.replace(/\D/g, '');
}

function readPhone(
	{ written, extension, before, isAlone }: Candidate,
	country: CountryCode | null,
	isCyrillic: boolean,
): Phone | null {
	if (FAX_WORD.test(before) && !PHONE_AND_FAX.test(before)) return null;
	const isNamed = PHONE_WORD.test(before) || SIGN_BEFORE.test(before);
	const number = written.replace(EXTENSION_AT_END, '');
	const digits = digitsOf(number);
	if (digits.length < 7 || digits.length > 15) return null;
	if (!areBracketsPaired(number)) return null;
	const spoken = isNamed || isAlone || isCyrillic;
	const international = internationalOf(number, digits, spoken);
	const parsed =
		international !== null
			? parsePhoneNumberFromString(international)
			: country !== null && looksNational(number, digits, country, isNamed)
				? parsePhoneNumberFromString(number, country)
				: undefined;
	if (parsed === undefined || !parsed.isValid()) return null;
	return {
		number: parsed.number,
		extension,
		country: parsed.country ?? '',
		written: written.replace(/\s+/g, ' ').trim(),
	};
}

const EXTENSION_AT_END = /[\s,;(]{0,3}(?:\p{L}|#)[\s\S]{0,40}$/u;

function areBracketsPaired(number: string): boolean {
	return /^[^()]*(?:\([^()]*\)[^()]*)?(?:\([^()]*\)[^()]*)?$/.test(number);
}

/** Returns the number from its country code on, or null when it was written without one. */
function internationalOf(number: string, digits: string, spoken: boolean): string | null {
	// `+8 (495) …` is the Russian trunk prefix with a plus before it.
	if (/^\+ ?8[ -]?\(/.test(number) && RUSSIAN.test(digits)) return `+7${digits.slice(1)}`;
	if (number.startsWith('+')) {
		// `+44 (0)20 …`: the zero is not dialled from abroad. Italy's belongs to the number.
		return number.replace(/^(\+ ?(?!39)\d{1,3}[\s-]?)\(0\)/, '$1');
	}
	if (RUSSIAN.test(digits) && (RUSSIAN_LOOKS.test(number) || spoken)) return `+7${digits.slice(1)}`;
	// Dialled from most of the world; an article number with two zeros rarely is a valid number as well.
	if (/^00[1-9]/.test(digits) && (/[ \-()/]/.test(number) || spoken)) return `+${digits.slice(2)}`;
	return null;
}

/** True for what locals take for a phone number: named as one, or with the prefix and groups of one. */
function looksNational(
	number: string,
	digits: string,
	country: CountryCode,
	isNamed: boolean,
): boolean {
	// Without its zero it is a local number, of whatever town.
	if (isNamed) return digits.startsWith('0') || !TRUNK_ZERO.has(country);
	const groups = number.split(/\D+/).filter((group) => group !== '');
	if (NORTH_AMERICA.has(country)) {
		return /^(?:1[\s.-]?)?(?:\(\d{3}\)\s?|\d{3}[\s.-])\d{3}[\s.-]\d{4}$/.test(number);
	}
	if (/^8\D{0,2}\(?0/.test(number) && country === 'BY') return groups.length >= 3;
	if (/^\(\d{3,5}\)/.test(number)) return digits.length >= 9;
	return digits.startsWith('0') && digits.length >= 9 && groups.length >= 2;
}

/** Where people write the zero that is dialled before area codes. */
const TRUNK_ZERO: ReadonlySet<string> = new Set(
	'AT AU BA BE BG CH DE FI FR GB HR IE JP KR ME MK NL NZ RO RS SE SI SK TR UA ZA'.split(' '),
);
const NORTH_AMERICA: ReadonlySet<CountryCode> = new Set(['US', 'CA']);
