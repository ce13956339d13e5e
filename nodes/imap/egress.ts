import type { LookupFunction } from 'node:net';
import { MailboxError } from '../core/errors/mailbox-error';

/** Where the administrator of n8n lets connections go (n8n's `getSecureEgressFilter`). */
export interface Egress {
	/** True for a host that is not a forbidden IP address; names are judged by `lookup`. */
	permits(host: string): boolean;
	/** Fails with an error whose name begins with `SsrfBlocked` for what is forbidden. */
	readonly lookup: LookupFunction;
}

/** Returns the lookup with its refusals marked by a code. */
export function guardedLookup({ lookup }: Egress): LookupFunction {
	return (host, options, done) => {
		lookup(host, options, (error, address, family) => {
			const isRefused = error?.name.startsWith('SsrfBlocked') ?? false;
			done(
				isRefused ? Object.assign(new Error('blocked'), { code: BLOCKED }) : error,
				address,
				family,
			);
		});
	};
}

/** Throws when the host may not be connected to at all. */
export function assertPermitted(egress: Egress | undefined, host: string): void {
	if (egress?.permits(host) ?? true) return;
	throw new MailboxError(`${host}: not permitted by n8n`, {
		kind: 'forbidden',
		reach: 'connection',
	});
}

const BLOCKED = 'EGRESS_BLOCKED';
