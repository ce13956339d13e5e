import {
	CERTIFICATE_CODE,
	MailboxError,
	type MailboxErrorDetails,
	type Reach,
} from '../../core/errors/mailbox-error';
import { fieldOf, filledText } from '../../core/text/unknown';
import {
	findRule,
	LOGIN_REJECTED,
	NOT_NOW,
	NOT_NOW_REPLIES,
	REPLIES,
	THROTTLED,
	type Rule,
	type Verdict,
} from './replies';
import { scrubServerText } from './scrub';

/** Where a driver error happened; `secrets` must not appear in what users see. */
export interface ErrorPlace {
	readonly host?: string;
	readonly port?: number;
	readonly folder?: string;
	/** True when the command was to open the folder: a plain NO then means that it cannot be opened. */
	readonly opening?: boolean;
	readonly secrets?: readonly string[];
}

/** Translates whatever the driver or Node threw; a `MailboxError` passes unchanged. */
export function toMailboxError(error: unknown, where: ErrorPlace = {}): MailboxError {
	if (error instanceof MailboxError) return error;
	const fault = readFault(error);
	const verdict = judge(fault, where);
	const details: MailboxErrorDetails = {
		kind: verdict.kind,
		reach: verdict.reach ?? 'connection',
		...optional('code', fault.code ?? fault.responseCode ?? fault.tokenStatus),
		...optional('serverText', scrubServerText(fault.serverText, where.secrets) || undefined),
		...optional('folder', where.folder),
		cause: causeOf(error, where.secrets),
	};
	return new MailboxError(fillIn(verdict.text, where), details);
}

const INSECURE: Verdict = {
	kind: 'security',
	text: '{server} accepts no password on a connection that is not encrypted this way',
};
const NO_STARTTLS: Verdict = {
	kind: 'security',
	text: '{server} does not offer STARTTLS, so the connection cannot be encrypted this way',
};
const MISSING: Verdict = {
	kind: 'folder',
	reach: 'folder',
	text: "The folder '{folder}' does not exist in this mailbox",
};
const CLOSED_TO_US: Verdict = {
	kind: 'folder',
	reach: 'folder',
	text: "The folder '{folder}' cannot be opened",
};
const REFUSED: Verdict = { kind: 'protocol', text: '{server} refused a command' };
const UNUSABLE: Verdict = {
	kind: 'protocol',
	text: '{server} sent an answer that cannot be used',
};

