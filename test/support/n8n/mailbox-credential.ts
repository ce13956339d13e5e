import type { Credential } from './api';

export interface MailboxAccess {
	readonly address: string;
	readonly password: string;
	readonly host: string;
	readonly port: number;
	readonly security: 'tls' | 'starttls' | 'none';
}

/** A credential for a server of one's own, as its form would save it. */
export function mailboxCredential(access: MailboxAccess): Credential {
	return {
		type: 'inquiryMailboxApi',
		name: `Mailbox ${access.address}`,
		data: { provider: 'other', login: '', allowUnauthorizedCerts: true, ...access },
	};
}
