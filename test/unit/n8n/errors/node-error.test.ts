import { inspect } from 'node:util';
import type { INode, Logger } from 'n8n-workflow';
import type { Account } from '../../../../nodes/core/account/account';
import { accountOfCredential } from '../../../../nodes/core/account/password-account';
import { ItemError, SettingError } from '../../../../nodes/core/errors/advised-error';
import {
	MailboxError,
	type MailboxErrorDetail,
	type MailboxErrorKind,
} from '../../../../nodes/core/errors/mailbox-error';
import { serverSilent } from '../../../../nodes/detect/detection-error';
import { toMailboxError } from '../../../../nodes/imap/errors/driver-error';
import { adviceOf, toNodeError } from '../../../../nodes/n8n/errors/node-error';

const node: INode = {
	id: '1',
	name: 'Trigger',
	type: 'x',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const logged: string[] = [];
const logger = { error: (line: string) => logged.push(line) } as unknown as Logger;
const context = { getNode: () => node, logger };

beforeEach(() => {
	logged.length = 0;
});

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
	['appPasswordNeeded', /requires an app password/, /'App Password'/, 'credential-invalid'],
	[
		'oauthOnly',
		/Passwords no longer work/,
		/top right of the credential window/,
		'credential-invalid',
	],
	['imapDisabled', /IMAP is switched off/, /mail settings/, 'configuration-invalid'],
	['accountLocked', /log in on its website/, /browser/, 'temporarily-unavailable'],
	['tooManyConnections', /too many connections/, /'Poll Times'/, 'rate-limited'],
	['notFound', /No server was found/, /'Host'/, 'configuration-invalid'],
	['unreachable', /could not be reached/, /resumes automatically/, 'temporarily-unavailable'],
	[
		'certificate',
		/certificate of .+ could not be verified/,
		/'Ignore TLS Issues'/,
		'configuration-invalid',
	],
	['security', /'Port' and 'Security' do not match/, /993/, 'configuration-invalid'],
	['unavailable', /is temporarily unavailable/, /no mail is lost/, 'temporarily-unavailable'],
	['throttled', /limiting connections/, /'Poll Times'/, 'rate-limited'],
	['deadline', /did not answer in time/, /resumes automatically/, 'temporarily-unavailable'],
	['folder', /The folder 'Leads' cannot be opened/, /'Folders'/, 'configuration-invalid'],
	['protocol', /cannot be read/, /resumes automatically/, 'temporarily-unavailable'],
];

test.each(KINDS)('%s says what happened and what to do next', (kind, message, next, cause) => {
	const error = new MailboxError('internal', {
		kind,
		reach: 'connection',
		code: 'ECONNREFUSED',
		serverText: 'try later',
		folder: 'Leads',
	});
	const shown = toNodeError(context, error, own, 'poll');
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
			const shown = JSON.stringify(toNodeError(context, error, account, 'poll'));
			expect(shown).not.toMatch(/office@|top secret|authorization /i);
			expect(toNodeError(context, error, account, 'poll').message).not.toMatch(/authorization/i);
		}
	}
});

test('an error that nobody foresaw is named with a reference, never shown', () => {
	const { message, description } = adviceOf(new RangeError('secret words'), own, 'poll');
	expect(message).toMatch(/^The poll failed unexpectedly \(RangeError, reference \w{6}\)$/);
	expect(description).toMatch(/^No mail is lost.*report it with this reference/);
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
				/resumes automatically|no mail is lost|'Folders'|'Poll Times'/,
			);
		}
	},
);

