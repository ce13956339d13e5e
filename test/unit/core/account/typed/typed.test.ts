import { accountOfCredential } from '../../../../../nodes/core/account/password-account';
import { SettingError } from '../../../../../nodes/core/errors/advised-error';

const OTHER = {
	provider: 'other',
	address: 'info@company.example',
	password: 'secret',
	host: 'imap.company.example',
	port: 993,
	security: 'tls',
};
const GMAIL = { address: 'shop@gmail.com', password: 'abcd efgh ijkl mnop' };

type Data = Readonly<Record<string, unknown>>;

function complaintOf(data: Data): SettingError {
	try {
		accountOfCredential(data);
	} catch (error) {
		if (error instanceof SettingError) return error;
		throw error;
	}
	throw new Error('accepted');
}

describe('an address is accepted', () => {
	test.each([
		['with spaces around it', '  info@company.example\n', 'info@company.example'],
		[
			'with invisible characters around it',
			'\u200b\ufeffinfo@company.example\u200e\u00a0',
			'info@company.example',
		],
		['in Cyrillic as a whole', 'почта@почта.рф', 'почта@xn--80a1acny.xn--p1ai'],
		['with a Cyrillic domain', 'info@почта.рф', 'info@xn--80a1acny.xn--p1ai'],
		['with a Cyrillic name in .com', 'info@кофе.com', 'info@xn--e1ajmy.com'],
		['with an umlaut', 'büro@müller.de', 'büro@xn--mller-kva.de'],
		['in punycode', 'info@xn--80a1acny.xn--p1ai', 'info@xn--80a1acny.xn--p1ai'],
		['in Chinese with Latin letters', '客服cs@公司.example', '客服cs@xn--55qx5d.example'],
	])('%s', (_, address, expected) => {
		expect(accountOfCredential({ ...OTHER, address }).address).toBe(expected);
	});
});

describe('what is wrong with an address is named, with its place', () => {
	test.each([
		[
			'a Cyrillic letter in the name',
			'inf\u043e@company.example',
			/Character 4 of 'Address' is the Cyrillic letter “о” \(U\+043E\)/,
		],
		[
			'a Cyrillic letter in the domain',
			'info@m\u0430il.ru',
			/Character 7 .* Cyrillic letter “а” \(U\+0430\)/,
		],
		[
			'a domain of look-alikes alone',
			'info@\u0441\u043e\u0441\u043e.com',
			/Character 6 .* Cyrillic letter “с” \(U\+0441\)/,
		],
		[
			'a name of look-alikes alone',
			'\u0430\u0441\u0435@company.example',
			/Character 1 .* Cyrillic letter “а” \(U\+0430\)/,
		],
		[
			'a Latin letter in a Cyrillic domain',
			'info@п\u006fчта.рф',
			/Character 7 .* Latin letter “o” \(U\+006F\)/,
		],
		['a Greek letter', 'inf\u03bf@company.example', /Greek letter “ο” \(U\+03BF\)/],
		['a full-width letter', 'in\uff46o@company.example', /Character 3 .* “ｆ” \(U\+FF46\)/],
		['a space', 'in fo@company.example', /Character 3 of 'Address' is a space \(U\+0020\)/],
		[
			'a no-break space',
			'info@company\u00a0.example',
			/Character 13 .* a no-break space \(U\+00A0\)/,
		],
		[
			'a zero-width space',
			'in\u200bfo@company.example',
			/Character 3 .* a zero-width space \(U\+200B\)/,
		],
		['a soft hyphen', 'info@comp\u00adany.example', /Character 10 .* a soft hyphen \(U\+00AD\)/],
		[
			'a control character',
			'info\u0007@company.example',
			/Character 5 .* an invisible character \(U\+0007\)/,
		],
		['a line break', 'info@company\n.example', /Character 13 .* a line break \(U\+000A\)/],
		['an emoji counts once', '😀\u0430bc@company.example', /Character 2 .* \(U\+0430\)/],
		['nothing', ' ', /'Address' is empty/],
		['no @', 'info.company.example', /'Address' has no @/],
		['two @', 'info@company@example.com', /more than one @/],
		['a link', 'mailto:info@company.example', /'Address' is a link/],
		['a name with it', 'Info <info@company.example>', /more than the address/],
		['two addresses', 'info@company.example, shop@company.example', /comma or semicolon/],
		['no domain', 'info@', /not an email address/],
	])('%s', (_, address, message) => {
		const error = complaintOf({ ...OTHER, address });
		expect(error.message).toMatch(message);
		expect(error).toMatchObject({ field: 'Address', advice: expect.stringMatching(/\.$/) });
		expect(`${error.message} ${error.advice}`).not.toMatch(/company|shop|gmail/i);
	});

	test.each(['müller@gmail.com', 'почта@yandex.ru', '\u0430\u0435@mail.ru'])(
		'a service with English addresses only: %s',
		(address) => {
			expect(complaintOf({ address, password: 'x' })).toMatchObject({
				field: 'Address',
				message: expect.stringMatching(/^Character \d of 'Address'/),
			});
		},
	);
});

