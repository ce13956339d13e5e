import { createHash } from 'node:crypto';
import { accountOf } from '../mail/address';
import type { Connection } from '../mailbox/mailbox';
import type { Detected } from '../providers/mail-server';
import type { OAuth2Service } from '../providers/oauth2-services';
import { shortNameOf, type Provider } from '../providers/providers';
import type { AccessToken } from './access-token';

/** A mailbox as its credential describes it. */
export interface Account {
	/** Normalized. */
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

/** A mailbox that is opened by an OAuth2 sign-in. */
export interface SignIn {
	readonly service: OAuth2Service;
	readonly token: AccessToken;
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
