import { domainToASCII } from 'node:url';
import { getDomain, getPublicSuffix } from 'tldts';

/**
 * Returns the name of a server in lower case, in ASCII (punycode) and without the dot of the root, or
 * null when it cannot be one. An IP address is none.
 */
export function normaliseHost(written: string): string | null {
	// `domainToASCII` reads a host as browsers do: it would decode %61 and cut off what looks like a path.
	if (UNUSABLE.test(written)) return null;
	const host = domainToASCII(written.toLowerCase().replace(/\.$/, ''));
	return host.length <= MAX_LENGTH && HOST.test(host) && !ENDS_IN_NUMBER.test(host) ? host : null;
}

/**
 * True when whoever owns the domain of an address also decides about this host. Directly below a public
 * suffix (`co.uk`, `msk.ru`, `github.io`) every name has an owner of its own.
 */
export function isUnder(host: string, domain: string): boolean {
	return host === domain || (host.endsWith(`.${domain}`) && !isPublicSuffix(domain));
}

/**
 * Returns the domain that somebody has registered, for a server below it; null for what names nobody: an
 * IP address, a single word, a name of an internal network.
 */
export function organisationOf(host: string): string | null {
	const name = normaliseHost(host);
	if (name === null || INTERNAL.has(name.slice(name.lastIndexOf('.') + 1))) return null;
	return getDomain(name, { allowPrivateDomains: true });
}

/** RFC 6762 appendix G, and what Windows networks are named after. */
const INTERNAL: ReadonlySet<string> = new Set([
	...[
		'local',
		'localdomain',
		'localhost',
		'internal',
		'intranet',
		'lan',
		'private',
		'corp',
		'home',
	],
	...['arpa', 'loc'],
]);

/** True for a suffix below which names have owners of their own: `co.uk`, `msk.ru`, `github.io`. */
export function isPublicSuffix(domain: string): boolean {
	return getPublicSuffix(domain, { allowPrivateDomains: true }) === domain;
}

const UNUSABLE = /[^\p{L}\p{M}\p{N}._-]/u;
/** RFC 1035 §2.3.4. */
const MAX_LENGTH = 253;
/** Two labels at least. Underscores do not belong into the name of a server, but some have them. */
const HOST = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** Also `127.1` and `0x7f.1`, which `domainToASCII` writes out. */
const ENDS_IN_NUMBER = /\.\d+$/;
