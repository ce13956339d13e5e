import type { Account } from '../../core/account/account';
import { newKeptClients, type KeptClients } from '../../imap/kept-clients';
import type { Keeping } from '../../imap/session';
import { connectionKeyOf } from './grants';

export type { KeptClients, Keeping };

/** Returns a keeper of connections that has none yet. */
export function keptConnections(): KeptClients {
	return newKeptClients();
}

/** Returns how the connection of an account is kept for so long without use, ms. */
export function keepingOf(clients: KeptClients, { connection }: Account, forMs: number): Keeping {
	return { clients, mailbox: connectionKeyOf(connection), forMs };
}
