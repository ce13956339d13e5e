import { domainToASCII } from 'node:url';
import { SettingError } from '../errors/advised-error';
import { domainOf, normaliseAddress } from '../mail/address';
import { addressListOf, type AddressList } from '../mail/address-list';
import { isPublicSuffix, normaliseHost } from '../mail/host-name';
import { isFreeMailDomain } from '../providers/free-mail';
import { findSlip, inLatin, nameOfCharacter, type Finding } from '../text/characters';
import { listEntries } from './list-entries';

/** What a list of addresses takes. */
export interface AddressListKind {
	/** A domain without `@` stands for all of its addresses. */
	readonly takesDomains: boolean;
	/** Strangers by the million may be meant, as by `*@gmail.com`. */
	readonly takesEverybody: boolean;
	/** Addresses without a real domain, as devices in a local network have them. */
	readonly takesLocal: boolean;
	/** What an entry looks like. */
	readonly example: string;
}

/** Addresses of ours: what is taken for one by mistake would be lost as a client's. */
export const OUR_ADDRESSES: AddressListKind = {
	...{ takesDomains: false, takesEverybody: false, takesLocal: false },
	example: 'info@example.com, or *@example.com for all addresses of a domain',
};
/** What sends in the name of website visitors. */
export const FORM_SENDERS: AddressListKind = {
	...{ takesDomains: true, takesEverybody: false, takesLocal: true },
	example: 'forms@example.com or shop.example.com',
};
/** Whom a filter is about. */
export const ANY_ADDRESSES: AddressListKind = {
	...{ takesDomains: true, takesEverybody: true, takesLocal: true },
	example: 'ann@example.com, example.com, *.example.com or news*@example.com',
};

/**
 * Returns the addresses, domains and patterns of a list, normalized and each once. Throws `SettingError` that names
 * the entries which cannot be used by their position and says how to write the first of them.
 */
export function typedAddresses(field: string, value: unknown, kind: AddressListKind): AddressList {
	const judged = listEntries(field, value, 'addresses').map((word) => judge(word, kind));
	const wrong = judged.flatMap((one, index) =>
		typeof one === 'string' ? [] : [{ ...one, position: index + 1 }],
	);
	const [first, ...others] = wrong;
	if (first === undefined) {
		return addressListOf([...new Set(judged.filter((one) => typeof one === 'string'))]);
	}
	const also = others.length === 0 ? '' : ` ${inWords(others.map(({ position }) => position))}`;
	throw new SettingError(
		field,
		`'${field}', entry ${first.position} ${first.what}`,
		`${first.advice}${also}`,
	);
}

interface Problem {
	readonly what: string;
	readonly advice: string;
}

function inWords(positions: readonly number[]): string {
	const named = positions.slice(0, 10).join(', ');
	const more = positions.length > 10 ? ` and ${positions.length - 10} more` : '';
	return positions.length === 1
		? `Entry ${named} cannot be used either.`
		: `Entries ${named}${more} cannot be used either.`;
}

function judge(written: string, kind: AddressListKind): string | Problem {
	const word = withoutScheme(written);
	const entry = normalised(word, kind);
	if (entry === null || slipIn(word) !== undefined) {
		return { what: faultOf(word, kind), advice: adviceOf(word, kind) };
	}
	return tooWide(entry, kind) ?? entry;
}

