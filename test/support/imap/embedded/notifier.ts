import type { Listener, Notifier, Session } from '@zone-eu/wildduck/imap-core/index.js';
import type { Change, Folder, Watcher } from './store';

/** Tells logged-in sessions what happened to their folder, so that IDLE and NOOP report it. */
export class FolderNotifier implements Notifier, Watcher {
	private readonly listeners = new Map<string, Set<Listener>>();
	private readonly changes = new Map<string, Array<Change & { readonly _id: string }>>();

	changed(folder: Folder, change: Change): void {
		// Nobody is logged in: nobody can have this folder open, and seeding 100,000 messages stays cheap.
		if (!this.listeners.has(folder.user)) return;
		const changes = this.changes.get(folder.id) ?? [];
		changes.push({ ...change, _id: `${change.modseq}` });
		this.changes.set(folder.id, changes);
		this.tell(folder.user);
	}

	removed(folder: Folder): void {
		this.tell(folder.user, { command: 'DROP', mailbox: folder.id });
	}

	addListener({ user }: Session, listener: Listener): void {
		const listeners = this.listeners.get(user.id) ?? new Set();
		this.listeners.set(user.id, listeners.add(listener));
	}

	removeListener({ user }: Session, listener: Listener): void {
		const listeners = this.listeners.get(user.id);
		listeners?.delete(listener);
		if (listeners?.size === 0) this.listeners.delete(user.id);
		if (this.listeners.size === 0) this.changes.clear();
	}

	getUpdates(
		mailbox: string,
		after: number,
		done: (error: null, updates: readonly object[]) => void,
	): void {
		const changes = this.changes.get(mailbox) ?? [];
		done(
			null,
			changes.filter(({ modseq }) => modseq > after),
		);
	}

	private tell(user: string, message?: Parameters<Listener>[0]): void {
		setImmediate(() => {
			for (const listener of [...(this.listeners.get(user) ?? [])]) listener(message);
		});
	}
}
