import {
	CERTIFICATE_CODE,
	MailboxError,
	type MailboxErrorDetail,
	type MailboxErrorDetails,
} from '../../core/errors/mailbox-error';
import { fieldOf, filledText } from '../../core/text/unknown';
import {
	findRule,
	LOGIN_REJECTED,
	NOT_NOW,
	NOT_NOW_REPLIES,
	REPLIES,
	THROTTLED,
	type Diagnosis,
	type Rule,
} from './replies';
import { scrubServerText } from './scrub';

/** Where a driver error happened; `secrets` must not appear in what users see. */
export interface ErrorPlace {
	readonly host?: string;
	readonly port?: number;
	readonly folder?: string;
	/** True when the command was to open the folder: a plain NO then means that it cannot be opened. */
	readonly opening?: boolean;
	/** What a plain NO to this command means, when it means more than that. */
	readonly refusal?: MailboxErrorDetail;
	readonly secrets?: readonly string[];
	/** True when the command was about messages: an answer to it may quote them, and so nothing of it is kept. */
	readonly isAboutMessages?: boolean;
}

/** Translates whatever the driver or Node threw; a `MailboxError` passes unchanged. */
export function toMailboxError(error: unknown, where: ErrorPlace = {}): MailboxError {
	if (error instanceof MailboxError) return error;
	const fault = readFault(error);
	const { kind, detail, reach = 'connection' } = diagnose(fault, where);
	const code = [fault.code, fault.responseCode, fault.tokenStatus].find((written) =>
		isName(written, where.secrets),
	);
	const { host, port, folder, isAboutMessages = false } = where;
	const said = isAboutMessages ? '' : scrubServerText(fault.serverText, where.secrets);
	const serverText = said || undefined;
	const server = [host, port].filter(Boolean).join(':') || 'the mail server';
	const details: MailboxErrorDetails = {
		...{ kind, reach, cause: causeOf(error, where) },
		...(detail && { detail }),
		...(code && { code }),
		...(serverText && { serverText }),
		...(folder !== undefined && { folder }),
	};
	return new MailboxError(`${server}: ${[kind, detail, code].filter(Boolean).join(', ')}`, details);
}

const INSECURE: Diagnosis = { kind: 'security', detail: 'insecureLogin' };
const MISSING: Diagnosis = { kind: 'folder', reach: 'folder', detail: 'folderMissing' };
const CLOSED_TO_US: Diagnosis = { kind: 'folder', reach: 'folder' };

/** Codes of imapflow and of Node (`error.code`); the first rule that matches holds. */
const CODES: readonly Rule[] = [
	{ when: /^EGRESS_BLOCKED$/, kind: 'forbidden' },
	{ when: /^ENOTFOUND$/, kind: 'notFound' },
	{ when: /^EAI_/, kind: 'unreachable', detail: 'lookupFailed' },
	{ when: /^ECONNREFUSED$/, kind: 'unreachable', detail: 'refused' },
	{
		when: /^(ECONNRESET|EPIPE|ECONNABORTED|NoConnection|EConnectionClosed|StateLogout|ClosedAfterConnect\w+)$/,
		kind: 'unreachable',
		detail: 'closed',
	},
	{ when: /^(CONNECT_TIMEOUT|ETIMEDOUT)$/, kind: 'unreachable', detail: 'timedOut' },
	{ when: /^GREETING_TIMEOUT$/, kind: 'unreachable', detail: 'silent' },
	{ when: /^UPGRADE_TIMEOUT$/, kind: 'unreachable', detail: 'tlsTimedOut' },
	{ when: /^(ETIMEOUT|LockTimeout)$/, kind: 'unreachable', detail: 'stalled' },
	{
		when: /^(E(HOST|NET)(UNREACH|DOWN)|EADDRNOTAVAIL)$/,
		kind: 'unreachable',
		detail: 'unroutable',
	},
	{ when: /^ETHROTTLE$/, ...THROTTLED },
	{
		when: /^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/,
		kind: 'certificate',
		detail: 'certificateDated',
	},
	{
		when: /^(ERR_TLS_CERT_ALTNAME|HOSTNAME_MISMATCH)/,
		kind: 'certificate',
		detail: 'certificateMisnamed',
	},
	{ when: CERTIFICATE_CODE, kind: 'certificate' },
	{ when: /^(ERR_SSL_|ERR_TLS_|EPROTO$)/, kind: 'security' },
	{ when: /^STARTTLS_INJECTION$/, kind: 'security', detail: 'injected' },
	{ when: /^NotFound$/, ...MISSING },
	{ when: /^NoMailboxSelected$/, ...CLOSED_TO_US },
	{
		when: /^(Literal|Line|Response)TooLarge$|^TooMany/,
		kind: 'protocol',
		detail: 'tooMuch',
	},
];

