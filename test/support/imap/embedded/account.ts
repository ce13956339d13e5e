import type { TestServer } from '../server';
import type { Folder, Store } from './store';

/** What tests do to an account behind the back of the program that is tested. */
export function accountActions(store: Store) {
	const existing = (user: string, path: string): Folder => {
		const folder = store.folder(user, path);
		if (!folder) throw new Error(`There is no folder '${path}'`);
		return folder;
	};
	const writable = (user: string, path: string) =>
		store.folder(user, path) ?? store.create(user, path);
	return {
		append: async (...[user, path, raw, options]: Parameters<TestServer['append']>) =>
			store.add(
				writable(user, path),
				toBuffer(raw),
				options?.receivedAt ?? new Date(),
				options?.flags,
			).uid,
		appendMany: async (...[user, path, mails]: Parameters<TestServer['appendMany']>) => {
			const folder = writable(user, path);
			for (const { raw, receivedAt = new Date() } of mails) {
				store.add(folder, toBuffer(raw), receivedAt);
			}
		},
		createFolder: async (user: string, path: string) => {
			if (store.folder(user, path)) throw new Error(`The folder '${path}' exists already`);
			store.create(user, path);
		},
		deleteFolder: async (user: string, path: string) => store.remove(existing(user, path)),
		expunge: async (user: string, path: string, uid: number) =>
			store.expunge(existing(user, path), uid),
		flags: async (user: string, path: string) =>
			Object.fromEntries(
				[...existing(user, path).mails.values()].map(({ uid, flags }) => [uid, [...flags]]),
			),
	};
}

function toBuffer(raw: string | Buffer): Buffer {
	return typeof raw === 'string' ? Buffer.from(raw) : raw;
}
