import { createHash } from 'node:crypto';
import type { Connection, Secret } from '../../core/mailbox/mailbox';

/**
 * Returns a hash that changes when somebody enters another password or signs in again, and not when a
 * token is renewed: what the user changed is tried at once, all else keeps its pause. @internal
 */
export function grantOf(secret: Secret): string {
	if (secret.kind === 'password') return hashOf(secret.password);
	const hash = hashOf(secret.accessToken);
	return renewals.get(hash) ?? hash;
}

/**
 * Returns a hash that changes with how a mailbox is reached, and with what proves that it may be opened. Holds no
 * secret: all of it is hashed.
 */
export function connectionKeyOf({ secret, ...server }: Connection): string {
	return hashOf(JSON.stringify([server, grantOf(secret)]));
}

/** Notes that one token took the place of another. */
export function noteRenewal(before: string, after: string): void {
	const grant = grantOf({ kind: 'accessToken', accessToken: before });
	renewals.set(hashOf(after), grant);
	// A map keeps the order of its keys.
	for (const hash of renewals.keys()) {
		if (renewals.size <= MOST_RENEWALS) break;
		renewals.delete(hash);
	}
}

/** Hash of a renewed token → hash of the one somebody signed in for. */
const renewals = new Map<string, string>();

/** More than one process has credentials; an older token is not used anymore. */
const MOST_RENEWALS = 1000;

function hashOf(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}
