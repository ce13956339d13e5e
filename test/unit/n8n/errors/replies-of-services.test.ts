import type { Account } from '../../../../nodes/core/account/account';
import { accountOfCredential } from '../../../../nodes/core/account/password-account';
import { MailboxError, type MailboxErrorKind } from '../../../../nodes/core/errors/mailbox-error';
import { PROVIDERS, providerById } from '../../../../nodes/core/providers/providers';
import { adviceOf } from '../../../../nodes/n8n/errors/node-error';
import { toMailboxError } from '../../../../nodes/imap/errors/driver-error';

/** The mailbox of a provider, or of a server that was typed in. */
const PASSWORD = 'abcdefghijklmnop';

function accountAt(where: string): Account {
	const provider = providerById(where);
	return accountOfCredential({
		provider: provider === undefined ? 'other' : where,
		address: `shop@${provider?.domains[0] ?? 'firm.example'}`,
		password: PASSWORD,
		login: 'shop',
		host: where,
		port: 993,
	});
}

/** What imapflow throws when the login is answered like this. */
function refusal(reply: string): Error {
	const [, code, text] = /^(?:\[(\S+)[^\]]*\] )?(.*)$/.exec(reply) ?? [];
	return Object.assign(new Error('Command failed'), {
		response: `3 NO ${reply}`,
		responseStatus: 'NO',
		responseText: text,
		serverResponseCode: code,
		authenticationFailed: true,
	});
}

type Row = readonly [where: string, reply: string, kind: MailboxErrorKind, link: RegExp];

const GOOGLE = /support\.google\.com\/accounts\/answer\/185833/;
const GMAIL_IMAP = /support\.google\.com\/mail\/answer\/7126229/;
const YANDEX = /yandex\.ru\/support\/id\/authorization\/app-passwords/;
const YANDEX_IMAP = /yandex\.ru\/support\/yandex-360\/customers\/mail\/ru\/mail-clients/;
const MAILRU = /help\.mail\.ru\/mail\/security\/protection\/external/;
const NONE = /^(?!.*https:)/;

