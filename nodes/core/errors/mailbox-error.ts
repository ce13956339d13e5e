/**
 * What went wrong with a mailbox, as far as users and retries care:
 * - `authentication`: the server rejected the login itself
 * - `appPasswordNeeded`: it wants a password made for programs instead of the ordinary one
 * - `oauthOnly`: it takes no passwords at all
 * - `imapDisabled`: IMAP is switched off for this mailbox
 * - `accountLocked`: it requires you to log in on its website first
 * - `tooManyConnections`: other programs hold all connections the mailbox may have
 * - `forbidden`: the administrator of n8n does not permit connections to the server
 * - `notFound`: the host name has no address
 * - `unreachable`: refused, reset, timed out, closed, BYE
 * - `certificate`: the TLS certificate was not accepted
 * - `security`: port and security do not fit (TLS to a plain port, no STARTTLS offered, …)
 * - `unavailable`: the server says "not now" ([UNAVAILABLE], [INUSE], [LIMIT], [SERVERBUG], …)
 * - `throttled`: the server asked us to slow down
 * - `deadline`: our own time limit closed the connection
 * - `folder`: the folder does not exist or cannot be opened
 * - `protocol`: the server answered something that cannot be used
 */
export type MailboxErrorKind =
	| 'authentication'
	| 'appPasswordNeeded'
	| 'oauthOnly'
	| 'imapDisabled'
	| 'accountLocked'
	| 'tooManyConnections'
	| 'forbidden'
	| 'notFound'
	| 'unreachable'
	| 'certificate'
	| 'security'
	| 'unavailable'
	| 'throttled'
	| 'deadline'
	| 'folder'
	| 'protocol';

/**
 * What exactly happened, where that tells the user more than the kind:
 * - of `unreachable`: `lookupFailed` (the name could not be looked up), `refused`, `timedOut` (no answer to the
 *   attempt to connect), `silent` (connected, no greeting), `tlsTimedOut`, `stalled` (stopped answering),
 *   `closed`, `unroutable`
 * - of `security`: `noStarttls`, `insecureLogin` (no password without encryption), `noLoginMethod`, `injected`
 *   (somebody on the way spoke before the encryption was set up)
 * - of `certificate`: `certificateDated` (expired, or not valid yet), `certificateMisnamed`
 * - of `folder`: `folderMissing`
 * - of `protocol`: `commandRefused`, `noUidSearch`, `noDateSearch`, `noIdSearch` (a SEARCH key the server
 *   refuses), `tooMuch` (more than was asked for)
 * - of `deadline`: `credentialLate` (n8n did not hand out the credential)
 */
export type MailboxErrorDetail =
	| 'lookupFailed'
	| 'refused'
	| 'timedOut'
	| 'silent'
	| 'tlsTimedOut'
	| 'stalled'
	| 'closed'
	| 'unroutable'
	| 'noStarttls'
	| 'insecureLogin'
	| 'noLoginMethod'
	| 'injected'
	| 'certificateDated'
	| 'certificateMisnamed'
	| 'folderMissing'
	| 'commandRefused'
	| 'noUidSearch'
	| 'noDateSearch'
	| 'noIdSearch'
	| 'tooMuch'
	| 'credentialLate';

/** How much of the work an error ends: one folder of this poll, or the connection. A message never ends more than itself. */
export type Reach = 'folder' | 'connection';

export interface MailboxErrorDetails {
	readonly kind: MailboxErrorKind;
	readonly reach: Reach;
	readonly detail?: MailboxErrorDetail;
	/** The driver's or Node's code, e.g. `ECONNREFUSED`, or the IMAP response code, e.g. `AUTHENTICATIONFAILED`. */
	readonly code?: string;
	/** What the server wrote, cleaned by `scrubServerText` (no addresses, no secrets), or nothing. */
	readonly serverText?: string;
	readonly folder?: string;
	/** An existing folder that was most likely meant. */
	readonly closestFolder?: string;
	readonly cause?: unknown;
}

/**
 * The one error that crosses the border of `nodes/imap`. Its message is for logs and developers and never holds
 * an address, a password or a subject; what users read is made in nodes/n8n/errors.
 */
export class MailboxError extends Error {
	readonly kind: MailboxErrorKind;
	readonly reach: Reach;
	readonly detail: MailboxErrorDetail | undefined;
	readonly code: string | undefined;
	readonly serverText: string | undefined;
	readonly folder: string | undefined;
	readonly closestFolder: string | undefined;

	constructor(message: string, details: MailboxErrorDetails) {
		super(message, { cause: details.cause });
		this.name = 'MailboxError';
		this.kind = details.kind;
		this.reach = details.reach;
		this.detail = details.detail;
		this.code = details.code;
		this.serverText = details.serverText;
		this.folder = details.folder;
		this.closestFolder = details.closestFolder;
	}

	/** Returns the same error with the folder that was most likely meant. */
	withClosestFolder(closestFolder: string): MailboxError {
		const { kind, reach, detail, code, serverText, folder, cause } = this;
		return new MailboxError(this.message, {
			...{ kind, reach, closestFolder, cause },
			...(detail === undefined ? {} : { detail }),
			...(code === undefined ? {} : { code }),
			...(serverText === undefined ? {} : { serverText }),
			...(folder === undefined ? {} : { folder }),
		});
	}

	/** True when the login itself was refused: trying it often makes services lock the account. */
	get isLoginRefusal(): boolean {
		return LOGIN_REFUSALS.has(this.kind);
	}

	/** True when trying again later may work without anybody changing a setting. */
	get isTransient(): boolean {
		return !SETTLED_KINDS.has(this.kind);
	}
}

/** A lock is none of them: services lift it by themselves or once somebody has logged in, with the same settings. */
const SETTLED_KINDS: ReadonlySet<MailboxErrorKind> = new Set([
	'authentication',
	'appPasswordNeeded',
	'oauthOnly',
	'imapDisabled',
	'forbidden',
	'folder',
]);

const LOGIN_REFUSALS: ReadonlySet<MailboxErrorKind> = new Set([
	'authentication',
	'appPasswordNeeded',
	'oauthOnly',
	'imapDisabled',
	'accountLocked',
]);

/** Matches the codes with which Node.js rejects a server's certificate. */
export const CERTIFICATE_CODE =
	/^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_TLS_CERT_|INVALID_|PATH_LENGTH_|HOSTNAME_MISMATCH)/;

/**
 * Why one attachment could not be read, while the mailbox goes on:
 * - `tooLarge`: more came than was announced and allowed
 * - `missing`: the server sent nothing
 * - `cut`: the server sent clearly less than it announced
 * - `refused`: the server refused to send it
 * - `undescribed`: the server does not say how the part is encoded
 */
export type AttachmentFault = 'tooLarge' | 'missing' | 'cut' | 'refused' | 'undescribed';

export class AttachmentError extends Error {
	constructor(readonly fault: AttachmentFault) {
		super(`An attachment could not be read: ${fault}`);
		this.name = 'AttachmentError';
	}
}