/** Codes of RFC 9051 §7.1 and RFC 5530 in the server's NO or BAD. */
const RESPONSE_CODES: readonly Rule[] = [
	{ when: /^(AUTHENTICATIONFAILED|AUTHORIZATIONFAILED|EXPIRED)$/, ...LOGIN_REJECTED },
	{ when: /^(UNAVAILABLE|INUSE|LIMIT|SERVERBUG|CONTACTADMIN)$/, ...NOT_NOW },
	{ when: /^(OVERQUOTA|THROTTLED)$/, ...THROTTLED },
	{ when: /^PRIVACYREQUIRED$/, ...INSECURE },
	{ when: /^(NONEXISTENT|TRYCREATE)$/, ...MISSING },
	{ when: /^NOPERM$/, ...CLOSED_TO_US },
];

function diagnose(fault: Fault, where: ErrorPlace): Diagnosis {
	// What a server says of the account tells more than that the login was refused or the connection closed.
	const said = findRule(REPLIES, fault.serverText);
	if (said !== undefined && !(SETTLED.has(said.kind) && isForNow(fault))) return said;
	const byCode = findRule(CODES, fault.code);
	if (byCode !== undefined) return byCode;
	if (fault.tlsFailed) return { kind: 'security', detail: 'noStarttls' };
	if (fault.message.startsWith('Login is disabled')) return INSECURE;
	if (/^(No matching auth|Unsupported auth)/.test(fault.message)) {
		return { kind: 'security', detail: 'noLoginMethod' };
	}
	// imapflow marks every refused login like this, also "not now": the response code decides.
	if (fault.authenticationFailed) return diagnoseResponse(fault) ?? LOGIN_REJECTED;
	if (fault.mailboxMissing) return MISSING;
	if (!fault.refused) return { kind: 'protocol' };
	const reach = where.folder === undefined ? 'connection' : 'folder';
	const refusal: Diagnosis = { kind: 'protocol', detail: where.refusal ?? 'commandRefused' };
	const byResponse = diagnoseResponse(fault) ?? (where.opening === true ? CLOSED_TO_US : refusal);
	return { reach, ...byResponse };
}

/** What only the user can change must not be read out of words about a maintenance. */
const SETTLED: ReadonlySet<string> = new Set(['imapDisabled', 'oauthOnly', 'appPasswordNeeded']);

function isForNow({ responseCode = '', serverText }: Fault): boolean {
	return (
		/^(UNAVAILABLE|INUSE|LIMIT|SERVERBUG|THROTTLED|OVERQUOTA)$/.test(responseCode) ||
		/temporar|try again|maintenance/i.test(serverText)
	);
}

function diagnoseResponse(fault: Fault): Diagnosis | undefined {
	return (
		findRule(RESPONSE_CODES, fault.responseCode) ?? findRule(NOT_NOW_REPLIES, fault.serverText)
	);
}

interface Fault {
	readonly message: string;
	readonly code: string | undefined;
	readonly responseCode: string | undefined;
	/** What the server said against an access token, e.g. `invalid_token` (RFC 7628 §3.2.2). */
	readonly tokenStatus: string | undefined;
	readonly serverText: string;
	readonly refused: boolean;
	readonly authenticationFailed: boolean;
	readonly tlsFailed: boolean;
	readonly mailboxMissing: boolean;
}

function readFault(error: unknown): Fault {
	const read = (key: string) => fieldOf(error, key);
	const text = (...keys: string[]) =>
		keys.map((key) => filledText(read(key))).find((filled) => filled !== undefined);
	return {
		message: text('message') ?? '',
		code: text('code'),
		responseCode: text('serverResponseCode')?.toUpperCase(),
		tokenStatus: statusOf(read('oauthError')),
		// `reason` is the text of a BYE; a refused login has its text in `response`.
		serverText: text('responseText', 'reason', 'response') ?? '',
		refused: text('responseStatus') !== undefined,
		authenticationFailed: read('authenticationFailed') === true,
		tlsFailed: read('tlsFailed') === true,
		mailboxMissing: read('mailboxMissing') === true,
	};
}

/** A code is one word, whatever else a server may write in its place. */
function isName(code: string | undefined, secrets: readonly string[] = []): boolean {
	if (code === undefined || !/^[\w.-]{1,60}$/.test(code)) return false;
	const written = code.toLowerCase();
	return !secrets.some((secret) => secret !== '' && written.includes(secret.toLowerCase()));
}

/** Services give a name or the number HTTP has for it. */
function statusOf(challenge: unknown): string | undefined {
	const status = filledText(fieldOf(challenge, 'status'));
	return status !== undefined && /^\w{1,40}$/.test(status) ? status : undefined;
}

/** The driver's error holds the command and the server's raw answer, both with addresses: keep neither. */
function causeOf(error: unknown, { secrets, isAboutMessages = false }: ErrorPlace): Error {
	const { message, code } = readFault(error);
	const words = isAboutMessages ? [isName(code, secrets) ? code : ''] : [code, message];
	const cause = new Error(scrubServerText(words.filter(Boolean).join(': '), secrets));
	const frames = error instanceof Error ? (error.stack ?? '').split('\n    at ').slice(1) : [];
	const name = error instanceof Error && /^[A-Za-z]{1,40}$/.test(error.name) ? error.name : 'Error';
	Object.defineProperty(cause, 'name', { value: name, configurable: true });
	cause.stack = [`${name}: ${cause.message}`, ...frames].join('\n    at ');
	return cause;
}
