import type { Account } from '../core/account';
import { detectServer } from '../detect/detect';

/**
 * Returns the account with its server, which is looked up when the address alone does not tell. Throws
 * `SettingError` when the user has to say more, and a transient `MailboxError` when the network kept us from
 * finding out; `deadline` is Unix ms.
 */
export async function locate(account: Account, deadline: number): Promise<Account> {
	if (account.complete === null) return account;
	return account.complete(await detectServer(account.address, { deadline }));
}
