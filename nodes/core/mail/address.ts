import { domainToASCII } from 'node:url';
import { providerById } from '../providers/providers';

/**
 * Returns the address trimmed, in lower case and with an ASCII (punycode) domain, or null when it cannot
 * be one. Two spellings of one address give the same string: quotation marks around it (`'ann@x'`) are left
 * out, and those around a local part (RFC 5321 §4.1.2) wherever it can be read without them.
 */
export function normaliseAddress(written: string): string | null {
	const trimmed = withoutQuotes(written.trim()).normalize('NFC').toLowerCase();
	const at = trimmed.lastIndexOf('@');
	if (at < 1 || trimmed.length > MAX_ADDRESS_LENGTH) return null;
	const local = normalLocalPart(trimmed.slice(0, at));
	const domain = toAsciiDomain(trimmed.slice(at + 1));
	return local === null || domain === null ? null : `${local}@${domain}`;
}

/** Returns the part after the last `@`. */
export function domainOf(address: string): string {
	return address.slice(address.lastIndexOf('@') + 1);
}

/** Returns the address without its plus tag: `sales+ad@x` → `sales@x`. */
export function withoutTag(address: string): string {
	const at = address.lastIndexOf('@');
	const plus = tagAt(address, at);
	return plus > 0 ? address.slice(0, plus) + address.slice(at) : address;
}

/** Returns the plus tag of an address, '' without one: `sales+ad@x` → `ad`. */
export function tagOf(address: string): string {
	const at = address.lastIndexOf('@');
	const plus = tagAt(address, at);
	return plus > 0 ? address.slice(plus + 1, at) : '';
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

/** RFC 5321 §4.5.3.1.3 allows 254; a longer one is not an address but an attempt at something. */
const MAX_ADDRESS_LENGTH = 254;
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const UNUSABLE_IN_LOCAL_PART = /[\s<>(),;:\\"[\]\u0000-\u001f\u007f-\u009f]/;
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const UNUSABLE_IN_QUOTES = /[\u0000-\u001f\u007f-\u009f]/;
/** An address in place of a domain (RFC 5321 §4.1.3), as devices in a local network have it. */
const LITERAL = /^\[(?:\d{1,3}(?:\.\d{1,3}){3}|ipv6:[\da-f:.]{2,45})\]$/;
const UNUSABLE_IN_DOMAIN = /[\s/\\?#%]/;
const GMAIL_DOMAINS: ReadonlySet<string> = new Set(providerById('gmail')?.domains);
const YANDEX_DOMAINS: ReadonlySet<string> = new Set(providerById('yandex')?.domains);

/** Outlook writes `'ann@x'`, some gateways `"ann@x"`, some scripts `[ann@x]`. */
function withoutQuotes(written: string): string {
	const quoted = /^(["'])([^"']+@[^"']+)\1$/.exec(written)?.[2];
	const bracketed = /^\[([^[\]]+@[^[\]]+)\]$/.exec(written)?.[1];
	return (quoted ?? bracketed ?? written).trim();
}

function normalLocalPart(written: string): string | null {
	const quoted = /^"((?:[^"\\]|\\.)+)"$/.exec(written)?.[1];
	if (quoted === undefined) return UNUSABLE_IN_LOCAL_PART.test(written) ? null : written;
	const content = quoted.replace(/\\(.)/g, '$1');
	if (UNUSABLE_IN_QUOTES.test(content) || content.trim() === '') return null;
	const isPlain = !UNUSABLE_IN_LOCAL_PART.test(content) && !content.includes('@');
	return isPlain ? content : `"${content.replace(/["\\]/g, '\\$&')}"`;
}

/** Where the plus tag begins, 0 without one: inside quotes a plus is a character like any other. */
function tagAt(address: string, at: number): number {
	const plus = address.indexOf('+');
	return plus > 0 && plus < at && !address.startsWith('"') ? plus : 0;
}

function toAsciiDomain(written: string): string | null {
	if (LITERAL.test(written)) return written;
	// `domainToASCII` reads a host as browsers do: it decodes %61 and cuts off what looks like a path.
	if (UNUSABLE_IN_DOMAIN.test(written)) return null;
	const domain = domainToASCII(written.replace(/\.$/, ''));
	return DOMAIN.test(domain) ? domain : null;
}

const DOMAIN = /^(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
