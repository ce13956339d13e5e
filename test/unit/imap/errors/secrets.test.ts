import { toClientOptions } from '../../../../nodes/imap/client-options';
import { scrubServerText } from '../../../../nodes/imap/errors/scrub';
import { secretsOf } from '../../../../nodes/imap/errors/secrets';
import type { Connection, Secret } from '../../../../nodes/core/mailbox/mailbox';

const connectionBy = (secret: Secret): Connection => ({
	host: 'imap.firm.example',
	port: 993,
	security: 'tls',
	login: 'ann,b@firm.example',
	secret,
	allowUnauthorizedCerts: false,
	ca: null,
});
const byToken = connectionBy({ kind: 'accessToken', accessToken: 'ya29.t0ken' });
const byPassword = connectionBy({ kind: 'password', password: 'pass w0rd' });

test('the driver gets a password or a token, never both', () => {
	const user = byToken.login;
	expect(toClientOptions(byToken, 1000).auth).toEqual({ user, accessToken: 'ya29.t0ken' });
	expect(toClientOptions(byPassword, 1000).auth).toEqual({ user, pass: 'pass w0rd' });
});

test.each([
	['the token', 'ya29.t0ken'],
	['XOAUTH2', btoa('user=ann,b@firm.example\x01auth=Bearer ya29.t0ken\x01\x01')],
	[
		'OAUTHBEARER',
		btoa(
			'n,a=ann=2Cb@firm.example,\x01host=imap.firm.example\x01port=993\x01auth=Bearer ya29.t0ken\x01\x01',
		),
	],
])('a server that echoes %s is not shown', (_, echo) => {
	const shown = scrubServerText(`got ${echo} here`, secretsOf(byToken));
	expect(shown.replace(/=/g, '')).toBe('got … here');
});

test.each([
	['the password', 'pass w0rd'],
	['PLAIN', btoa('\0ann,b@firm.example\0pass w0rd')],
])('a server that echoes %s is not shown', (_, echo) => {
	const shown = scrubServerText(`got ${echo} here`, secretsOf(byPassword));
	expect(shown.replace(/=/g, '')).toBe('got … here');
});