/** Answers of real servers to a login, as people published them in issues, tests and logs. */
const RECORDED: readonly Row[] = [
	['gmail', '[AUTHENTICATIONFAILED] Invalid credentials (Failure)', 'authentication', GOOGLE],
	['gmail', '[ALERT] Invalid credentials (Failure)', 'authentication', GOOGLE],
	[
		'gmail',
		'[ALERT] Application-specific password required: https://support.google.com/accounts/answer/185833 (Failure)',
		'appPasswordNeeded',
		GOOGLE,
	],
	[
		'gmail',
		'[ALERT] Your account is not enabled for IMAP use. Please visit your Gmail settings page and enable your account for IMAP access. (Failure)',
		'imapDisabled',
		GMAIL_IMAP,
	],
	[
		'googleWorkspace',
		'[ALERT] IMAP access is disabled for your domain. Please contact your domain administrator for questions about this feature. (Failure)',
		'imapDisabled',
		/support\.google\.com\/a\/answer\/105694/,
	],
	[
		'gmail',
		'[WEBALERT https://accounts.google.com/signin/continue] Web login required',
		'accountLocked',
		GOOGLE,
	],
	[
		'gmail',
		'[ALERT] Web login required: http://support.google.com/mail/bin/answer.py?answer=78754 (Failure)',
		'accountLocked',
		GOOGLE,
	],
	[
		'gmail',
		'[ALERT] Please log in via your web browser: https://support.google.com/mail/accounts/answer/78754 (Failure)',
		'accountLocked',
		GOOGLE,
	],
	['gmail', '[ALERT] Too many simultaneous connections. (Failure)', 'tooManyConnections', GOOGLE],
	['gmail', 'Too many simultaneous connections. (Failure)', 'tooManyConnections', GOOGLE],
	['gmail', '[OVERQUOTA] Account exceeded command or bandwidth limits.', 'throttled', GOOGLE],
	['gmail', '[ALERT] Account exceeded command or bandwidth limits. (Failure)', 'throttled', GOOGLE],
	[
		'gmail',
		'[UNAVAILABLE] Temporary System Problem. Please try again later. (Failure)',
		'unavailable',
		GMAIL_IMAP,
	],
	[
		'gmail',
		'[SERVERBUG] Temporary System Problem. Please try again later. (Failure)',
		'unavailable',
		GMAIL_IMAP,
	],
	[
		'yandex',
		'[AUTHENTICATIONFAILED] AUTHENTICATE Invalid credentials or IMAP is disabled sc=ANQhQk2BrGkH_101523_7m',
		'authentication',
		YANDEX,
	],
	[
		'yandex',
		'[AUTHENTICATIONFAILED] LOGIN invalid credentials or IMAP is disabled sc=cYXlpv732Cg1_010534_2-1e59ad28a72c',
		'authentication',
		YANDEX_IMAP,
	],
	[
		'yandex360',
		'[AUTHENTICATIONFAILED] LOGIN invalid credentials or IMAP is disabled sc=x',
		'authentication',
		/yandex-360\/business\/mail/,
	],
	[
		'yandex',
		'authentication failed: This user does not have access rights to this service',
		'authentication',
		YANDEX_IMAP,
	],
	[
		'mailru',
		'[AUTHENTICATIONFAILED] NEOBHODIM parol prilozheniya https://help.mail.ru/mail/security/protection/external / Application password is REQUIRED',
		'appPasswordNeeded',
		MAILRU,
	],
	[
		'vkWorkSpace',
		'[AUTHENTICATIONFAILED] NEOBHODIM parol prilozheniya / Application password is REQUIRED',
		'appPasswordNeeded',
		/biz\.mail\.ru/,
	],
	[
		'mailru',
		'Authentication failed. Please verify your account by going to https://e.mail.ru/login?email=shop%40mail.ru',
		'accountLocked',
		MAILRU,
	],
	['mailru', '[AUTHENTICATIONFAILED] Authentication failed', 'authentication', MAILRU],
	[
		'outlook.office365.com',
		'LOGIN failed.',
		'authentication',
		/Sign in With Microsoft.*learn\.microsoft\.com/,
	],
	[
		'outlook.office365.com',
		'AUTHENTICATE failed. Provided authentication mechanism is not supported.',
		'oauthOnly',
		/Sign in With Microsoft.*learn\.microsoft\.com/,
	],
	[
		'outlook.office365.com',
		'[AUTHENTICATIONFAILED] AuthFailed:LogonDenied-BasicAuthBlocked-<UserType:OutlookCom> LogonFailed-BasicAuthBlocked',
		'oauthOnly',
		/Sign in With Microsoft.*learn\.microsoft\.com/,
	],
	[
		'outlook.office365.com',
		'User is authenticated but not connected.',
		'unavailable',
		/^(?!.*App Password)/,
	],
	['mail.firm.example', 'AUTHENTICATE failed.', 'authentication', NONE],
	[
		'mail.firm.example',
		'Request is throttled. Suggested Backoff Time: 92415 milliseconds',
		'throttled',
		NONE,
	],
	['mail.firm.example', 'Server Unavailable. 15', 'unavailable', NONE],
	[
		'yahoo',
		'[AUTHENTICATIONFAILED] LOGIN Invalid credentials',
		'authentication',
		/help\.yahoo\.com\/kb\/SLN15241/,
	],
	[
		'yahoo',
		'[AUTHORIZATIONFAILED] LOGIN Invalid credentials',
		'authentication',
		/help\.yahoo\.com\/kb\/SLN15241/,
	],
	['yahoo', '[LIMIT] LOGIN Rate limit hit.', 'throttled', /help\.yahoo\.com/],
	['aol', '[LIMIT] LOGIN Rate limit hit.', 'throttled', /help\.aol\.com/],
	['yahoo', '[LIMIT] LOGIN error', 'unavailable', /resumes automatically/],
	[
		'icloud',
		'[AUTHENTICATIONFAILED] Authentication failed.',
		'authentication',
		/support\.apple\.com\/102654/,
	],
	['gmx', 'authentication failed', 'authentication', /hilfe\.gmx\.net\/pop-imap\/einschalten/],
	['webde', 'authentication failed', 'authentication', /hilfe\.web\.de\/pop-imap\/einschalten/],
	['netease163', 'LOGIN Login error or password error', 'authentication', /help\.mail\.163\.com/],
	[
		'netease163',
		'SELECT Unsafe Login. Please contact kefu@188.com for help',
		'accountLocked',
		/help\.mail\.163\.com/,
	],
	[
		'qq',
		'Login fail. Account is abnormal, service is not open, password is incorrect, login frequency limited, or system is busy. More information at https://help.mail.qq.com/detail/108/1023',
		'authentication',
		/service\.mail\.qq\.com/,
	],
	['qq', 'Please using authorized code to login.', 'appPasswordNeeded', /service\.mail\.qq\.com/],
	[
		'zohoDomainEu',
		'[ALERT] You are yet to enable IMAP for your account. Please contact your administrator (Failure)',
		'imapDisabled',
		/zoho\.com\/mail\/help\/imap-access\.html#EnableIMAP/,
	],
	[
		'zoho',
		'[ALERT] Invalid credentials(Failure)',
		'authentication',
		/zoho\.com\/mail\/help\/imap-access/,
	],
	[
		'purelymail',
		'Login failed – please create an app password.',
		'appPasswordNeeded',
		/purelymail\.com\/docs/,
	],
	['mail.firm.example', '[AUTHENTICATIONFAILED] Authentication failed.', 'authentication', NONE],
	[
		'mail.firm.example',
		'[UNAVAILABLE] Maximum number of connections from user+IP exceeded (mail_max_userip_connections=10)',
		'tooManyConnections',
		NONE,
	],
	[
		'mail.firm.example',
		'[UNAVAILABLE] Temporary authentication failure. [host:2026-10-01 10:00:00]',
		'unavailable',
		NONE,
	],
	['mail.firm.example', '[INUSE] Mailbox is locked', 'unavailable', NONE],
	['mail.firm.example', 'Temporary authentication failure (rate-limit)', 'throttled', NONE],
	[
		'mail.firm.example',
		'Too many concurrent connections to this mailbox',
		'tooManyConnections',
		NONE,
	],
	['mail.firm.example', 'Account is temporarily unavailable.', 'unavailable', NONE],
	// An answer in any other language is a rejected login and nothing else.
	['mail.firm.example', '用户名或密码错误', 'authentication', NONE],
	['mail.firm.example', 'Неверный логин или пароль', 'authentication', NONE],
	[
		'imap.gmail.com',
		'[AUTHENTICATIONFAILED] Invalid credentials (Failure)',
		'authentication',
		GOOGLE,
	],
];

