import { domainToASCII } from 'node:url';
import { providerById } from '../providers/providers';

/**
 * Returns the address trimmed, in lower case and with an ASCII (punycode) domain, or null when it cannot
 * be one. Two spellings of one address give the same string.
 */
export function normaliseAddress(written: string): string | null {
	const trimmed = written.trim().normalize('NFC').toLowerCase();
	const at = trimmed.lastIndexOf('@');
	if (at < 1 || trimmed.length > MAX_ADDRESS_LENGTH) return null;
	const local = trimmed.slice(0, at);
	if (UNUSABLE_IN_LOCAL_PART.test(local)) return null;
	const domain = toAsciiDomain(trimmed.slice(at + 1));
	return domain === null ? null : `${local}@${domain}`;
}

/** Returns the part after the last `@`. */
export function domainOf(address: string): string {
	return address.slice(address.lastIndexOf('@') + 1);
}

/** Returns the address without its plus tag: `sales+ad@x` → `sales@x`. */
export function withoutTag(address: string): string {
	const at = address.lastIndexOf('@');
	const plus = address.indexOf('+');
	return plus > 0 && plus < at ? address.slice(0, plus) + address.slice(at) : address;
}

/** Returns the plus tag of an address, '' without one: `sales+ad@x` → `ad`. */
export function tagOf(address: string): string {
	const at = address.lastIndexOf('@');
	const plus = address.indexOf('+');
	return plus > 0 && plus < at ? address.slice(plus + 1, at) : '';
}

/**
 * Returns one form for all spellings that reach one account: no plus tag, no Gmail dots, and one domain
 * for the services that give each account several.
 */
export function accountOf(address: string): string {
	const plain = withoutTag(address);
	const domain = domainOf(plain);
	const local = plain.slice(0, plain.length - domain.length - 1);
	if (GMAIL_DOMAINS.has(domain)) return `${local.replaceAll('.', '')}@gmail.com`;
	if (YANDEX_DOMAINS.has(domain)) return `${local.replaceAll('-', '.')}@yandex.ru`;
	return plain;
}

/** RFC 5321 §4.5.3.1.3 allows 254; a longer one is no address but an attempt at something. */
const MAX_ADDRESS_LENGTH = 254;
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const UNUSABLE_IN_LOCAL_PART = /[\s<>(),;:\\"[\]\u0000-\u001f\u007f-\u009f]/;
const UNUSABLE_IN_DOMAIN = /[\s/\\?#%]/;
const GMAIL_DOMAINS: ReadonlySet<string> = new Set(providerById('gmail')?.domains);
const YANDEX_DOMAINS: ReadonlySet<string> = new Set(providerById('yandex')?.domains);

function toAsciiDomain(written: string): string | null {
	// `domainToASCII` reads a host as browsers do: it decodes %61 and cuts off what looks like a path.
	if (UNUSABLE_IN_DOMAIN.test(written)) return null;
	const domain = domainToASCII(written.replace(/\.$/, ''));
	return DOMAIN.test(domain) ? domain : null;
}

const DOMAIN = /^(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
