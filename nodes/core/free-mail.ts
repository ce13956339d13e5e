import freeEmailDomains from 'free-email-domains';

/** True when the domain belongs to a service where anybody can open a mailbox. */
export function isFreeMailDomain(domain: string): boolean {
	return FREE_MAIL_DOMAINS.has(domain);
}

/** The package's list plus well-known services it lacks. */
const FREE_MAIL_DOMAINS: ReadonlySet<string> = new Set([
	...freeEmailDomains,
	'internet.ru',
	'narod.ru',
	'vk.com',
]);
