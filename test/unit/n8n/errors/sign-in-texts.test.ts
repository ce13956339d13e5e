import { type MailboxErrorKind, MailboxError } from '../../../../nodes/core/errors/mailbox-error';
import { OAUTH2_SERVICES } from '../../../../nodes/core/providers/oauth2-services';
import { accountOfSignIn } from '../../../../nodes/core/account/sign-in';
import { SignInError } from '../../../../nodes/core/account/sign-in-error';
import { adviceOf } from '../../../../nodes/n8n/errors/node-error';

const { google, microsoft, yandex } = OAUTH2_SERVICES;
const accountAt = (service: Parameters<typeof accountOfSignIn>[0]) =>
	accountOfSignIn(service, {
		address: 'office@firm.example',
		oauthTokenData: { access_token: 'top secret' },
	});
const rejected = (kind: MailboxErrorKind = 'authentication') =>
	new MailboxError('internal', { kind, reach: 'connection' });

test.each([
	[google, /administrator may have switched IMAP off.*consent.*ticked/, 'support.google.com'],
	[microsoft, /shared mailbox.*IMAP must be on.*IMAP\.AccessAsUser\.All/, 'learn.microsoft.com'],
	[yandex, /access over IMAP.*mail:imap_ro/, 'yandex.ru/support'],
])('a rejected sign-in at $name says what to look at', (service, checks, link) => {
	const { message, description } = adviceOf(rejected(), accountAt(service), 'poll');
	expect(message).toBe(`${service.name} (${service.host}:993) did not accept the sign-in`);
	expect(description).toMatch(checks);
	expect(description).toContain(link);
});

test.each([
	['consent', /^Gmail no longer grants n8n access$/, /sign in again.*'Testing'.*7 days/],
	['client', /^Gmail does not accept the app/, /'Client ID' and 'Client Secret'/],
	['unreachable', /^The sign-in server of Gmail could not be reached$/, /resumes automatically/],
	[
		'unavailable',
		/^The sign-in server of Gmail is temporarily unavailable$/,
		/resumes automatically/,
	],
] as const)('a token that cannot be renewed: %s', (failure, message, next) => {
	const advice = adviceOf(new SignInError(failure), accountAt(google), 'poll');
	expect(advice.message).toMatch(message);
	expect(advice.description).toMatch(next);
});

const KINDS: readonly MailboxErrorKind[] = [
	'authentication',
	'notFound',
	'unreachable',
	'certificate',
	'security',
	'unavailable',
	'throttled',
];

test.each(KINDS)('no text names a field the credential does not have: %s', (kind) => {
	for (const service of Object.values(OAUTH2_SERVICES)) {
		for (const occasion of ['poll', 'form'] as const) {
			const shown = JSON.stringify(adviceOf(rejected(kind), accountAt(service), occasion));
			expect(shown).not.toMatch(/'Host'|'Port'|'Security'|'App Password'|'Login'/);
			expect(shown).not.toMatch(/office@|top secret|authorization/i);
		}
	}
});

test.each(['unreachable', 'unavailable'] as const)('a form says to try again: %s', (failure) => {
	const { description } = adviceOf(new SignInError(failure), accountAt(google), 'form');
	expect(description).toMatch(/^Try again/);
});
