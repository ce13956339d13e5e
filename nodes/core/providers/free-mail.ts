import freeEmailDomains from 'free-email-domains';
import { PROVIDERS } from './providers';

/** True when the domain belongs to a service where anybody can open a mailbox. */
export function isFreeMailDomain(domain: string): boolean {
	return FREE_MAIL_DOMAINS.has(domain);
}

/** The package's list lacks some of the services we have presets for. */
const FREE_MAIL_DOMAINS: ReadonlySet<string> = new Set([
	...freeEmailDomains,
	...PROVIDERS.flatMap(({ domains }) => domains),
]);
