import { accountOfCredential } from '../../../../nodes/core/account/password-account';
import type { Detected } from '../../../../nodes/core/providers/mail-server';
import { providerById } from '../../../../nodes/core/providers/providers';
import { SettingError } from '../../../../nodes/core/errors/advised-error';

const YANDEX = { provider: 'auto', address: 'shop@yandex.ru', password: 'abcdefgh' };
const OTHER = {
	provider: 'other',
	address: 'info@company.example',
	password: 'se cret',
	host: 'imap.company.example',
	port: 993,
	security: 'tls',
};

describe('where to connect', () => {
	test.each([
		['auto, by the domain', { ...YANDEX }, 'imap.yandex.ru', 'yandex'],
		[
			'auto, by the domain in capitals',
			{ ...YANDEX, address: ' Shop@YANDEX.ru ' },
			'imap.yandex.ru',
			'yandex',
		],
		[
			'auto when nothing was chosen',
			{ address: 'a@gmail.com', password: 'x' },
			'imap.gmail.com',
			'gmail',
		],
		[
			'auto for every domain of a provider',
			{ ...YANDEX, address: 'a@inbox.ru' },
			'imap.mail.ru',
			'mailru',
		],
		[
			'a preset for a company’s own domain',
			{ ...YANDEX, provider: 'gmail', address: 'info@company.example' },
			'imap.gmail.com',
			'gmail',
		],
		['a preset before what was typed', { ...OTHER, provider: 'mailru' }, 'imap.mail.ru', 'mailru'],
	])('%s', (_, data, host, provider) => {
		const account = accountOfCredential(data);
		expect(account.connection).toMatchObject({ host, port: 993, security: 'tls' });
		expect(account.provider?.id).toBe(provider);
	});

	test.each([
		['as typed', {}, { host: 'imap.company.example', port: 993, security: 'tls' }],
		['trimmed', { host: ' imap.company.example ' }, { host: 'imap.company.example' }],
		[
			'with a port as text',
			{ port: '143', security: 'starttls' },
			{ port: 143, security: 'starttls' },
		],
		['without TLS', { security: 'none' }, { security: 'none' }],
		['with TLS when nothing was chosen', { security: undefined }, { security: 'tls' }],
		['in Cyrillic', { host: 'почта.рф' }, { host: 'почта.рф' }],
		['by IPv4', { host: '192.0.2.1' }, { host: '192.0.2.1' }],
		['by IPv6', { host: '2001:db8::1' }, { host: '2001:db8::1' }],
		['in the local network', { host: 'localhost' }, { host: 'localhost' }],
	])('to another service %s', (_, change, expected) => {
		const account = accountOfCredential({ ...OTHER, ...change });
		expect(account.connection).toMatchObject(expected);
		expect(account.provider).toBeUndefined();
	});
});

describe('how to log in', () => {
	test.each([
		['the address by default', {}, 'info@company.example'],
		['the address for an empty login', { login: '  ' }, 'info@company.example'],
		['the login that was typed', { login: ' info ' }, 'info'],
	])('with %s', (_, change, login) => {
		expect(accountOfCredential({ ...OTHER, ...change }).connection.login).toBe(login);
	});

	test.each([
		[
			'without the spaces a provider shows',
			YANDEX,
			' abcd efgh\tijkl\u00a0mnop\n',
			'abcdefghijklmnop',
		],
		['with the spaces inside that another service may allow', OTHER, ' se cret ', 'se cret'],
	])('%s', (_, data, password, expected) => {
		expect(accountOfCredential({ ...data, password }).connection.secret).toEqual({
			kind: 'password',
			password: expected,
		});
	});

	test.each([
		[OTHER, true, true],
		[OTHER, 'true', false],
		[OTHER, undefined, false],
		[YANDEX, true, false],
	])(
		'certificates are checked unless said otherwise for a typed host: %#',
		(data, chosen, expected) => {
			const { connection } = accountOfCredential({ ...data, allowUnauthorizedCerts: chosen });
			expect(connection.allowUnauthorizedCerts).toBe(expected);
		},
	);
});

describe('the stamp of an account', () => {
	const stampOf = (address: string) => accountOfCredential({ ...OTHER, address }).stamp;

	test('is 16 hex digits, not the address', () => {
		expect(stampOf('info@company.example')).toMatch(/^[0-9a-f]{16}$/);
	});

	test.each([
		['spelling', 'INFO@company.example', 'info@company.example'],
		['Gmail dots', 'sh.op@googlemail.com', 'shop@gmail.com'],
		['the domain of one Yandex account', 'shop@ya.ru', 'shop@yandex.com'],
	])('does not depend on %s', (_, a, b) => {
		expect(stampOf(a)).toBe(stampOf(b));
	});

	test('does not depend on host, login or password', () => {
		const other = accountOfCredential({
			...OTHER,
			host: 'mx.company.example',
			login: 'x',
			password: 'y',
		});
		expect(other.stamp).toBe(stampOf('info@company.example'));
	});

	test('differs by the account', () => {
		expect(stampOf('sales@company.example')).not.toBe(stampOf('info@company.example'));
	});
});

