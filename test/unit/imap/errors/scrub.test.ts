import type { Connection, Secret } from '../../../../nodes/core/mailbox/mailbox';
import { scrubServerText, secretsOf } from '../../../../nodes/imap/errors/scrub';

describe('server text becomes safe to show', () => {
	test.each([
		['addresses go', 'No such user ann@example.com here', 'No such user … here'],
		['addresses in brackets go', '<ann.b+c@xn--e1afmkfd.xn--p1ai>', '<…>'],
		[
			'addresses in links go',
			'go to https://m.example/in?to=ann%40m.example now',
			'go to https:… now',
		],
		['one line is left', 'a\r\n b\tc\u0000d', 'a b c d'],
		['invisible characters go', 'a\u202Eb\u200B', 'a b'],
		['the word that stops retries goes', 'Authorization Failed', 'login permission Failed'],
		[
			'links stay',
			'See https://support.example.com/mail?p=1',
			'See https://support.example.com/mail?p=1',
		],
		['nothing stays nothing', '', ''],
	])('%s', (_, text, scrubbed) => {
		expect(scrubServerText(text)).toBe(scrubbed);
	});

	test.each([
		['a password', 'bad password p(w', 'p(w', 'bad password …'],
		['a login in capitals', 'unknown ANN', 'ann', 'unknown …'],
		['base64 of a password', 'got cyEzY3JldA== from you', 's!3cret', 'got …== from you'],
		['an empty secret', 'as it is', '', 'as it is'],
	])('%s goes', (_, text, secret, scrubbed) => {
		expect(scrubServerText(text, [secret])).toBe(scrubbed);
	});

	test('a token longer than what is shown goes as a whole', () => {
		const token = 'eyJ0'.repeat(1500);
		expect(scrubServerText(`bad ${btoa(token)} given`, [token])).toBe('bad … given');
	});

	test('at most 200 characters are left', () => {
		expect(scrubServerText('x '.repeat(500))).toHaveLength(200);
	});
});

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