describe.each(RECORDED)('%s answers “%s”', (where, reply, kind, link) => {
	const account = accountAt(where);
	const { connection, address } = account;
	const secrets = [PASSWORD, address];
	const error = toMailboxError(refusal(reply), { ...connection, secrets });

	test(`is ${kind}`, () => {
		expect(error.kind).toBe(kind);
	});

	test('is told with the help of the service, and without the word n8n 1.x stops at', () => {
		const { message, description } = adviceOf(error, account, 'poll');
		const ours = description.replace(/ The server says: “[^”]*”\./, '');
		expect(ours).toMatch(link);
		expect(`${message} ${description}`).not.toMatch(/(?<!support\/id\/)authorization/i);
		expect(`${message} ${description}`).not.toMatch(/shop(@|%40)|abcdefghijklmnop/);
	});
});

const OPEN = PROVIDERS.filter(({ secret }) => secret === 'appPassword' || secret === 'password');

describe.each(OPEN.map(({ id }) => id))('at %s', (id) => {
	const account = accountAt(id);
	const { helpUrl, imapUrl } = providerById(id) ?? { helpUrl: '', imapUrl: undefined };

	test.each<readonly [MailboxErrorKind, string]>([
		['authentication', helpUrl],
		['appPasswordNeeded', helpUrl],
		['imapDisabled', imapUrl ?? helpUrl],
		['accountLocked', helpUrl],
		['tooManyConnections', helpUrl],
		['throttled', helpUrl],
	])('%s is told with its own page', (kind, url) => {
		const error = new MailboxError('', { kind, reach: 'connection' });
		for (const occasion of ['form', 'poll'] as const) {
			const { message, description } = adviceOf(error, account, occasion);
			// A full stop behind it would become part of the link.
			expect(`${description} `).toContain(`${url} `);
			expect(message).toContain(account.connection.host);
			expect(message).not.toMatch(/\.$/);
		}
	});
});
