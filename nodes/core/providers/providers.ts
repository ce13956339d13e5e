import { AMERICA_ASIA } from './america-asia';
import { CLOSED } from './closed';
import { EUROPE } from './europe';
import { GERMANY } from './germany';
import { HOSTING } from './hosting';
import { MICROSOFT } from './microsoft';
import type { Provider } from './provider';
import { RUSSIA } from './russia';
import { WORLDWIDE } from './worldwide';
import { ZOHO } from './zoho';

export type { Provider } from './provider';

/** Sorted by name; the form, the connection, the texts of errors and docs/providers.md all read this table. */
export const PROVIDERS: readonly Provider[] = [
	...AMERICA_ASIA,
	...CLOSED,
	...EUROPE,
	...GERMANY,
	...HOSTING,
	...MICROSOFT,
	...RUSSIA,
	...WORLDWIDE,
	...ZOHO,
].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));

/** Returns the name without what only tells entries of the list apart: `Yandex 360 (Company Domain)` → `Yandex 360`. */
export function shortNameOf({ name }: Pick<Provider, 'name'>): string {
	return name.replace(/ \([^()]*\)$/, '');
}

/** Returns the provider with this id, or undefined. */
export function providerById(id: string): Provider | undefined {
	return BY_ID.get(id);
}

/** Returns the provider whose addresses end in this domain, or undefined. */
export function providerByDomain(domain: string): Provider | undefined {
	return BY_DOMAIN.get(domain);
}

/**
 * Returns the provider that keeps the mail of a company domain with these MX hosts, the most preferred
 * first, or undefined. Only the first one counts: a backup elsewhere holds no mailboxes, and a password
 * must not be tried there.
 */
export function providerByMx(hosts: readonly string[]): Provider | undefined {
	const labels = (hosts[0] ?? '').toLowerCase().replace(/\.$/, '').split('.');
	// From the whole name to its last labels, so that the longest end wins.
	const ends = labels.map((_, start) => labels.slice(start).join('.'));
	return ends.map((end) => BY_MX.get(end)).find((provider) => provider !== undefined);
}

/** Returns the first provider with this IMAP server, under whichever of its names, or undefined. */
export function providerByHost(host: string): Provider | undefined {
	const name = host.toLowerCase().replace(/\.$/, '');
	return BY_HOST.get(name);
}

const BY_ID = new Map(PROVIDERS.map((provider) => [provider.id, provider]));
const BY_DOMAIN = new Map(PROVIDERS.flatMap((one) => one.domains.map((domain) => [domain, one])));
const BY_HOST = new Map(
	PROVIDERS.flatMap((one) => [one.host, ...one.otherHosts].map((host) => [host, one] as const))
		.filter(([host]) => host !== '')
		// The first row of the table wins, and in a map the last.
		.reverse(),
);
const BY_MX = new Map(PROVIDERS.flatMap((one) => one.mx.map((end) => [end, one])));
