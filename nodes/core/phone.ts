import { findPhoneNumbersInText, type CountryCode } from 'libphonenumber-js/min';
import { domainOf } from './address';

/** Returns the first phone number in a text as E.164 (`+74951234567`), or '' without one. */
export function firstPhoneIn(text: string, senderAddress: string): string {
	const country = COUNTRY_BY_TLD.get(domainOf(senderAddress).split('.').at(-1) ?? '');
	// Clients write their number in the text or the signature; hostile mail may be all digits.
	const [found] = findPhoneNumbersInText(text.slice(0, MAX_SEARCHED), country);
	return found?.number.number ?? '';
}

const MAX_SEARCHED = 20_000;

/** How numbers without a country code are read: by the sender's country-code domain. */
const COUNTRY_BY_TLD: ReadonlyMap<string, CountryCode> = new Map([
	['ru', 'RU'],
	['su', 'RU'],
	['xn--p1ai', 'RU'],
	['by', 'BY'],
	['kz', 'KZ'],
	['ua', 'UA'],
	['de', 'DE'],
	['fr', 'FR'],
	['it', 'IT'],
	['es', 'ES'],
	['pl', 'PL'],
	['uk', 'GB'],
]);
