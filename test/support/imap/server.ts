/**
 * An IMAP server for tests. Every user name exists and logs in with `password`; one user = one account, which starts
 * with the folders INBOX, Drafts, Sent, Junk and Trash. All ports are on the loopback interface.
 */
export interface TestServer {
	readonly name: 'embedded' | 'dovecot' | 'cyrus' | 'port';
	readonly host: string;
	/** Plain text, with STARTTLS on offer. */
	readonly port: number;
	/** TLS from the first byte, with the certificate of `certificate.ts`. */
	readonly tlsPort: number;
	/** Any other password is answered with `NO [AUTHENTICATIONFAILED]`. */
	readonly password: string;
	/** Returns the new UID; creates the folder when it does not exist. */
	append(
		user: string,
		folder: string,
		raw: string | Buffer,
		options?: { readonly receivedAt?: Date; readonly flags?: readonly string[] },
	): Promise<number>;
	appendMany(user: string, folder: string, mails: Iterable<SeedMail>): Promise<void>;
	createFolder(user: string, folder: string): Promise<void>;
	/** A folder created again after this has another UIDVALIDITY. */
	deleteFolder(user: string, folder: string): Promise<void>;
	expunge(user: string, folder: string, uid: number): Promise<void>;
	/** Flags by UID, without \Recent. */
	flags(user: string, folder: string): Promise<Record<number, string[]>>;
	stop(): Promise<void>;
}

export interface SeedMail {
	readonly raw: string | Buffer;
	readonly receivedAt?: Date;
}

/** The folders of a new account, alike on both servers. */
export const SPECIAL_FOLDERS = [
	{ path: 'Drafts', specialUse: '\\Drafts' },
	{ path: 'Sent', specialUse: '\\Sent' },
	{ path: 'Junk', specialUse: '\\Junk' },
	{ path: 'Trash', specialUse: '\\Trash' },
] as const;

/** The in-process server, or the one that the environment names in `IMAP_SERVER`. */
export async function startServer(): Promise<TestServer> {
	const name = process.env['IMAP_SERVER'] ?? 'embedded';
	const start = STARTS[name];
	if (start === undefined) {
		throw new Error(`IMAP_SERVER is none of ${Object.keys(STARTS).join(', ')}: ${name}`);
	}
	return await start();
}

/** Each is loaded only when it is wanted. */
const STARTS: Readonly<Record<string, () => Promise<TestServer>>> = {
	embedded: async () => (await import('./embedded')).startEmbeddedServer(),
	dovecot: async () => (await import('./dovecot')).startDovecot(),
	cyrus: async () => (await import('./cyrus')).startCyrus(),
};
