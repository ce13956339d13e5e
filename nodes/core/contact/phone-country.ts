import { isSupportedCountry, type CountryCode } from 'libphonenumber-js/min';
import { domainOf } from '../mail/address';
import { SettingError } from '../errors/advised-error';

/** ISO 3166-1 alpha-2. */
export type Country = CountryCode;

/** Returns the country of 'Default Country', or null when none was set. Throws `SettingError` for an unknown one. */
export function typedDefaultCountry(value: unknown): CountryCode | null {
	const typed =
		typeof (value ?? '') === 'string'
			? String(value ?? '')
					.trim()
					.toUpperCase()
			: '?';
	if (typed === '') return null;
	// People know their country code from web addresses.
	const country = typed === 'UK' ? 'GB' : typed;
	if (isSupportedCountry(country)) return country;
	throw new SettingError(
		'Default Country',
		"'Default Country' is not a country code",
		'Enter two letters, like DE, GB or RU, or leave it empty.',
	);
}

/** Returns the country of an address by its country-code domain; null for domains used all over the world. */
export function countryOfAddress(address: string): CountryCode | null {
	const last = domainOf(address).split('.').at(-1) ?? '';
	const special = SPECIAL.get(last);
	if (special !== undefined) return special;
	const country = last.toUpperCase();
	return last.length === 2 && !WORLDWIDE.has(last) && isSupportedCountry(country) ? country : null;
}

const SPECIAL: ReadonlyMap<string, CountryCode> = new Map([
	['uk', 'GB'],
	['su', 'RU'],
	['xn--p1ai', 'RU'],
	['xn--90ais', 'BY'],
	['xn--80ao21a', 'KZ'],
	['xn--j1amh', 'UA'],
]);

/** Country codes that are sold as words: their owners live anywhere. */
const WORLDWIDE: ReadonlySet<string> = new Set(
	'ac ag ai am as bz cc cd cf co cx fm ga gg gl gq ht im io la ly me ml mn ms mu nu pw sc sh so sr st sx tk to tv vc vg ws'.split(
		' ',
	),
);
