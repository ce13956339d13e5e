import { findLookAlike, nameOfCharacter, trimmed } from '../../text/characters';
import type { Connection } from '../../mailbox/mailbox';
import { SettingError } from '../../errors/advised-error';

export type Server = Pick<Connection, 'host' | 'port' | 'security'>;

/** Returns the server of 'Other Service'. Throws `SettingError` naming the field. */
export function typedServer(data: Readonly<Record<string, unknown>>): Server {
	return {
		host: typedHost(data.host),
		port: typedPort(data.port),
		security: typedSecurity(data.security),
	};
}

function typedHost(value: unknown): string {
	const typed = typeof value === 'string' ? trimmed(value) : '';
	const complaint = HOST_SHAPES.find(({ when }) => when.test(typed))?.what;
	if (complaint !== undefined) throw wrongHost(`'Host' ${complaint}`);
	const host = typed.replace(/^\[(.*)\]$/, '$1');
	const twin = host.split('.').map(findLookAlike).find(Boolean);
	if (twin !== undefined) throw wrongHost(`'Host' contains ${nameOfCharacter(twin.character)}`);
	if (!HOST.test(host)) throw wrongHost("'Host' is not the name of a server");
	return host;
}

/** What people paste instead of a name. */
const HOST_SHAPES = [
	{ when: /^$/, what: 'is empty' },
	{ when: /^[a-z][a-z\d+.-]*:\/\//i, what: 'is a web address' },
	{ when: /@/, what: 'is an email address' },
	{ when: /^[^:[\]]+:\d*$/, what: 'contains a port' },
	{ when: /[/\\?#]/, what: 'contains a path' },
	{ when: /\s/, what: 'contains a space' },
];

/** Letters of any script, digits, dots and hyphens; or an IPv6 address. */
const HOST = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}])?\.?|[\da-f:]+(?:[\d.]+)?)$/iu;

function wrongHost(message: string): SettingError {
	return new SettingError(
		'Host',
		message,
		'Enter only the name, like imap.example.com: no https://, no port, no spaces.',
	);
}

function typedPort(value: unknown): number {
	const port = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof port !== 'number' || !Number.isInteger(port) || port < 1 || port > 65_535) {
		throw wrongPort("'Port' is not a port number");
	}
	const use = OTHER_USES[port];
	if (use !== undefined) throw wrongPort(`'Port' ${port} is for ${use}, not for IMAP`);
	return port;
}

/** Ports on which nobody runs IMAP, but which stand beside it on the help pages of mail services. */
const OTHER_USES: Readonly<Record<number, string>> = {
	25: 'sending mail (SMTP)',
	80: 'web pages',
	110: 'POP3',
	443: 'web pages',
	465: 'sending mail (SMTP)',
	587: 'sending mail (SMTP)',
	995: 'POP3',
};

function wrongPort(message: string): SettingError {
	return new SettingError(
		'Port',
		message,
		'Enter 993, or the port your mail service states for IMAP.',
	);
}

function typedSecurity(value: unknown): Server['security'] {
	const security = value ?? 'tls';
	if (security === 'tls' || security === 'starttls' || security === 'none') return security;
	throw new SettingError('Security', "'Security' is unknown", 'Choose TLS, STARTTLS or None.');
}
