import type { Account } from '../../core/account/account';
import { detectServer } from '../../detect/detect';
import { openNetwork, type Network } from '../../detect/network';
import { guardedLookup } from '../../imap/egress';
import type { SessionOptions } from '../../imap/session';
import type { CredentialContext } from './credential';
import { egressOf } from './ssrf-protection';

/**
 * Returns the account with its server, which is looked up when the address alone does not tell. Throws
 * `SettingError` when the user has to say more, and a transient `MailboxError` when the network kept us from
 * finding out; `deadline` is Unix ms. `context` is null where n8n offers no say in connections.
 */
export async function locate(
	context: CredentialContext | null,
	account: Account,
	{ deadline, signal }: Pick<SessionOptions, 'deadline' | 'signal'>,
): Promise<Account> {
	if (account.complete === null) return account;
	const network = context === null ? undefined : guardedNetwork(context);
	const options = { deadline, signal, ...(network === undefined ? {} : { network }) };
	return account.complete(await detectServer(account.address, options));
}

/** One for the process, as n8n's filter is: what was found is remembered by network. */
let guarded: Network | undefined;

function guardedNetwork(context: CredentialContext): Network | undefined {
	const egress = egressOf(context);
	if (egress !== undefined) guarded ??= openNetwork({ lookup: guardedLookup(egress) });
	return egress === undefined ? undefined : guarded;
}
