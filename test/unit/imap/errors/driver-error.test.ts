import { MailboxError } from '../../../../nodes/core/errors/mailbox-error';
import { toMailboxError } from '../../../../nodes/imap/errors/driver-error';

const WHERE = { host: 'imap.example.com', port: 993, secrets: ['s3cret', 'ann@example.com'] };

const fault = (fields: object, message = 'Command failed') =>
	Object.assign(new Error(message), fields);

const rejected = (serverResponseCode?: string, response = 'sorry') =>
	fault({ responseStatus: 'NO', authenticationFailed: true, serverResponseCode, response });

describe('words about IMAP being off settle nothing', () => {
	test.each([
		['UNAVAILABLE', 'IMAP service is temporarily disabled for maintenance, try again later'],
		['UNAVAILABLE', 'IMAP is disabled'],
		[undefined, 'IMAP disabled for maintenance'],
	])('with the code %s and the words “%s”', (code, words) => {
		const error = toMailboxError(rejected(code, words), WHERE);
		expect([error.isTransient, error.isLoginRefusal]).toEqual([true, false]);
	});
});

describe('an error code of the driver or of Node tells the kind', () => {
	test.each([
		['ENOTFOUND', 'notFound'],
		['EAI_AGAIN', 'unreachable'],
		['ECONNREFUSED', 'unreachable'],
		['ECONNRESET', 'unreachable'],
		['ETIMEDOUT', 'unreachable'],
		['EHOSTUNREACH', 'unreachable'],
		['ENETUNREACH', 'unreachable'],
		['EPIPE', 'unreachable'],
		['CONNECT_TIMEOUT', 'unreachable'],
		['GREETING_TIMEOUT', 'unreachable'],
		['UPGRADE_TIMEOUT', 'unreachable'],
		['ETIMEOUT', 'unreachable'],
		['NoConnection', 'unreachable'],
		['EConnectionClosed', 'unreachable'],
		['StateLogout', 'unreachable'],
		['ClosedAfterConnectText', 'unreachable'],
		['ClosedAfterConnectTLS', 'unreachable'],
		['ETHROTTLE', 'throttled'],
		['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
		['SELF_SIGNED_CERT_IN_CHAIN', 'certificate'],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
		['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'certificate'],
		['CERT_HAS_EXPIRED', 'certificate'],
		['CERT_NOT_YET_VALID', 'certificate'],
		['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
		['ERR_SSL_WRONG_VERSION_NUMBER', 'security'],
		['ERR_SSL_UNSUPPORTED_PROTOCOL', 'security'],
		['EPROTO', 'security'],
		['STARTTLS_INJECTION', 'security'],
		['NotFound', 'folder'],
		['NoMailboxSelected', 'folder'],
		['LiteralTooLarge', 'protocol'],
		['LineTooLarge', 'protocol'],
		['ResponseTooLarge', 'protocol'],
		['TooManyTokens', 'protocol'],
		['ParserError11', 'protocol'],
		['InvalidResponse', 'protocol'],
	])('%s is %s', (code, kind) => {
		expect(toMailboxError(fault({ code }), WHERE)).toMatchObject({ kind, code });
	});
});

describe('a refused login is judged by what the server says', () => {
	test.each([
		['AUTHENTICATIONFAILED', 'sorry', 'authentication'],
		['AUTHORIZATIONFAILED', 'sorry', 'authentication'],
		['EXPIRED', 'sorry', 'authentication'],
		['ALERT', 'Application-specific password required', 'appPasswordNeeded'],
		[undefined, 'LOGIN failed', 'authentication'],
		['AUTHENTICATIONFAILED', 'too many wrong passwords', 'authentication'],
		['UNAVAILABLE', 'sorry', 'unavailable'],
		['INUSE', 'sorry', 'unavailable'],
		['LIMIT', 'sorry', 'unavailable'],
		['SERVERBUG', 'sorry', 'unavailable'],
		['CONTACTADMIN', 'sorry', 'unavailable'],
		['ALERT', 'Too many simultaneous connections', 'tooManyConnections'],
		['OVERQUOTA', 'sorry', 'throttled'],
		[undefined, 'Account exceeded command or bandwidth limits', 'throttled'],
		['PRIVACYREQUIRED', 'Plaintext disallowed', 'security'],
		['PRIVACYREQUIRED', 'IMAP logins are disabled without TLS', 'security'],
	])('[%s] %s is %s', (code, text, kind) => {
		expect(toMailboxError(rejected(code, text), WHERE).kind).toBe(kind);
	});

	test.each([
		['Login is disabled', 'security'],
		['No matching authentication method', 'security'],
		['No password configured', 'authentication'],
	])('without any answer, "%s" is %s', (message, kind) => {
		const error = fault({ authenticationFailed: true }, message);
		expect(toMailboxError(error, WHERE).kind).toBe(kind);
	});

	test('no mechanism that both sides know is a matter of security', () => {
		const error = new Error('Unsupported authentication mechanism');
		expect(toMailboxError(error, WHERE).kind).toBe('security');
	});
});

test('STARTTLS that is required but not offered is a matter of security', () => {
	const error = fault({ tlsFailed: true }, 'Server does not support STARTTLS');
	expect(toMailboxError(error, WHERE).kind).toBe('security');
});

test('a certificate that is rejected after STARTTLS is a matter of the certificate', () => {
	const error = fault({ tlsFailed: true, code: 'CERT_HAS_EXPIRED' });
	expect(toMailboxError(error, WHERE).kind).toBe('certificate');
});

describe('a refused command', () => {
	const no = (fields: object = {}) => fault({ responseStatus: 'NO', ...fields });

	test.each([
		['a missing folder', no({ mailboxMissing: true }), true, 'folder'],
		['[NONEXISTENT]', no({ serverResponseCode: 'NONEXISTENT' }), false, 'folder'],
		['[TRYCREATE]', no({ serverResponseCode: 'TRYCREATE' }), true, 'folder'],
		['[NOPERM]', no({ serverResponseCode: 'NOPERM' }), true, 'folder'],
		['a plain NO to EXAMINE', no(), true, 'folder'],
		['a plain NO to another command', no(), false, 'protocol'],
		['[UNAVAILABLE]', no({ serverResponseCode: 'UNAVAILABLE' }), true, 'unavailable'],
		['"Server Unavailable"', no({ responseText: 'Server Unavailable. 15' }), true, 'unavailable'],
	])('%s ends only this folder', (_, error, opening, kind) => {
		const translated = toMailboxError(error, { ...WHERE, folder: 'Leads', opening });
		expect(translated).toMatchObject({ kind, reach: 'folder', folder: 'Leads' });
	});
});

test.each([
	['Account exceeded command or bandwidth limits.', 'throttled'],
	['Too many simultaneous connections. (Failure)', 'tooManyConnections'],
	['Session expired, please login again.', 'unreachable'],
])('a BYE tells why the connection ends: %s', (reason, kind) => {
	const error = fault({ code: 'ClosedAfterConnectTLS', reason });
	expect(toMailboxError(error, WHERE)).toMatchObject({ kind, reach: 'connection' });
});

test('what is said of the account ends the connection, not the folder alone', () => {
	const responseText = 'EXAMINE Unsafe Login. Please contact kefu@188.com for help';
	const error = fault({ responseStatus: 'NO', responseText });
	const translated = toMailboxError(error, { ...WHERE, folder: 'INBOX', opening: true });
	expect(translated).toMatchObject({ kind: 'accountLocked', reach: 'connection' });
});

test('the text of a BYE is kept', () => {
	const error = fault({ code: 'ClosedAfterConnectTLS', reason: 'Too many connections' });
	expect(toMailboxError(error, WHERE).serverText).toBe('Too many connections');
});

test('neither the message nor the cause holds an address or a secret', () => {
	const error = fault({
		responseStatus: 'NO',
		responseText: 'user ann@example.com, password s3cret',
		executedCommand: 'A1 LOGIN ann@example.com s3cret',
	});
	const translated = toMailboxError(error, WHERE);
	const { message, serverText, cause } = translated;
	expect(JSON.stringify([message, serverText, cause, String(cause)])).not.toMatch(/ann@|s3cret/);
	expect(translated.serverText).toBe('user …, password …');
});

test.each([
	[{ code: 'EAI_AGAIN' }, 'lookupFailed'],
	[{ code: 'ECONNREFUSED' }, 'refused'],
	[{ code: 'ETIMEDOUT' }, 'timedOut'],
	[{ code: 'CONNECT_TIMEOUT' }, 'timedOut'],
	[{ code: 'GREETING_TIMEOUT' }, 'silent'],
	[{ code: 'UPGRADE_TIMEOUT' }, 'tlsTimedOut'],
	[{ code: 'ETIMEOUT' }, 'stalled'],
	[{ code: 'ECONNRESET' }, 'closed'],
	[{ code: 'ClosedAfterConnectTLS' }, 'closed'],
	[{ code: 'ENETUNREACH' }, 'unroutable'],
	[{ tlsFailed: true }, 'noStarttls'],
	[{ code: 'STARTTLS_INJECTION' }, 'injected'],
	[{ code: 'CERT_HAS_EXPIRED' }, 'certificateDated'],
	[{ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'certificateMisnamed'],
	[{ code: 'SELF_SIGNED_CERT_IN_CHAIN' }, undefined],
	[{ code: 'LiteralTooLarge' }, 'tooMuch'],
	[{ responseStatus: 'NO', mailboxMissing: true }, 'folderMissing'],
	[{ responseStatus: 'NO' }, 'commandRefused'],
	[{ code: 'Other' }, undefined],
])('%j tells the cause: %s', (fields, detail) => {
	const error = toMailboxError(fault(fields), WHERE);
	expect(error.detail).toBe(detail);
	expect(error.message).toMatch(/^imap\.example\.com:993: \w+/);
});

test.each(['noUidSearch', 'noDateSearch', 'noIdSearch'] as const)(
	'a refused SEARCH says what the server does not do: %s',
	(refusal) => {
		const where = { ...WHERE, folder: 'INBOX', refusal };
		const error = toMailboxError(fault({ responseStatus: 'NO' }), where);
		expect(error).toMatchObject({ kind: 'protocol', reach: 'folder', detail: refusal });
	},
);

test('a MailboxError passes unchanged', () => {
	const error = new MailboxError('x', { kind: 'deadline', reach: 'connection' });
	expect(toMailboxError(error, WHERE)).toBe(error);
});

test.each([undefined, null, 'text', 7, {}])(
	'anything thrown, like %p, becomes a MailboxError',
	(thrown) => {
		expect(toMailboxError(thrown)).toMatchObject({ kind: 'protocol', reach: 'connection' });
	},
);