describe('a company domain with auto', () => {
	const COMPANY = { provider: 'auto', address: 'info@company.example', password: 'ab cd' };
	const own = { host: 'imap.company.example', port: 143, security: 'starttls' } as const;
	const complete = (found: Detected, more = {}) =>
		accountOfCredential({ ...COMPANY, ...more }).complete?.(found);

	test('has no server before it was found', () => {
		const { connection, complete: isToDo, stamp } = accountOfCredential(COMPANY);
		expect(connection.host).toBe('');
		expect(isToDo).not.toBeNull();
		expect(stamp).toBe(accountOfCredential({ ...COMPANY, ...OTHER }).stamp);
	});

	test('takes the server that was found, always verified', () => {
		const found: Detected = { provider: undefined, ...own, foundBy: 'probe' };
		expect(complete(found, { allowUnauthorizedCerts: true })).toMatchObject({
			provider: undefined,
			complete: null,
			connection: { ...own, login: 'info@company.example', allowUnauthorizedCerts: false },
		});
	});

	test.each<[string, Partial<Detected>, object, string]>([
		['the address', {}, {}, 'info@company.example'],
		['the local part, when the domain says so', { login: 'localPart' }, {}, 'info'],
		[
			'that, whatever was typed for another service',
			{ login: 'localPart' },
			{ login: 'x' },
			'info',
		],
	])('logs in by %s', (_, changes, data, login) => {
		const found: Detected = { provider: undefined, ...own, foundBy: 'autoconfig', ...changes };
		expect(complete(found, data)?.connection.login).toBe(login);
	});

	test('at a service we know follows its ways', () => {
		const provider = providerById('yandex360');
		const found: Detected = { provider, ...own, host: 'imap.yandex.ru', foundBy: 'mx' };
		expect(complete(found)).toMatchObject({
			provider,
			connection: { host: 'imap.yandex.ru', secret: { password: 'abcd' } },
		});
	});

	test('at a service without passwords is told so before anything is sent', () => {
		const provider = providerById('microsoft365');
		const found: Detected = { provider, ...own, foundBy: 'mx' };
		expect(() => complete(found)).toThrow(/Passwords no longer work/);
	});
});

describe('bad input is named by its field', () => {
	test.each<[string, Record<string, unknown>, string]>([
		['no address', { address: '' }, 'Address'],
		['a name for an address', { address: 'info' }, 'Address'],
		['an address that is not text', { address: 5 }, 'Address'],
		['a missing address', { address: undefined }, 'Address'],
		['no password', { password: '' }, 'App Password'],
		['spaces for a password', { password: '   ' }, 'App Password'],
		['a missing password', { password: undefined }, 'App Password'],
		['an unknown provider', { provider: 'nobody' }, 'Provider'],
		['a provider called constructor', { provider: 'constructor' }, 'Provider'],
		['no host', { host: ' ' }, 'Host'],
		['a missing host', { host: undefined }, 'Host'],
		['a web address', { host: 'https://imap.company.example' }, 'Host'],
		['a host with a port', { host: 'imap.company.example:993' }, 'Host'],
		['a host with a space', { host: 'imap company.example' }, 'Host'],
		['a host with a path', { host: 'imap.company.example/inbox' }, 'Host'],
		['a host with a line break', { host: 'imap.company\r\n.example' }, 'Host'],
		['port 0', { port: 0 }, 'Port'],
		['port 65536', { port: 65_536 }, 'Port'],
		['a negative port', { port: -1 }, 'Port'],
		['a fraction', { port: 99.3 }, 'Port'],
		['NaN', { port: NaN }, 'Port'],
		['an empty port', { port: '' }, 'Port'],
		['a word for a port', { port: 'imaps' }, 'Port'],
		['a missing port', { port: undefined }, 'Port'],
		['an unknown security', { security: 'ssl' }, 'Security'],
	])('%s', (_, change, field) => {
		const read = () => accountOfCredential({ ...OTHER, ...change });
		expect(read).toThrow(SettingError);
		expect(read).toThrow(
			expect.objectContaining({
				field,
				message: expect.stringMatching(/\S/),
				advice: expect.stringMatching(/\S.*\.$/),
			}),
		);
	});

	test('no text holds the password or the local part', () => {
		const texts = [{ provider: 'nobody' }, { host: 'x y' }, { port: 'x' }, { security: 'x' }].map(
			(change) => {
				try {
					accountOfCredential({ ...OTHER, password: 'hunter2', ...change });
					return '';
				} catch (error) {
					return error instanceof SettingError ? `${error.message} ${error.advice}` : 'not ours';
				}
			},
		);
		expect(texts.filter((text) => text === '')).toEqual([]);
		expect(texts.join(' ')).not.toMatch(/hunter2|info@/);
	});
});
