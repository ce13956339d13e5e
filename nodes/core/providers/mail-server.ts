import type { Provider } from './providers';

/** A place where a mailbox may be kept; its connection is always encrypted. */
export interface MailServer {
	readonly host: string;
	readonly port: number;
	readonly security: 'tls' | 'starttls';
	/** What the server takes as login, when the domain says so. */
	readonly login?: 'address' | 'localPart';
}

/** What was found out from an address alone. */
export interface Detected extends MailServer {
	/** The known service that keeps the mail; undefined for a server of the domain's own. */
	readonly provider: Provider | undefined;
	readonly foundBy: 'mx' | 'srv' | 'autoconfig' | 'probe';
}
