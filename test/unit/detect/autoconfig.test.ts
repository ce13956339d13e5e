import { readAutoconfig } from '../../../nodes/detect/autoconfig';

const ASKED_FOR = 'postmaster@company.example';

const FIELDS = {
	hostname: 'imap.company.example',
	port: '993',
	socketType: 'SSL',
	username: '%EMAILADDRESS%',
	authentication: 'password-cleartext',
};

/** One incoming server; an undefined field is left out. */
const server = (
	changes: Partial<Record<keyof typeof FIELDS, string | undefined>>,
	type = 'imap',
) => {
	const rows = Object.entries({ ...FIELDS, ...changes }).flatMap(([name, text]) =>
		(text?.split('|') ?? []).map((each) => `<${name}>${each}</${name}>`),
	);
	return `<incomingServer type="${type}">${rows.join('\n')}</incomingServer>`;
};

const document = (...servers: string[]) =>
	`\uFEFF<?xml version="1.0"?>\n<clientConfig version="1.1"><emailProvider id="company.example"><domain>company.example</domain>${servers.join('')}<outgoingServer type="smtp"><hostname>smtp.company.example</hostname></outgoingServer></emailProvider><webMail/></clientConfig>`;

const read = (xml: string) => readAutoconfig(xml, ASKED_FOR);

test('an ordinary document names host, port, security and login', () => {
	expect(read(document(server({})))).toEqual({
		host: 'imap.company.example',
		port: 993,
		security: 'tls',
		login: 'address',
		takesPassword: true,
	});
});

describe('one field different', () => {
	test.each<[string, Parameters<typeof server>[0], object | undefined]>([
		['the domain filled in', { hostname: 'mail.%EMAILDOMAIN%' }, { host: 'mail.company.example' }],
		[
			'white space',
			{ hostname: '\n  imap.company.example ', port: ' 993 ' },
			{ host: 'imap.company.example', port: 993 },
		],
		['capitals', { hostname: 'IMAP.Company.Example' }, { host: 'imap.company.example' }],
		['another port', { port: '1993' }, { port: 1993 }],
		['STARTTLS', { socketType: 'STARTTLS', port: '143' }, { security: 'starttls', port: 143 }],
		['TLS by its later name', { socketType: 'TLS' }, { security: 'tls' }],
		['the local part', { username: '%EMAILLOCALPART%' }, { login: 'localPart' }],
		[
			'the address in two parts',
			{ username: '%EMAILLOCALPART%@%EMAILDOMAIN%' },
			{ login: 'address' },
		],
		['the address already filled in', { username: ASKED_FOR }, { login: 'address' }],
		['no authentication', { authentication: undefined }, { takesPassword: true }],
		['an older name for a password', { authentication: 'plain' }, { takesPassword: true }],
		[
			'OAuth2 or a password',
			{ authentication: 'OAuth2|password-cleartext' },
			{ takesPassword: true },
		],
		['OAuth2 alone', { authentication: 'OAuth2' }, { takesPassword: false }],
		['no encryption', { socketType: 'plain' }, undefined],
		['no socket type', { socketType: undefined }, undefined],
		['a host that is an IP address', { hostname: '10.0.0.1' }, undefined],
		['a host with a path', { hostname: 'company.example/x' }, undefined],
		['no host', { hostname: undefined }, undefined],
		['no port', { port: undefined }, undefined],
		['a port out of range', { port: '70000' }, undefined],
		['a port in words', { port: 'imaps' }, undefined],
		['an entity in the host', { hostname: 'imap&#46;company.example' }, undefined],
	])('%s', (_, changes, expected) => {
		const found = read(document(server(changes)));
		if (expected === undefined) expect(found).toBeUndefined();
		else expect(found).toMatchObject(expected);
	});

	test.each(['alice', '%EMAILADDRESS%.mail', undefined])(
		'login %p is left to the user',
		(username) => {
			expect(read(document(server({ username })))).not.toHaveProperty('login');
		},
	);
});

describe('of several servers', () => {
	const TLS = server({ hostname: 'tls.company.example' });
	const SECOND = server({ hostname: 'second.company.example' });
	const STARTTLS = server({
		hostname: 'starttls.company.example',
		port: '143',
		socketType: 'STARTTLS',
	});
	const OAUTH2 = server({ hostname: 'oauth2.company.example', authentication: 'OAuth2' });
	const POP3 = server({ hostname: 'pop.company.example' }, 'pop3');

	test.each([
		['the first', [TLS, SECOND], 'tls'],
		['IMAP', [POP3, TLS], 'tls'],
		['TLS', [STARTTLS, TLS], 'tls'],
		['a password', [OAUTH2, STARTTLS], 'starttls'],
	])('%s is chosen', (_, servers, label) => {
		expect(read(document(...servers))?.host).toBe(`${label}.company.example`);
	});

	test('none fits', () => expect(read(document(POP3))).toBeUndefined());
});

describe('what is no such document names nothing', () => {
	test.each([
		['nothing', ''],
		['a web page', '<!doctype html><html><head><meta charset=utf-8><body><p>Hi<br></html>'],
		['XML of another kind', '<clientConfig/>'],
		['JSON', '{"clientConfig":{}}'],
		['half a document', document(server({})).slice(0, 200)],
		['a server outside the document', server({})],
		[
			'a document type, and so entities',
			document(server({})).replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>'),
		],
		['names of JavaScript', document(server({})).replaceAll('emailProvider', '__proto__')],
		['a thousand levels', '<clientConfig>'.repeat(1_000)],
		['binary', '\0\u0001\u0002<\uFFFD>'],
	])('%s', (_, xml) => {
		expect(read(xml)).toBeUndefined();
	});
});
