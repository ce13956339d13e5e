/** A mail service whose settings users need not know. */
export interface Provider {
	readonly id: string;
	readonly name: string;
	/** Domains whose addresses are kept at this service. */
	readonly domains: readonly string[];
	/** Ends of MX host names that say that the mail of a company domain is kept here. */
	readonly mx: readonly string[];
	/** '' when there is no IMAP at all. */
	readonly host: string;
	/** Other names of the same server, in lower case. */
	readonly otherHosts: readonly string[];
	readonly port: number;
	readonly security: 'tls' | 'starttls';
	/** What the service takes as login; `typed` when it cannot be told from the address. */
	readonly login: 'address' | 'localPart' | 'typed';
	/** What it takes as password: one made for programs, the mailbox's own, only OAuth2, or IMAP is not possible at all. */
	readonly secret: 'appPassword' | 'password' | 'oauth2' | 'impossible';
	/** What has to be done there before a program may read the mailbox: imperative, without capital and full stop. */
	readonly needs: string;
	/** The same in Russian, as a full sentence without full stop, for services whose users read Russian. */
	readonly needsInRussian?: string;
	/** The service's own page about it. */
	readonly helpUrl: string;
	/** The page about the switch for IMAP, when there is one. */
	readonly imapUrl?: string;
	readonly source: Source;
	/** False when the server is known from other people's programs only, not from the service or a client's database. */
	readonly isVerified: boolean;
}

/** Where the server of a preset is written down, and when that was read. */
export interface Source {
	readonly name: string;
	readonly url?: string;
	/** ISO 8601 day. */
	readonly date: string;
}

type Common = 'domains' | 'mx' | 'otherHosts' | 'port' | 'security' | 'login' | 'isVerified';

/** Returns a row of the table; what most services share need not be written. */
export function service(row: Omit<Provider, Common> & Partial<Pick<Provider, Common>>): Provider {
	return {
		domains: [],
		mx: [],
		otherHosts: [],
		port: 993,
		security: 'tls',
		login: 'address',
		isVerified: true,
		...row,
	};
}

/** Splits at white space: long lists of domains stay readable. */
export function words(text: string): readonly string[] {
	return text.trim().split(/\s+/);
}
