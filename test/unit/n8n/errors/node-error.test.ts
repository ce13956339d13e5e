import type { INode } from 'n8n-workflow';
import type { Account } from '../../../../nodes/core/account/account';
import { accountOfCredential } from '../../../../nodes/core/account/password-account';
import { ItemError } from '../../../../nodes/core/errors/item-error';
import { MailboxError, type MailboxErrorKind } from '../../../../nodes/core/errors/mailbox-error';
import { SettingError } from '../../../../nodes/core/errors/setting-error';
import { adviceOf, toNodeError } from '../../../../nodes/n8n/errors/node-error';

const node: INode = {
	id: '1',
	name: 'Trigger',
	type: 'x',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const own: Account = accountOfCredential({
	provider: 'other',
	address: 'office@firm.example',
	password: 'top secret',
	host: 'imap.firm.example',
	port: 993,
	security: 'tls',
});
const yandex: Account = accountOfCredential({
	address: 'office@yandex.ru',
	password: 'top secret',
});

test.each(['unreachable', 'notFound', 'deadline', 'security', 'certificate', 'protocol'] as const)(
	'no text for a server of the table names a field that is not shown: %s',
	(kind) => {
		const error = new MailboxError('', { kind, reach: 'connection' });
		for (const occasion of ['poll', 'form'] as const) {
			const shown = JSON.stringify(adviceOf(error, yandex, occasion));
			expect(shown).not.toMatch(/'Host'|'Port'|'Security'|'Ignore TLS Issues'|'CA Certificate'/);
		}
	},
);

const KINDS: ReadonlyArray<readonly [MailboxErrorKind, RegExp, RegExp, string]> = [
	['authentication', /did not accept/, /'App Password'/, 'credential-invalid'],
	['appPasswordNeeded', /wants an app password/, /'App Password'/, 'credential-invalid'],
	['oauthOnly', /does not accept passwords/, /'Authentication'/, 'credential-invalid'],
	['imapDisabled', /IMAP is switched off/, /mail settings/, 'configuration-invalid'],
	['accountLocked', /log in on its website/, /browser/, 'temporarily-unavailable'],
	['tooManyConnections', /too many connections/, /'Poll Times'/, 'rate-limited'],
	['notFound', /No server is known/, /'Host'/, 'configuration-invalid'],
	['unreachable', /could not be reached/, /by itself/, 'temporarily-unavailable'],
	[
		'certificate',
		/certificate of .+ could not be verified/,
		/'Ignore TLS Issues'/,
		'configuration-invalid',
	],
	['security', /'Port' and 'Security' do not fit/, /993/, 'configuration-invalid'],
	['unavailable', /asks to come back later/, /no mail is lost/, 'temporarily-unavailable'],
	['throttled', /fewer connections/, /'Poll Times'/, 'rate-limited'],
	['deadline', /did not answer in time/, /by itself/, 'temporarily-unavailable'],
	['folder', /The folder 'Leads' cannot be opened/, /'Folders'/, 'configuration-invalid'],
	['protocol', /cannot be read/, /by itself/, 'temporarily-unavailable'],
];

test.each(KINDS)('%s says what happened and what to do next', (kind, message, next, cause) => {
	const error = new MailboxError('internal', {
		kind,
		reach: 'connection',
		code: 'ECONNREFUSED',
		serverText: 'try later',
		folder: 'Leads',
	});
	const shown = toNodeError(node, error, own);
	expect(shown.message).toMatch(message);
	expect(shown.description).toMatch(next);
	expect(shown.description).toContain('“try later”');
	expect(shown).toMatchObject({ failure: { cause } });
});

test('a service we know is named with its own help page', () => {
	const error = new MailboxError('', { kind: 'authentication', reach: 'connection' });
	const { message, description } = adviceOf(error, yandex, 'poll');
	expect(message).toBe("Yandex (imap.yandex.ru:993) did not accept 'Address' and 'App Password'");
	expect(description).toContain('https://yandex.ru/support/id/authorization/app-passwords.html');
});

test('no text holds the address, the password or the word n8n 1.x stops retrying on', () => {
	for (const account of [own, yandex, null]) {
		for (const [kind] of KINDS) {
			const error = new MailboxError('', { kind, reach: 'connection' });
			const shown = JSON.stringify(toNodeError(node, error, account));
			expect(shown).not.toMatch(/office@|top secret|authorization /i);
			expect(toNodeError(node, error, account).message).not.toMatch(/authorization/i);
		}
	}
});

test('an error that is none of ours is named, never shown', () => {
	const { message } = adviceOf(new RangeError('secret words'), own, 'poll');
	expect(message).toBe('The poll stopped unexpectedly (RangeError)');
});

test('a setting is named with its advice', () => {
	const error = new SettingError('Port', "'Port' is not a port number", 'Enter 993.');
	expect(adviceOf(error, null, 'form')).toEqual({
		message: "'Port' is not a port number",
		description: 'Enter 993.',
	});
});

test.each(KINDS.map(([kind]) => kind))(
	'neither a form nor a step of a workflow says that collecting goes on: %s',
	(kind) => {
		const error = new MailboxError('', { kind, reach: 'connection' });
		for (const occasion of ['form', 'action'] as const) {
			expect(adviceOf(error, own, occasion).description).not.toMatch(
				/by itself|no mail is lost|'Folders'|'Poll Times'/,
			);
		}
	},
);

test('an item of a step says what is wrong with it, and which one it is', () => {
	const error = new ItemError('This mail is gone', 'Look elsewhere.');
	const nodeError = toNodeError(node, error, own, 'action', 3);
	expect(nodeError).toMatchObject({
		...{ message: 'This mail is gone', description: 'Look elsewhere.', context: { itemIndex: 3 } },
		failure: { cause: 'configuration-invalid' },
	});
});

test('a step names the folder that was most likely meant', () => {
	const error = new MailboxError('', { kind: 'folder', reach: 'folder', folder: 'Lead' });
	expect(adviceOf(error.withClosestFolder('Leads'), own, 'action')).toEqual({
		message: "The folder 'Lead' cannot be opened",
		description:
			"It may have been renamed or deleted: choose another one. Perhaps you mean 'Leads'.",
	});
});

test('what nobody foresaw in a step is named, not shown', () => {
	const { message, description } = adviceOf(new RangeError('secret'), own, 'action');
	expect(message).toBe('The work in the mailbox stopped unexpectedly (RangeError)');
	expect(description).not.toMatch(/secret|poll/);
});

test.each([
	[993, 'starttls', /With port 993 choose TLS/],
	[993, 'none', /With port 993 choose TLS/],
	[143, 'tls', /With port 143 choose STARTTLS/],
] as const)('port %i with %s is named when it did not work', (port, security, words) => {
	const connection = { ...own.connection, port, security };
	for (const kind of ['security', 'unreachable'] as const) {
		const error = new MailboxError('', { kind, reach: 'connection' });
		expect(adviceOf(error, { ...own, connection }, 'form').description).toMatch(words);
		expect(adviceOf(error, own, 'form').description).not.toMatch(/With port/);
		expect(adviceOf(error, yandex, 'form').description).not.toMatch(/With port/);
	}
});

test('a certificate is not the user’s to change at a service we know', () => {
	const error = new MailboxError('', { kind: 'certificate', reach: 'connection' });
	expect(adviceOf(error, yandex, 'form').description).toMatch(/proxy/);
	expect(adviceOf(error, yandex, 'form').description).not.toMatch(/Ignore TLS|'Host'/);
});

test('a code n8n 1.x stops retrying at is left out', () => {
	const error = new MailboxError('', {
		kind: 'authentication',
		reach: 'connection',
		code: 'AUTHORIZATIONFAILED',
	});
	expect(adviceOf(error, own, 'poll').description).not.toMatch(/AUTHORIZATION/i);
});