describe('a password', () => {
	test.each([
		['spaces of the groups', GMAIL, 'abcd efgh ijkl mnop', 'abcdefghijklmnop'],
		[
			'invisible characters of copying',
			GMAIL,
			'abcd\u200befgh\u00adijkl mnop\u2060',
			'abcdefghijklmnop',
		],
		['spaces inside where users chose it', OTHER, ' se cret ', 'se cret'],
		[
			'spaces inside where it is the mailbox’s own',
			{ address: 'a@rambler.ru' },
			'se cret',
			'se cret',
		],
		['Cyrillic words where users chose it', OTHER, 'Пароль123abc', 'Пароль123abc'],
		['umlauts where users chose it', OTHER, 'Grüße', 'Grüße'],
		['a thousand characters', OTHER, 'x'.repeat(1000), 'x'.repeat(1000)],
	])('is taken right with %s', (_, data, password, expected) => {
		expect(accountOfCredential({ ...data, password }).connection.secret).toEqual({
			kind: 'password',
			password: expected,
		});
	});

	test.each<[string, Data, unknown, RegExp]>([
		['nothing', OTHER, '', /is empty/],
		['nothing to be seen', GMAIL, ' \u200b\u00a0', /is empty/],
		['no text', OTHER, 12345678, /is empty/],
		['over a thousand characters', OTHER, 'x'.repeat(1001), /longer than 1000 characters/],
		[
			'a Cyrillic letter, app password',
			GMAIL,
			'abcd \u0435fgh ijkl mnop',
			/a Cyrillic letter at position 5/,
		],
		['an umlaut, app password', GMAIL, 'abcdéfgh', /an accented letter at position 5/],
		[
			'a control character, app password',
			GMAIL,
			'abcd\u0000efgh',
			/an invisible character at position 5/,
		],
		['a look-alike among Latin letters', OTHER, 'geh\u0430im', /a Cyrillic letter at position 4/],
		['a control character', OTHER, 'se\u0007cret', /an invisible character at position 3/],
		['a line break', OTHER, 'se\ncret', /an invisible character at position 3/],
		['a zero-width space', OTHER, 'secr\u200bet', /an invisible character at position 5/],
		['a no-break space', OTHER, 'se\u00a0cret', /an invisible character at position 3/],
	])('is refused with %s', (_, data, password, message) => {
		const error = complaintOf({ ...data, password });
		expect(error.message).toMatch(message);
		expect(error.field).toBe('App Password');
		expect(`${error.message} ${error.advice}`).not.toMatch(/cret|efgh|geh|U\+|[^\x20-\x7e]/);
	});
});

