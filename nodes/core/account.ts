import { createHash } from 'node:crypto';
import { accountOf, domainOf } from './address';
import { trimmed } from './characters';
import type { Connection } from './mailbox';
import { providerByDomain, providerById, shortNameOf, type Provider } from './providers';
import type { SignIn } from './sign-in';
import { SettingError } from './setting-error';
import { checkLatin, typedAddress } from './typed-address';
import { typedPassword } from './typed-password';
import { typedServer } from './typed-server';

/** A mailbox as its credential describes it. */
export interface Account {
	/** Normalised. */
	readonly address: string;
	/** Undefined for 'Other Service' and for a sign-in. */
	readonly provider: Provider | undefined;
	/** How somebody signed in at the mail service; null for a password. */
	readonly signIn: SignIn | null;
	readonly connection: Connection;
	/** 16 hex digits that stand for the account in state and ids, whatever its host is called. */
	readonly stamp: string;
}

/** Returns the mailbox of a credential's data as n8n stores it. Throws `SettingError` naming the field. */
export function accountOfCredential(data: Readonly<Record<string, unknown>>): Account {
	const address = typedAddress(data.address);
	const provider = providerOf(textOf(data.provider) || 'auto', address);
	if (provider !== undefined) checkAccess(provider);
	const password = typedPassword(data.password, provider);
	return {
		address,
		provider,
		signIn: null,
		connection: {
			...(provider === undefined ? typedServer(data) : presetServer(provider)),
			login: loginOf(trimmed(textOf(data.login)), address, provider),
			secret: { kind: 'password', password },
			allowUnauthorizedCerts: provider === undefined && data.allowUnauthorizedCerts === true,
		},
		stamp: stampOf(address),
	};
}

/** Returns the stamp of an address: the same for all its spellings, and however one logs in. */
export function stampOf(address: string): string {
	return createHash('sha256').update(accountOf(address)).digest('hex').slice(0, 16);
}

/** Returns the name to show for the service of an account, or undefined when it is a server of one's own. */
export function serviceNameOf({ signIn, provider }: Account): string | undefined {
	return signIn?.service.name ?? (provider && shortNameOf(provider));
}

function providerOf(choice: string, address: string): Provider | undefined {
	if (choice === 'other') return undefined;
	const byDomain = providerByDomain(domainOf(address));
	// Their addresses are ASCII, so any other letter is a slip; a company domain may have its own ways.
	if (byDomain !== undefined) checkLatin(address);
	const provider = choice === 'auto' ? byDomain : providerById(choice);
	if (provider !== undefined) return provider;
	throw new SettingError(
		'Provider',
		"'Address' belongs to a mail service whose settings are not known",
		"Choose the service of the mailbox as 'Provider', or 'Other Service' and enter the host and port of its IMAP server.",
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

function presetServer({
	host,
	port,
	security,
}: Provider): Pick<Connection, 'host' | 'port' | 'security'> {
	return { host, port, security };
}

function loginOf(typed: string, address: string, provider: Provider | undefined): string {
	if (typed !== '') return typed;
	if (provider?.login === 'localPart') return address.slice(0, address.lastIndexOf('@'));
	if (provider?.login !== 'typed') return address;
	throw new SettingError(
		'Login',
		`'Login' is empty, and ${shortNameOf(provider)} does not take the address`,
		`Enter the name you log in with. See ${provider.helpUrl}`,
	);
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
