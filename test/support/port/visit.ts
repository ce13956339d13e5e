import { MailboxError } from '../../../nodes/core/errors/mailbox-error';
import type { Connection, Mailbox } from '../../../nodes/core/mailbox/mailbox';
import { storeAt } from './port';
import { StoredMailbox } from './stored-mailbox';

/** Stands in for `withMailbox` of nodes/imap/session.ts, over a store instead of a socket. */
export async function withMailbox<T>(
	{ host, port, login, secret }: Connection,
	_options: unknown,
	use: (mailbox: Mailbox) => Promise<T>,
): Promise<T> {
	const place = storeAt(port);
	if (place === null) {
		throw new MailboxError(`connect ECONNREFUSED ${host}:${port}`, {
			...{ kind: 'unreachable', reach: 'connection', code: 'ECONNREFUSED' },
		});
	}
	place.noteVisit();
	await place.onStep('login');
	if (secret.kind !== 'password' || secret.password !== place.password) {
		throw new MailboxError('The server did not accept the login', {
			...{ kind: 'authentication', reach: 'connection', code: 'AUTHENTICATIONFAILED' },
		});
	}
	return await use(asking(new StoredMailbox(place.store, login), place.onStep));
}

/** Returns the mailbox with each call announced to `onStep` first. */
function asking(mailbox: StoredMailbox, onStep: (step: string) => Promise<void> | void): Mailbox {
	return new Proxy<Mailbox>(mailbox, {
		get(target, name) {
			const value: unknown = Reflect.get(target, name);
			if (typeof value !== 'function' || typeof name !== 'string') return value;
			return async (...given: unknown[]) => {
				await onStep([name, ...given.filter((one) => typeof one === 'string')].join(' '));
				return (await Reflect.apply(value, target, given)) as unknown;
			};
		},
	});
}

export async function withMessageStore(): Promise<never> {
	throw new Error('What changes mail is tested on a server: test/integration/servers');
}
