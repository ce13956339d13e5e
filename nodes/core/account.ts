import { createHash } from 'node:crypto';
import { accountOf, domainOf, normaliseAddress } from './address';
import type { Connection } from './mailbox';
import { providerByDomain, providerById, type Provider } from './providers';
import { SettingError } from './setting-error';

/** A mailbox as its credential describes it. */
export interface Account {
	/** Normalised. */
	readonly address: string;
	/** Undefined for 'Other Service'. */
	readonly provider: Provider | undefined;
	readonly connection: Connection;
	/** 16 hex digits that stand for the account in state and ids, whatever its host is called. */
	readonly stamp: string;
}

/** Returns the mailbox of a credential's data as n8n stores it. Throws `SettingError` naming the field. */
export function accountOfCredential(data: Readonly<Record<string, unknown>>): Account {
	const address = normaliseAddress(textOf(data.address));
	if (address === null) {
		throw new SettingError(
			'Address',
			"'Address' is not an e-mail address",
			'Enter it like name@example.com.',
		);
	}
	const password = textOf(data.password).trim();
	if (password === '') {
		throw new SettingError(
			'App Password',
			"'App Password' is empty",
			'Enter the app password of the mailbox.',
		);
	}
	const choice = textOf(data.provider) || 'auto';
	const provider = providerOf(choice, address);
	const login = textOf(data.login).trim() || address;
	return {
		address,
		provider,
		connection: {
			...(provider === undefined ? typedServer(data) : presetServer(provider)),
			login,
			// Google and Yandex show app passwords in groups of four; no service has spaces in them.
			password: provider === undefined ? password : password.replace(/\s/g, ''),
			allowUnauthorizedCerts: provider === undefined && data.allowUnauthorizedCerts === true,
		},
		stamp: createHash('sha256').update(accountOf(address)).digest('hex').slice(0, 16),
	};
}

function providerOf(choice: string, address: string): Provider | undefined {
	if (choice === 'other') return undefined;
	const provider = choice === 'auto' ? providerByDomain(domainOf(address)) : providerById(choice);
	if (provider !== undefined) return provider;
	throw new SettingError(
		'Provider',
		"'Address' belongs to a mail service whose settings are not known",
		"Choose 'Other Service' as 'Provider' and enter the host and port of its IMAP server.",
	);
}

function presetServer({
	host,
	port,
	security,
}: Provider): Pick<Connection, 'host' | 'port' | 'security'> {
	return { host, port, security };
}

function typedServer(
	data: Readonly<Record<string, unknown>>,
): Pick<Connection, 'host' | 'port' | 'security'> {
	const host = textOf(data.host)
		.trim()
		.replace(/^\[(.*)\]$/, '$1');
	if (!HOST.test(host)) {
		throw new SettingError(
			'Host',
			host === '' ? "'Host' is empty" : "'Host' is not the name of a server",
			'Enter only the name, like imap.example.com: no https://, no port, no spaces.',
		);
	}
	const port = typeof data.port === 'string' ? Number(data.port) : data.port;
	if (typeof port !== 'number' || !Number.isInteger(port) || port < 1 || port > 65_535) {
		throw new SettingError(
			'Port',
			"'Port' is not a port number",
			'Enter 993, or the number your mail service names.',
		);
	}
	const security = data.security ?? 'tls';
	if (security !== 'tls' && security !== 'starttls' && security !== 'none') {
		throw new SettingError('Security', "'Security' is unknown", 'Choose TLS, STARTTLS or None.');
	}
	return { host, port, security };
}

/** Letters of any script, digits, dots and hyphens; or an IPv6 address. */
const HOST = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}])?\.?|\[?[\da-f:]+\]?)$/iu;

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