/** `mailto:ann@x?subject=…`, `SMTP:ann@x` of Exchange, a page of a website, `www.`. */
function withoutScheme(written: string): string {
	const mailto = /^mailto:([^?]*)/i.exec(written)?.[1];
	if (mailto !== undefined) return decoded(mailto);
	const url = /^(?:[a-z][a-z\d+.-]{1,20}:)?\/\/([^/?#]*)/i.exec(written)?.[1];
	if (url !== undefined) return hostOf(url.slice(url.lastIndexOf('@') + 1));
	const labelled = /^[\p{L}-]{2,12}:(.+@.+)$/u.exec(written)?.[1];
	if (labelled !== undefined) return labelled;
	return written.includes('@') ? written : hostOf(written);
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

function hostOf(url: string): string {
	const host = url
		.replace(/[/?#].*$/s, '')
		.replace(/:\d{0,5}$/, '')
		.replace(/\.$/, '');
	return host.replace(/^www\.(?=[^.]+\.)/i, '');
}

/** Returns an entry as `AddressList` takes it, or null for what is none. */
function normalised(word: string, { takesDomains, takesLocal }: AddressListKind): string | null {
	if (/^\*?@/.test(word)) {
		const domain = normalDomain(word.slice(word.indexOf('@') + 1), takesLocal);
		return domain === null ? null : `*@${domain}`;
	}
	if (!word.includes('@')) {
		if (!takesDomains && !word.startsWith('*.')) return null;
		// `*noreply*` looks like a part of an address, and as a domain would match nobody.
		if (word.includes('*') && !word.includes('.')) return null;
		const domain = normalDomain(word, false);
		if (domain === null) return null;
		return /^\*\.[^*]+$/.test(domain) ? domain : `*@${domain}`;
	}
	const at = word.lastIndexOf('@');
	const domain = normalDomain(word.slice(at + 1), takesLocal);
	if (domain === null) return null;
	if (!word.startsWith('"') && word.indexOf('@') !== at) return null;
	if (!word.slice(0, at).includes('*')) {
		const address = normaliseAddress(`${word.slice(0, at)}@any.example`);
		return address === null ? null : `${address.slice(0, address.lastIndexOf('@'))}@${domain}`;
	}
	const local = word.slice(0, at).toLowerCase().replace(/\*+/g, '*');
	return /[\s@"<>(),;:\\[\]]/.test(local) ? null : `${local}@${domain}`;
}

/** Returns a domain in ASCII, with `*` left in its place, or null. */
function normalDomain(written: string, takesLocal: boolean): string | null {
	const domain = written.replace(/\.$/, '');
	if (!domain.includes('*')) {
		const host = normaliseHost(domain);
		if (host !== null && /\.(?:[a-z]{2,}|xn--[a-z\d-]+)$/.test(host)) return host;
		const local = takesLocal ? normaliseAddress(`any@${domain}`) : null;
		return local !== null && !domainOf(local).includes('.') ? domainOf(local) : literal(domain);
	}
	const labels = domain.toLowerCase().split('.');
	const ascii = labels.map((label) => (label.includes('*') ? label : domainToASCII(label)));
	const isUsable = ascii.every((label) => /^[a-z\d_*](?:[a-z\d_*-]*[a-z\d_*])?$/.test(label));
	return isUsable ? ascii.join('.').replace(/\*+/g, '*') : null;
}

/** An address of the network in place of a domain. */
function literal(domain: string): string | null {
	const address = domain.startsWith('[') ? normaliseAddress(`any@${domain}`) : null;
	return address === null ? null : domainOf(address);
}

/** What would be true of strangers, or of everybody. */
function tooWide(entry: string, { takesEverybody, example }: AddressListKind): Problem | null {
	const domain = domainOf(entry).replace(/^\*\./, '');
	const advice = `Write the addresses one by one, like ${example}.`;
	if (/^[*.]+$/.test(domain) && /^\*?$/.test(localOf(entry))) {
		return { what: 'would mean every address there is', advice };
	}
	if (takesEverybody || !entry.startsWith('*')) return null;
	if (isFreeMailDomain(domain)) {
		return { what: `would mean everybody who has a mailbox at ${domain}`, advice };
	}
	const isShared = domain.includes('*') || !domain.includes('.') || isPublicSuffix(domain);
	return isShared ? { what: `would mean all of ${domain}, which is shared by many`, advice } : null;
}

function localOf(entry: string): string {
	return entry.slice(0, Math.max(0, entry.lastIndexOf('@')));
}

/** A letter of another alphabet that looks right. */
function slipIn(word: string): Finding | undefined {
	const at = word.lastIndexOf('@');
	const expectsLatin = /\.[a-z]+\.?$/i.test(word);
	let before = 0;
	for (const part of [...(at > 0 ? [word.slice(0, at)] : []), ...word.slice(at + 1).split('.')]) {
		const found = findSlip(part, expectsLatin);
		if (found !== undefined) return { ...found, position: before + found.position };
		before += [...part].length + 1;
	}
	return undefined;
}

function faultOf(word: string, { takesDomains }: AddressListKind): string {
	const slip = slipIn(word);
	if (slip !== undefined) {
		return `has ${nameOfCharacter(slip.character)} as character ${slip.position}`;
	}
	const fault = FAULTS.find(([shows]) => shows.test(word));
	if (fault !== undefined) return fault[1];
	return takesDomains ? 'is neither an address nor a domain' : 'is not an address';
}

const FAULTS: ReadonlyArray<readonly [shows: RegExp, what: string]> = [
	[/^[*.@]+$/, 'would mean every address there is'],
	[/@.*@/, 'has more than one @'],
	[/@$/, 'has nothing behind the @'],
	[/\.\./, 'has two dots in a row'],
	[/@[^.]*$/, 'has no complete domain behind the @'],
];

/** The nearest usable form; what stands before an @ is not shown. */
function adviceOf(word: string, kind: AddressListKind): string {
	const repaired = (word.length > MAX_REPAIRED ? [] : REPAIRS)
		.map((repair) => repair(word))
		.find((candidate) => candidate !== word && typeof judgeRepaired(candidate, kind) === 'string');
	const entry = repaired === undefined ? null : normalised(repaired, kind);
	if (entry === null) return `Write it like ${kind.example}.`;
	const shown = entry.startsWith('*') ? entry : `…@${domainOf(entry)}`;
	return /@.*@/.test(word)
		? `If these are two, put a comma between them. If it is one, write it as ${shown}.`
		: `Write it as ${shown}.`;
}

/** What is longer is not a slip. */
const MAX_REPAIRED = 400;

function judgeRepaired(candidate: string, kind: AddressListKind): string | Problem | null {
	if (slipIn(candidate) !== undefined) return null;
	const entry = normalised(candidate, kind);
	return entry === null ? null : (tooWide(entry, kind) ?? entry);
}

const REPAIRS: ReadonlyArray<(word: string) => string> = [
	inLatin,
	tidied,
	(word) => inLatin(tidied(word)),
	(word) => tidied(word).replace(/@(?=.*@)/g, '.'),
	(word) => (/^[^@.]*\*[^@.]*$/.test(word) ? `${word}@*` : word),
	(word) => `*@${tidied(word)}`,
	(word) => tidied(word).replace(/^\*(?=[^.@])/, '*.'),
];

/** `info(at)firm(dot)example`, `info@firm..example`, signs that no address has. */
function tidied(word: string): string {
	return word
		.replace(/[([{]\s?(?:at|ät|собака)\s?[)\]}]/giu, '@')
		.replace(/[([{]\s?(?:dot|punkt|точка)\s?[)\]}]/giu, '.')
		.replace(/[()[\]{}<>"'!?=#%&\\/:]+/g, '')
		.replace(/\.{2,}/g, '.')
		.replace(/^\.+|\.+$/g, '')
		.replace(/\.?@\.?/g, '@');
}
