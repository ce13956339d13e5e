import { domainOf } from '../mail/address';
import { SettingError } from '../errors/advised-error';
import type { Detected } from '../providers/mail-server';
import { providerByDomain, providerById, shortNameOf, type Provider } from '../providers/providers';
import { stampOf, type Account } from './account';
import { textOf } from '../text/unknown';
import { checkLatin, typedAddress } from './typed/typed-address';
import { typedCertificate } from './typed/typed-certificate';
import { typedLogin } from './typed/typed-login';
import { typedPassword } from './typed/typed-password';
import { typedServer, type Server } from './typed/typed-server';

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
	// A name typed for another choice may still be stored.
	const isLoginAsked = isTyped || (choice !== 'auto' && provider?.login === 'typed');
	const isToBeFound = provider === undefined && !isTyped && found === undefined;
	const password = typedPassword(data.password, provider);
	return {
		address,
		provider,
		signIn: null,
		connection: {
			...(isTyped ? typedServer(data) : endpointOf(provider ?? found ?? UNKNOWN)),
			login: loginOf(isLoginAsked ? typedLogin(data.login) : '', address, provider ?? found),
			secret: { kind: 'password', password },
			allowUnauthorizedCerts: isTyped && data.allowUnauthorizedCerts === true,
			ca: isTyped ? typedCertificate(data.caCertificate) : null,
		},
		serverBy: isTyped ? 'typing' : provider === undefined ? 'lookup' : 'table',
		complete: isToBeFound ? (server) => accountOfCredential(data, server) : null,
		stamp: stampOf(address),
	};
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
		"The mail service chosen as 'Provider' is no longer supported",
		"Choose another one, or 'Other Service' and enter the host and port of its IMAP server.",
	);
}

/** Throws before anything is sent when no password can open the mailbox. */
function checkAccess(provider: Provider): void {
	const { secret, needs, helpUrl } = provider;
	const what = NO_PASSWORDS[secret];
	if (what === undefined) return;
	const advice = needs.charAt(0).toUpperCase() + needs.slice(1);
	throw new SettingError('Provider', what(shortNameOf(provider)), `${advice}. See ${helpUrl}`);
}

const NO_PASSWORDS: Readonly<Partial<Record<Provider['secret'], (service: string) => string>>> = {
	oauth2: (service) => `Passwords no longer work for ${service}`,
	impossible: (service) => `${service} cannot be read over IMAP`,
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
				`'Login' is empty, and ${shortNameOf(service)} does not accept the address`,
				`Choose '${service.name}' as 'Provider' and enter the name you log in with. See ${service.helpUrl}`,
			);
		case 'address':
		case undefined:
			return address;
	}
}