describe('what is wrong with a server is named by its field', () => {
	test.each<[string, Data, string, RegExp]>([
		['a scheme', { host: 'imaps://imap.company.example' }, 'Host', /web address/],
		['a port', { host: 'imap.company.example:993' }, 'Host', /contains a port/],
		['a path', { host: 'imap.company.example/mail' }, 'Host', /contains a path/],
		['a space', { host: 'imap. company.example' }, 'Host', /contains a space/],
		['an email address', { host: 'info@company.example' }, 'Host', /is an email address/],
		[
			'a look-alike',
			{ host: 'im\u0430p.company.example' },
			'Host',
			/Cyrillic letter “а” \(U\+0430\)/,
		],
		[
			'underscores and commas',
			{ host: 'imap,company.example' },
			'Host',
			/not the name of a server/,
		],
		['POP3', { port: 995 }, 'Port', /995 is for POP3/],
		['POP3 as text', { port: '110' }, 'Port', /110 is for POP3/],
		['SMTP', { port: 587 }, 'Port', /587 is for sending mail/],
		['HTTPS', { port: 443 }, 'Port', /443 is for web pages/],
		['a port with a letter', { port: '99З' }, 'Port', /not a port number/],
		['another kind of encryption', { security: 'ssl' }, 'Security', /unknown/],
	])('%s', (_, change, field, message) => {
		const error = complaintOf({ ...OTHER, ...change });
		expect(error.field).toBe(field);
		expect(error.message).toMatch(message);
	});

	test('a full-width or trailing-dot name of one alphabet still works', () => {
		expect(accountOfCredential({ ...OTHER, host: 'почта.рф.' }).connection.host).toBe('почта.рф.');
	});
});

describe('the service decides how to log in', () => {
	test.each<[string, Data, string]>([
		['with the address', { address: 'Shop@Yandex.ru' }, 'shop@yandex.ru'],
		['with the part before the @', { address: 'shop@icloud.com' }, 'shop'],
		['with the part before the @ at WEB.DE', { address: 'shop@web.de' }, 'shop'],
		[
			'whatever was typed for another service',
			{ address: 'shop@icloud.com', login: 'boss' },
			'shop',
		],
		[
			'with what was typed for a company domain',
			{ address: 'a@firm.example', provider: 'icloudDomain', login: 'boss' },
			'boss',
		],
		[
			'for a company domain at Google',
			{ address: 'a@firm.example', provider: 'googleWorkspace' },
			'a@firm.example',
		],
	])('%s', (_, data, login) => {
		expect(accountOfCredential({ password: 'x', ...data }).connection.login).toBe(login);
	});

	test('a login that cannot be told has to be typed', () => {
		const error = complaintOf({
			address: 'a@firm.example',
			password: 'x',
			provider: 'icloudDomain',
		});
		expect(error).toMatchObject({ field: 'Login', advice: expect.stringContaining('https://') });
	});
});

describe('a service that takes no passwords says so before anything is sent', () => {
	test.each<[string, Data, RegExp, RegExp]>([
		[
			'Outlook',
			{ address: 'a@outlook.com' },
			/Passwords no longer work/,
			/top right of the credential window.*Sign in With Microsoft.*September 2024.*https:\/\/support/,
		],
		[
			'Hotmail in the UK',
			{ address: 'a@hotmail.co.uk' },
			/Passwords no longer work/,
			/Sign in With Microsoft/,
		],
		[
			'Microsoft 365',
			{ address: 'a@firm.example', provider: 'microsoft365' },
			/Passwords no longer work/,
			/Sign in With Microsoft/,
		],
		['Proton', { address: 'a@proton.me' }, /cannot be read over IMAP/, /Bridge.*https:\/\/proton/],
		['Tuta', { address: 'a@tuta.com' }, /cannot be read over IMAP/, /forwarded/],
	])('%s', (_, data, message, advice) => {
		const error = complaintOf({ password: 'x', ...data });
		expect(error.message).toMatch(message);
		expect(error.advice).toMatch(advice);
	});
});

describe('a login', () => {
	test.each([
		['a control character', 'sh\u0000op'],
		['a line break', 'shop\r\nA1 LOGOUT'],
		['10,000 characters', 'x'.repeat(10_000)],
	])('with %s is named by its field', (_, login) => {
		const error = complaintOf({ ...OTHER, password: 'x', login });
		expect(error.field).toBe('Login');
		expect(error.message).toMatch(/^'Login'/);
	});
});
