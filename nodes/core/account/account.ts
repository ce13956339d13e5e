import { createHash } from 'node:crypto';
import { accountOf, domainOf } from '../mail/address';
import type { Detected } from '../providers/mail-server';
import type { Connection } from '../mailbox/mailbox';
import { providerByDomain, providerById, shortNameOf, type Provider } from '../providers/providers';
import type { SignIn } from './sign-in';
import { SettingError } from '../errors/advised-error';
import { textOf } from '../text/unknown';
import { checkLatin, typedAddress } from './typed/typed-address';
import { typedCertificate } from './typed/typed-certificate';
import { typedLogin } from './typed/typed-login';
import { typedPassword } from './typed/typed-password';
import { typedServer, type Server } from './typed/typed-server';

/** A mailbox as its credential describes it. */
export interface Account {
	/** Normalised. */
	readonly address: string;
	/** Undefined for 'Other Service' and for a sign-in. */
	readonly provider: Provider | undefined;
	/** How somebody signed in at the mail service; null for a password. */
	readonly signIn: SignIn | null;
	readonly connection: Connection;
	/** Who says where the server is: only what was typed can be wrong in the form. */
	readonly serverBy: 'typing' | 'table' | 'lookup';
	/** Completes an account whose server has to be found first, and may throw `SettingError`; null: it is complete. */
	readonly complete: ((found: Detected) => Account) | null;
	/** 16 hex digits that stand for the account in state and ids, whatever its host is called. */
	readonly stamp: string;
}

/**
 * Returns the mailbox of a credential's data as n8n stores it; `found` is the server of its domain, should it
 * have been looked up. Throws `SettingError` naming the field.
 */
export function accountOfCredential(
	data: Readonly<Record<string, unknown>>,
	found?: Detected,
): Account {
	const address = typedAddress(data.address);
	const choice = textOf(data.provider) || 'auto';
	const provider = providerOf(choice, address) ?? found?.provider;
	if (provider !== undefined) checkAccess(provider);
	const isTyped = choice === 'other';
	const isToBeFound = provider === undefined && !isTyped && found === undefined;
	const password = typedPassword(data.password, provider);
	return {
		address,
		provider,
		signIn: null,
		connection: {
			...(isTyped ? typedServer(data) : endpointOf(provider ?? found ?? UNKNOWN)),
			login: loginOf(typedLogin(data.login), address, provider ?? found),
			secret: { kind: 'password', password },
			allowUnauthorizedCerts: isTyped && data.allowUnauthorizedCerts === true,
			ca: isTyped ? typedCertificate(data.caCertificate) : null,
		},
		serverBy: isTyped ? 'typing' : provider === undefined ? 'lookup' : 'table',
		complete: isToBeFound ? (server) => accountOfCredential(data, server) : null,
		stamp: stampOf(address),
	};
}

/** Returns the stamp of an address: the same for all its spellings, and however one logs in. */
export function stampOf(address: string): string {
	return createHash('sha256').update(accountOf(address)).digest('hex').slice(0, 16);
}

/** Returns how users know the server: `Yandex 360 (imap.yandex.ru:993)`, or the address of one of their own. */
export function serverNameOf({ signIn, provider, connection }: Account): string {
	const service = signIn?.service.name ?? (provider && shortNameOf(provider));
	const address = `${connection.host}:${connection.port}`;
	return service === undefined ? address : `${service} (${address})`;
}

/** Undefined for a typed server, and for one that is to be found. */
function providerOf(choice: string, address: string): Provider | undefined {
	if (choice === 'other') return undefined;
	const byDomain = providerByDomain(domainOf(address));
	// Their addresses are ASCII, so any other letter is a slip; a company domain may have its own ways.
	if (byDomain !== undefined) checkLatin(address);
	if (choice === 'auto') return byDomain;
	const provider = providerById(choice);
	if (provider !== undefined) return provider;
	throw new SettingError(
		'Provider',
		"The mail service chosen as 'Provider' is not known any more",
		"Choose another one, or 'Other Service' and enter the host and port of its IMAP server.",
	);
}

/** Throws before anything is sent when no password can open the mailbox. */
function checkAccess(provider: Provider): void {
	const { secret, needs, helpUrl } = provider;
	const what = NO_PASSWORDS[secret];
	if (what === undefined) return;
	const advice = needs.charAt(0).toUpperCase() + needs.slice(1);
	throw new SettingError(
		'Provider',
		`${shortNameOf(provider)} ${what}`,
		`${advice}. See ${helpUrl}`,
	);
}

const NO_PASSWORDS: Readonly<Partial<Record<Provider['secret'], string>>> = {
	oauth2: 'does not accept passwords for IMAP any more',
	impossible: 'cannot be read by IMAP',
};

/** Nobody connects before the account is complete. */
const UNKNOWN: Server = { host: '', port: 993, security: 'tls' };

function endpointOf({ host, port, security }: Server): Server {
	return { host, port, security };
}

function loginOf(typed: string, address: string, service: Provider | Detected | undefined): string {
	if (typed !== '') return typed;
	switch (service?.login) {
		case 'localPart':
			return address.slice(0, address.lastIndexOf('@'));
		case 'typed':
			throw new SettingError(
				'Login',
				`'Login' is empty, and ${shortNameOf(service)} does not take the address`,
				`Choose '${service.name}' as 'Provider' and enter the name you log in with. See ${service.helpUrl}`,
			);
		case 'address':
		case undefined:
			return address;
	}
}
