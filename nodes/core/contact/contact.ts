import { domainOf } from '../mail/address';
import { companyIn } from './contact-company';
import { isPersonal, nameInSignature } from './contact-name';
import { MAX_PHONES, phonesIn, type Phone } from './contact-phones';
import { websiteIn } from './contact-website';
import { tidyValue } from '../text/decode-parameter';
import { formFieldsIn } from '../letter/form-lines';
import { ourWords } from '../letter/our-words';
import { isFreeMailDomain } from '../providers/free-mail';
import { languageOf } from './language';
import { countryOfAddress, type Country } from './phone-country';

/** What a letter tells of the client; '' and [] where it does not. Nothing in it is concluded from a local part. */
export interface Contact {
	readonly name: string;
	readonly address: string;
	/** E.164, the first of `phones`. */
	readonly phone: string;
	/** As the client wrote it, with its extension. */
	readonly phoneText: string;
	readonly phoneExtension: string;
	readonly phones: readonly string[];
	readonly company: string;
	readonly website: string;
	readonly domain: string;
	readonly domainKind: 'company' | 'freeMail';
	/** ISO 639-1. */
	readonly language: string;
	/** ISO 3166-1 alpha-2, of the phone. */
	readonly country: string;
	/** Where each value was found; a field that is '' has no entry. */
	readonly foundIn: Readonly<Partial<Record<FoundField, FoundIn>>>;
}

type FoundField = 'name' | 'phone' | 'company' | 'website' | 'domain' | 'language' | 'country';
type FoundIn = 'from' | 'signature' | 'text' | 'subject' | 'address' | 'form' | 'phone';

export interface ContactSources {
	/** The display name and the address of the sender. */
	readonly senderName: string;
	readonly senderAddress: string;
	readonly subject: string;
	/** What the client wrote now, and the signature below it. */
	readonly text: string;
	readonly signature: string;
	/** How numbers without a country code are read; null: by the sender's country-code domain. */
	readonly defaultCountry: Country | null;
	/** Of the workflow's time zone, for senders whose domain names no country. */
	readonly zoneCountry: Country | null;
	/** True for the domain of the mailbox: nothing of it is the client's. */
	readonly isOwnDomain?: (domain: string) => boolean;
	/** The older mail that the letter answers. */
	readonly quotedText?: string;
	/** True for an address that our own mail comes from. */
	readonly isOurs?: (address: string) => boolean;
}

/** Returns the contact card of a letter. Linear in its length. */
export function contactOf(letter: ContactSources): Contact {
	const { senderAddress, text, signature, subject } = letter;
	const form = formFieldsIn(text);
	const formValue = (field: 'name' | 'company' | 'website'): Found => [
		form?.get(field) ?? '',
		'form',
	];
	const isOwnDomain = letter.isOwnDomain ?? (() => false);
	const domain = domainOf(senderAddress);
	const ours =
		letter.isOurs === undefined
			? ''
			: ourWords(`${text}\n${letter.quotedText ?? ''}`, letter.isOurs);
	const phones = foundPhones(letter, form?.get('phone') ?? '', ours);
	const [phone] = phones;

	const name = firstFound(
		formValue('name'),
		[isPersonal(letter.senderName) ? letter.senderName.trim() : '', 'from'],
		[nameInSignature(signature), 'signature'],
	);
	const named = companyIn(signature);
	const company = firstFound(formValue('company'), [
		ours.includes(named) ? '' : named,
		'signature',
	]);
	const website = firstFound(formValue('website'), [
		websiteIn(signature, senderAddress, isOwnDomain),
		'signature',
	]);
	const language = firstFound(
		[languageOf(text), 'text'],
		[languageOf(`${subject}\n${text}`), 'subject'],
	);
	return {
		name: name.value,
		address: senderAddress,
		phone: phone?.number ?? '',
		phoneText: phone?.written ?? '',
		phoneExtension: phone?.extension ?? '',
		phones: phones.map(({ number }) => number),
		company: company.value,
		website: website.value,
		domain,
		domainKind: isFreeMailDomain(domain) ? 'freeMail' : 'company',
		language: language.value,
		country: phone?.country ?? '',
		foundIn: {
			...(name.value !== '' && { name: name.foundIn }),
			...(phone !== undefined && { phone: phone.foundIn }),
			...(company.value !== '' && { company: company.foundIn }),
			...(website.value !== '' && { website: website.foundIn }),
			...(domain !== '' && { domain: 'address' as const }),
			...(language.value !== '' && { language: language.foundIn }),
			...(phone !== undefined && phone.country !== '' && { country: 'phone' as const }),
		},
	};
}

type Found = readonly [value: string, foundIn: FoundIn];

function firstFound(...found: readonly Found[]): { value: string; foundIn: FoundIn } {
	const [value, foundIn] = found.find(([value]) => value !== '') ?? ['', 'text'];
	return { value: tidyValue(value), foundIn };
}

/** The number given for calling back is in the text; the one in the signature may be the switchboard. */
function foundPhones(
	{ text, signature, subject, senderAddress, defaultCountry, zoneCountry }: ContactSources,
	formPhone: string,
	ours: string,
): readonly (Phone & { foundIn: FoundIn })[] {
	const country = defaultCountry ?? countryOfAddress(senderAddress) ?? zoneCountry;
	const places: readonly Found[] = [
		[formPhone === '' ? '' : `tel: ${formPhone}`, 'form'],
		[text, 'text'],
		[signature, 'signature'],
		[subject, 'subject'],
	];
	const phones = new Map<string, Phone & { foundIn: FoundIn }>();
	for (const [place, foundIn] of places) {
		for (const phone of phonesIn(place, country)) {
			if (!phones.has(phone.number)) phones.set(phone.number, { ...phone, foundIn });
		}
	}
	// Our number in our own quoted mail is not hers, and not where she writes that she called it.
	if (phones.size > 0) phonesIn(ours, country).forEach(({ number }) => phones.delete(number));
	return [...phones.values()].slice(0, MAX_PHONES);
}