test('an item of a step says what is wrong with it, and which one it is', () => {
	const error = new ItemError('This mail is gone', 'Look elsewhere.');
	const nodeError = toNodeError(context, error, own, 'action', 3);
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
	expect(message).toMatch(/^The mailbox operation failed unexpectedly \(RangeError, reference/);
	expect(description).not.toMatch(/secret|poll/);
});

const DETAILS: ReadonlyArray<readonly [MailboxErrorDetail, MailboxErrorKind, RegExp, RegExp]> = [
	['lookupFailed', 'unreachable', /could not be looked up/, /DNS/],
	['refused', 'unreachable', /refused the connection/, /network of n8n/],
	['timedOut', 'unreachable', /could not be reached in time/, /network of n8n/],
	['silent', 'unreachable', /then sent nothing/, /network of n8n/],
	['tlsTimedOut', 'unreachable', /setting up the encryption in time/, /network of n8n/],
	['stalled', 'unreachable', /stopped answering/, /resumes automatically|again/],
	['closed', 'unreachable', /closed the connection/, /network of n8n/],
	['unroutable', 'unreachable', /has no route to/, /network of n8n/],
	['noStarttls', 'security', /does not offer STARTTLS/, /TLS|proxy/],
	['insecureLogin', 'security', /not accept a password without encryption/, /'Security'|proxy/],
	['noLoginMethod', 'security', /no way to log in/, /'Security'|proxy/],
	['injected', 'security', /before the encryption was set up/, /proxy/],
	['certificateDated', 'certificate', /not valid today/, /clock/],
	['certificateMisnamed', 'certificate', /issued for another name/, /'Host'|proxy/],
	['folderMissing', 'folder', /does not exist in this mailbox/, /renamed|IMAP/],
	['commandRefused', 'protocol', /refused an IMAP command/, /resumes automatically|again/],
	['noUidSearch', 'protocol', /does not support searching by UID/, /mail service/],
	['noDateSearch', 'protocol', /does not support searching by date/, /earlier mail/],
	['noIdSearch', 'protocol', /does not support searching by Message-ID/, /'uid'/],
	['credentialLate', 'deadline', /did not hand out the credential/, /database of n8n/],
	['tooMuch', 'protocol', /sent more than was requested/, /resumes automatically|again/],
];

describe.each(DETAILS)('%s', (detail, kind, message, next) => {
	test.each(['poll', 'form', 'action'] as const)('has a text of its own in a %s', (occasion) => {
		for (const account of [own, yandex]) {
			const error = new MailboxError('', { kind, detail, reach: 'connection' });
			const advice = adviceOf(error, account, occasion);
			expect(advice.message).toMatch(message);
			expect(advice.description).toMatch(next);
			const shown = JSON.stringify(advice);
			expect(shown).not.toMatch(/office@|top secret/);
			if (account === yandex) {
				expect(shown).not.toMatch(/'Host'|'Port'|'Security'|'Ignore TLS Issues'/);
			}
			if (occasion !== 'poll') {
				expect(shown).not.toMatch(/resumes automatically|no mail is lost|'Folders'|'Collect From'/);
			}
		}
	});
});

test('no two causes have one text', () => {
	const messages = DETAILS.map(([detail, kind]) => {
		const error = new MailboxError('', { kind, detail, reach: 'connection' });
		return adviceOf(error, own, 'poll').message;
	});
	expect(new Set(messages).size).toBe(DETAILS.length);
});

test('what n8n does not allow is said of a server that is being looked for, too', () => {
	const server = { host: 'imap.firm.example', port: 993, security: 'tls' } as const;
	const error = serverSilent(server, 'EGRESS_BLOCKED');
	const { message, description } = adviceOf(error, null, 'poll');
	expect(message).toBe('This n8n does not allow connections to imap.firm.example:993');
	expect(description).toContain('N8N_SSRF_ALLOWED_HOSTNAMES');
	expect(error.isTransient).toBe(false);
});

describe('the original error stays as the cause', () => {
	const secrets = ['top secret', 'office@firm.example'];
	const canary = 'Zanzibar 20 pumps';

	test('of the driver, with its code and the place in the code', () => {
		const driver = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
		const error = toMailboxError(driver, { host: 'imap.firm.example', port: 993, secrets });
		const { cause } = toNodeError(context, error, own, 'poll');
		expect(cause).toMatchObject({ name: 'MailboxError' });
		expect(String(cause)).toMatch(/imap\.firm\.example:993: unreachable, refused, ECONNREFUSED/);
		expect((cause as Error).stack).toMatch(/\n {4}at .*node-error\.test\.ts:\d+/);
	});

	test.each<readonly [string, unknown]>([
		['a bug', new TypeError(`Cannot parse ${canary} of office@firm.example: top secret`)],
		['a bug with fields', Object.assign(new Error('x'), { input: canary, pass: 'top secret' })],
		['a bug with a cause', new Error('x', { cause: new Error(canary) })],
		['something that is not an error', { message: canary, stack: canary, name: canary }],
		['a text', `top secret ${canary}`],
		[
			'the driver’s',
			toMailboxError(
				Object.assign(new Error('Command failed'), {
					responseStatus: 'NO',
					responseText: 'no office@firm.example with top secret',
					executedCommand: `A LOGIN office@firm.example "top secret" ${canary}`,
				}),
				{ secrets },
			),
		],
	])('%s leaves nothing private in the error, its JSON, its cause or the log', (_, error) => {
		for (const occasion of ['poll', 'form', 'action', 'report'] as const) {
			const nodeError = toNodeError(context, error, own, occasion);
			const { cause } = nodeError as { cause?: Error };
			const seen = [
				...[inspect(nodeError, { depth: 9, showHidden: true }), JSON.stringify(nodeError)],
				...[nodeError.stack, cause?.stack, inspect(cause, { showHidden: true }), ...logged],
			].join('\n');
			expect(seen).not.toMatch(/Zanzibar|office@|top secret|authorization/i);
		}
	});
});

test('what nobody foresaw is logged once an hour with its reference and stack', () => {
	const fail = () => new TypeError('x');
	const error = fail();
	const { message } = toNodeError(context, error, own, 'poll');
	toNodeError(context, error, own, 'action');
	const [, reference] = /reference (\w{6})/.exec(message) ?? [];
	expect(logged).toHaveLength(1);
	expect(logged[0]).toContain(`reference ${reference}: TypeError`);
	expect(logged[0]).toMatch(/\n {4}at fail \(node-error\.test\.ts/);
});

test('a driver that stumbled over an answer is logged with its stack, and the error names the reference', () => {
	const stumbled = toMailboxError(new RangeError('offset is out of range'));
	const { description } = toNodeError(context, stumbled, own, 'poll');
	const [, reference] = /Reference: (\w{6})\./.exec(String(description)) ?? [];
	expect(logged).toHaveLength(1);
	expect(logged[0]).toContain(`reference ${reference}: RangeError`);
	expect(logged[0]).toMatch(/\n {4}at /);
});

test('an expression that does not work is the user’s to mend, and its message is not shown', () => {
	const error = Object.assign(new Error('Zanzibar is not defined'), { name: 'ExpressionError' });
	expect(toNodeError(context, error, own, 'action').message).toMatch(/^An expression in a field/);
	expect(logged).toEqual([]);
});

test('what was foreseen is not logged as an error', () => {
	toNodeError(context, new SettingError('Port', 'x', 'y'), own, 'poll');
	toNodeError(
		context,
		new MailboxError('', { kind: 'deadline', reach: 'connection' }),
		own,
		'poll',
	);
	expect(logged).toEqual([]);
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

describe('the message of an activation says what to do first', () => {
	test.each<[string, Error, Account, string]>([
		[
			'a refused login',
			new MailboxError('x', { kind: 'authentication', reach: 'connection' }),
			yandex,
			"Yandex (imap.yandex.ru:993) did not accept 'Address' and 'App Password'. Yandex: allow IMAP in the mail settings and create an app password for Mail.",
		],
		[
			'a link at the end of the first step',
			new MailboxError('x', { kind: 'appPasswordNeeded', reach: 'connection' }),
			yandex,
			"Yandex (imap.yandex.ru:993) requires an app password instead of the ordinary one. Yandex: allow IMAP in the mail settings and create an app password for Mail, and enter it as 'App Password'",
		],
		[
			'a server that does not answer: nothing collects yet',
			new MailboxError('x', { kind: 'unreachable', reach: 'connection' }),
			own,
			"imap.firm.example:993 could not be reached. Check 'Host', 'Port' and 'Security' in the credential, and the network of n8n.",
		],
		[
			'a setting',
			new SettingError('Folders', "'Folders' is empty", 'Choose at least one folder. And more.'),
			own,
			"'Folders' is empty. Choose at least one folder.",
		],
	])('%s', (_, error, account, message) => {
		const shown = toNodeError(context, error, account, 'activation');
		expect(shown.message).toBe(message);
		expect(shown.description).toBe(adviceOf(error, account, 'activation').description);
	});
});
