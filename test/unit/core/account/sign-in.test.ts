import { accountOfCredential } from '../../../../nodes/core/account/password-account';
import {
	OAUTH2_SERVICES,
	oAuth2ServiceById,
} from '../../../../nodes/core/providers/oauth2-services';
import { accountOfSignIn } from '../../../../nodes/core/account/sign-in';

const { google, microsoft, yandex } = OAUTH2_SERVICES;
const DATA = { address: ' Sales@Gmail.com', oauthTokenData: { access_token: 't' } };

test.each([
	[google, 'imap.gmail.com'],
	[microsoft, 'outlook.office365.com'],
	[yandex, 'imap.yandex.ru'],
])('the token of $name goes to its server, encrypted', (service, host) => {
	expect(accountOfSignIn(service, DATA).connection).toEqual({
		host,
		port: 993,
		security: 'tls',
		login: 'sales@gmail.com',
		secret: { kind: 'accessToken', accessToken: 't' },
		allowUnauthorizedCerts: false,
		ca: null,
	});
});

test.each([
	['imap://127.0.0.1:143', { host: '127.0.0.1', port: 143, security: 'none' }],
	['imaps://localhost:1993', { host: 'localhost', port: 1993, security: 'tls' }],
])('a mail proxy on this machine may stand before it: %s', (server, expected) => {
	expect(accountOfSignIn(google, { ...DATA, server }).connection).toMatchObject(expected);
});

test.each([
	'imaps://imap.evil.example:993',
	'imap://127.0.0.1.evil.example:143',
	'imap://127.0.0.1:143@evil.example:143',
	'imap://localhost@evil.example:143',
	'imap://127.0.0.1:143/../evil.example',
	'http://127.0.0.1:143',
	'127.0.0.1',
	7,
	null,
])('any other server is not sent a token: %p', (server) => {
	const { connection } = accountOfSignIn(google, { ...DATA, server });
	expect(connection).toMatchObject({ host: 'imap.gmail.com', port: 993, security: 'tls' });
});

test('nothing in a credential turns the check of certificates off', () => {
	const { connection } = accountOfSignIn(google, { ...DATA, allowUnauthorizedCerts: true });
	expect(connection.allowUnauthorizedCerts).toBe(false);
});

test('a shared mailbox is logged in to by its own name', () => {
	const data = { ...DATA, login: ' shared@firm.onmicrosoft.com ' };
	expect(accountOfSignIn(microsoft, data).connection.login).toBe('shared@firm.onmicrosoft.com');
});

test('one mailbox has one stamp, by password or by sign-in', () => {
	const byPassword = accountOfCredential({ address: 's.ales@gmail.com', password: 'x' });
	expect(accountOfSignIn(google, DATA).stamp).toBe(byPassword.stamp);
});

test.each([
	['no address', { address: '' }, 'Address'],
	['nobody signed in', { oauthTokenData: undefined }, 'Credential'],
])('%s is said', (_, changes, field) => {
	expect(() => accountOfSignIn(google, { ...DATA, ...changes })).toThrow(
		expect.objectContaining({ name: 'SettingError', field }),
	);
});

test.each(['password', '', undefined, 'toString'])('%p is not a service to sign in at', (id) => {
	expect(oAuth2ServiceById(id)).toBeUndefined();
});
