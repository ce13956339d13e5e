import type { ImapFlow } from 'imapflow';

import type { Translate } from './commands/fetch';
import { idleWhile } from './commands/wait';
import { leave } from './leave';

/** A connection that is logged in. */
export interface Client {
	readonly driver: ImapFlow;
	readonly translate: Translate;
}

/** Connections that nobody uses at the moment, by mailbox: the next visit takes one instead of logging in again. */
export interface KeptClients {
	/** Returns the connection that was used last; the caller has it alone from then on. */
	take(mailbox: string): Client | undefined;
	/** Keeps a connection for so long, unless somebody takes it before or it breaks; it is logged out then. */
	put(mailbox: string, client: Client, forMs: number): void;
	/** Logs out all connections that are kept for a mailbox. */
	drop(mailbox: string): void;
	/** Logs out all connections. */
	dropAll(): void;
}

/** Returns a keeper that has no connection yet. */
export function newKeptClients(): KeptClients {
	const kept = new Map<string, Place[]>();
	return {
		take(mailbox) {
			for (;;) {
				const place = kept.get(mailbox)?.at(-1);
				if (place === undefined) return undefined;
				remove(mailbox, place);
				if (place.client.driver.usable) return place.client;
				place.client.driver.close();
			}
		},
		put(mailbox, client, forMs) {
			const { driver } = client;
			const timer = setTimeout(() => dismiss(mailbox, place), forMs);
			// n8n ends its process itself, and a test that ends must not wait for this.
			timer.unref();
			const onClose = () => remove(mailbox, place);
			const place: Place = { client, timer, onClose };
			driver.once('close', onClose);
			kept.set(mailbox, [...(kept.get(mailbox) ?? []), place]);
			void idleWhile(driver, () => kept.get(mailbox)?.includes(place) ?? false);
		},
		drop,
		dropAll() {
			for (const mailbox of [...kept.keys()]) drop(mailbox);
		},
	};

	function drop(mailbox: string): void {
		for (const place of kept.get(mailbox) ?? []) dismiss(mailbox, place);
	}

	function dismiss(mailbox: string, place: Place): void {
		remove(mailbox, place);
		void leave(place.client.driver, {});
	}

	function remove(mailbox: string, place: Place): void {
		clearTimeout(place.timer);
		place.client.driver.off('close', place.onClose);
		const others = (kept.get(mailbox) ?? []).filter((other) => other !== place);
		if (others.length === 0) kept.delete(mailbox);
		else kept.set(mailbox, others);
	}
}

interface Place {
	readonly client: Client;
	readonly timer: NodeJS.Timeout;
	readonly onClose: () => void;
}
