import type { Headers } from './mailbox';

/** The verdicts of the receiving server, e.g. `pass`; null where it gave none. */
export interface Authentication {
	readonly spf: string | null;
	readonly dkim: string | null;
	readonly dmarc: string | null;
}

/**
 * Returns the verdicts of the topmost Authentication-Results (RFC 8601): that of our own server, the only
 * one a sender cannot have written. It is as trustworthy as that server.
 */
export function authenticationOf(headers: Headers): Authentication {
	const [top = ''] = headers['authentication-results'] ?? [];
	const verdict = (method: string) =>
		new RegExp(`(?:^|[;\\s])${method}=([a-z]{1,20})`, 'i').exec(top)?.[1]?.toLowerCase() ?? null;
	return { spf: verdict('spf'), dkim: verdict('dkim'), dmarc: verdict('dmarc') };
}