/** Codes of imapflow and of Node (`error.code`); the first rule that matches holds. */
const CODES: readonly Rule[] = [
	{
		when: /^EGRESS_BLOCKED$/,
		kind: 'forbidden',
		text: 'This n8n does not permit connections to {server}',
	},
	{ when: /^ENOTFOUND$/, kind: 'notFound', text: "There is no server named '{host}'" },
	{ when: /^EAI_/, kind: 'unreachable', text: "The address of '{host}' could not be looked up" },
	{ when: /^ECONNREFUSED$/, kind: 'unreachable', text: '{server} refused the connection' },
	{
		when: /^(ECONNRESET|EPIPE|ECONNABORTED|NoConnection|EConnectionClosed|StateLogout|ClosedAfterConnect\w+)$/,
		kind: 'unreachable',
		text: '{server} closed the connection',
	},
	{
		when: /^(CONNECT_TIMEOUT|ETIMEDOUT)$/,
		kind: 'unreachable',
		text: '{server} could not be reached in time',
	},
	{
		when: /^GREETING_TIMEOUT$/,
		kind: 'unreachable',
		text: '{server} took the connection but stayed silent, which also happens when the port expects another kind of security',
	},
	{
		when: /^UPGRADE_TIMEOUT$/,
		kind: 'unreachable',
		text: '{server} did not finish setting up encryption in time',
	},
	{ when: /^(ETIMEOUT|LockTimeout)$/, kind: 'unreachable', text: '{server} stopped answering' },
	{
		when: /^(E(HOST|NET)(UNREACH|DOWN)|EADDRNOTAVAIL)$/,
		kind: 'unreachable',
		text: '{server} cannot be reached from here',
	},
	{ when: /^ETHROTTLE$/, ...THROTTLED },
	{
		when: CERTIFICATE_CODE,
		kind: 'certificate',
		text: 'The certificate of {server} is not trusted',
	},
	{
		when: /^(ERR_SSL_|ERR_TLS_|EPROTO$)/,
		kind: 'security',
		text: '{server} does not speak this kind of encryption on this port',
	},
	{
		when: /^STARTTLS_INJECTION$/,
		kind: 'security',
		text: '{server} sent data where none is allowed while encryption was being set up',
	},
	{ when: /^NotFound$/, ...MISSING },
	{ when: /^NoMailboxSelected$/, kind: 'folder', reach: 'folder', text: 'No folder is open' },
	{
		when: /^(Literal|Line|Response)TooLarge$|^TooMany/,
		kind: 'protocol',
		text: '{server} sent more data than was asked for',
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

function judge(fault: Fault, where: ErrorPlace): Verdict {
	// What a server says of the account tells more than that the login was refused or the connection closed.
	const said = findRule(REPLIES, fault.serverText);
	if (said !== undefined && !(SETTLED.has(said.kind) && isForNow(fault))) return said;
	const byCode = findRule(CODES, fault.code);
	if (byCode !== undefined) return byCode;
	if (fault.tlsFailed) return NO_STARTTLS;
	if (/^(Login is disabled|No matching auth|Unsupported auth)/.test(fault.message)) return INSECURE;
	// imapflow marks every refused login like this, also "not now": the response code decides.
	if (fault.authenticationFailed) return judgeResponse(fault) ?? LOGIN_REJECTED;
	if (fault.mailboxMissing) return MISSING;
	if (fault.refused) {
		const reach: Reach = where.folder === undefined ? 'connection' : 'folder';
		const verdict = judgeResponse(fault) ?? (where.opening === true ? CLOSED_TO_US : REFUSED);
		return { reach, ...verdict };
	}
	return UNUSABLE;
}

/** What only the user can change must not be read out of words about a maintenance. */
const SETTLED: ReadonlySet<string> = new Set(['imapDisabled', 'oauthOnly', 'appPasswordNeeded']);

function isForNow({ responseCode = '', serverText }: Fault): boolean {
	return (
		/^(UNAVAILABLE|INUSE|LIMIT|SERVERBUG|THROTTLED|OVERQUOTA)$/.test(responseCode) ||
		/temporar|try again|maintenance/i.test(serverText)
	);
}

function judgeResponse(fault: Fault): Verdict | undefined {
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

/** Services give a name or the number HTTP has for it. */
function statusOf(challenge: unknown): string | undefined {
	const status = filledText(fieldOf(challenge, 'status'));
	return status !== undefined && /^\w{1,40}$/.test(status) ? status : undefined;
}

function fillIn(text: string, { host, port, folder }: ErrorPlace): string {
	const address = port === undefined ? host : `${host}:${port}`;
	const server = host === undefined ? 'the mail server' : `the mail server ${address}`;
	const filled = text
		.replace('{server}', () => server)
		.replace('{host}', () => host ?? '')
		.replace('{folder}', () => folder ?? '');
	return filled.charAt(0).toUpperCase() + filled.slice(1);
}

/** The driver's error holds the command and the server's raw answer, both with addresses: keep neither. */
function causeOf(error: unknown, secrets: readonly string[] | undefined): Error {
	const { message, code } = readFault(error);
	const cause = new Error(scrubServerText([code, message].filter(Boolean).join(': '), secrets));
	const frames = error instanceof Error ? (error.stack ?? '').split('\n    at ').slice(1) : [];
	cause.stack = [`Error: ${cause.message}`, ...frames].join('\n    at ');
	return cause;
}

/** With `exactOptionalPropertyTypes` a field that may be undefined has to be left out. */
function optional<K extends string>(key: K, value: string | undefined): { [P in K]?: string } {
	return (value === undefined ? {} : { [key]: value }) as { [P in K]?: string };
}
