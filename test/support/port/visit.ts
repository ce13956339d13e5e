import { MailboxError } from '../../../nodes/core/errors/mailbox-error';
import type { Connection, FetchedHeads, Mailbox } from '../../../nodes/core/mailbox/mailbox';
import { storeAt, type Place } from './port';
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
	return await use(asking(new StoredMailbox(place.store, login, place.listeners), place));
}

/** Returns the mailbox with each call announced to `onStep` first. */
function asking(mailbox: StoredMailbox, { onStep, onHeads }: Place): Mailbox {
	return new Proxy<Mailbox>(mailbox, {
		get(target, name) {
			const value: unknown = Reflect.get(target, name);
			if (typeof value !== 'function' || typeof name !== 'string') return value;
			return async (...given: unknown[]) => {
				await onStep([name, ...given.filter((one) => typeof one === 'string')].join(' '));
				const answer: unknown = await Reflect.apply(value, target, given);
				if (name !== 'fetchHeads') return answer;
				const fetched = answer as FetchedHeads;
				return { ...fetched, heads: onHeads(fetched.heads) };
			};
		},
	});
}

/** As `withMailbox`, with what `StoredMailbox` has: what changes mail is tested in test/integration/servers. */
export const withMessageStore = withMailbox;

/** Nothing is kept here. */
export const withKeptMailbox = async () => null;
