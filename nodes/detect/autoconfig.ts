import { XMLParser } from 'fast-xml-parser';
import { normaliseHost } from '../core/mail/host-name';
import type { MailServer } from '../core/providers/mail-server';
import { fieldOf, textOf } from '../core/text/unknown';

/** The IMAP server an autoconfig document names. */
export interface AutoconfigServer extends MailServer {
	/** False when only a sign-in like OAuth2 is accepted. */
	readonly takesPassword: boolean;
}

/**
 * Returns the best IMAP server of a document in Thunderbird's autoconfig format, or undefined when the
 * text is none or names no encrypted IMAP server. `askedFor` is the address the document was asked for.
 */
export function readAutoconfig(xml: string, askedFor: string): AutoconfigServer | undefined {
	const servers = incomingServers(xml).flatMap((server) => toServer(server, askedFor));
	return [...servers].sort((a, b) => rank(a) - rank(b))[0];
}

/** Passwords before other sign-ins, TLS before STARTTLS (RFC 8314 §3), else as the domain lists them. */
function rank({ takesPassword, security }: AutoconfigServer): number {
	return (takesPassword ? 0 : 2) + (security === 'tls' ? 0 : 1);
}

function incomingServers(xml: string): readonly unknown[] {
	// No document of this format has one, and with none there is no entity to expand.
	if (/<!DOCTYPE/i.test(xml)) return [];
	let document: unknown;
	try {
		document = PARSER.parse(xml);
	} catch {
		return [];
	}
	const [provider] = children(field(document, 'clientConfig'), 'emailProvider');
	return children(provider, 'incomingServer');
}

const PARSER = new XMLParser({
	ignoreAttributes: (name) => name !== 'type',
	attributeNamePrefix: '@',
	alwaysCreateTextNode: true,
	parseTagValue: false,
	processEntities: false,
	isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute,
});

function toServer(server: unknown, askedFor: string): AutoconfigServer[] {
	const text = (name: string) => contentOf(children(server, name)[0]);
	const host = normaliseHost(fillIn(text('hostname'), askedFor));
	const port = Number(text('port'));
	const security = SECURITY[text('socketType').toUpperCase()];
	if (field(server, '@type') !== 'imap' || host === null || security === undefined) return [];
	if (!Number.isInteger(port) || port < 1 || port > 65_535) return [];
	const login = loginOf(fillIn(text('username'), askedFor), askedFor);
	const ways = children(server, 'authentication').map((way) => contentOf(way).toLowerCase());
	return [
		{
			host,
			port,
			security,
			...(login === undefined ? {} : { login }),
			takesPassword: ways.length === 0 || ways.some((way) => PASSWORD_WAYS.has(way)),
		},
	];
}

const SECURITY: Readonly<Record<string, MailServer['security'] | undefined>> = {
	SSL: 'tls',
	TLS: 'tls',
	STARTTLS: 'starttls',
};

/** `plain` and `secure` are the names of older documents. */
const PASSWORD_WAYS = new Set(['password-cleartext', 'password-encrypted', 'plain', 'secure']);

function fillIn(text: string, address: string): string {
	const at = address.lastIndexOf('@');
	return text
		.replaceAll('%EMAILADDRESS%', () => address)
		.replaceAll('%EMAILLOCALPART%', () => address.slice(0, at))
		.replaceAll('%EMAILDOMAIN%', () => address.slice(at + 1));
}

function loginOf(username: string, address: string): MailServer['login'] {
	if (username === address) return 'address';
	return username === address.slice(0, address.lastIndexOf('@')) ? 'localPart' : undefined;
}

function field(node: unknown, name: string): unknown {
	return fieldOf(Array.isArray(node) ? node[0] : node, name);
}

function children(node: unknown, name: string): readonly unknown[] {
	const found = field(node, name);
	return Array.isArray(found) ? found : [];
}

function contentOf(node: unknown): string {
	return textOf(field(node, '#text'));
}
