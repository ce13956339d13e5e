import type { Done, FetchItem, SearchTerm, Session } from '@zone-eu/wildduck/imap-core/index.js';
import { changeHandlers } from './changes';
import { sendAll } from './fetch';
import type { ImapCore } from './imap-core';
import { search } from './search';
import { pick } from './store';
import type { Store } from './store';
import { UidList } from './uid-list';

/** What the server does on each command, in the shape wildduck calls it. A string result becomes `NO [string]`. */
export function handlers(core: ImapCore, store: Store, password: string) {
	return {
		...changeHandlers(store),

		onAuth(login: { username: string; password: string }, _: Session, done: Done) {
			const { username } = login;
			done(null, login.password === password && { user: { id: username, username } });
		},

		onList: (_query: string, { user }: Session, done: Done) => done(null, listing(store, user.id)),
		onLsub: (_query: string, { user }: Session, done: Done) => done(null, listing(store, user.id)),
		onSubscribe: (_path: string, _: Session, done: Done) => done(null, true),
		onUnsubscribe: (_path: string, _: Session, done: Done) => done(null, true),

		onStatus(path: string, { user }: Session, done: Done) {
			const folder = store.folder(user.id, path);
			if (!folder) return done(null, 'NONEXISTENT');
			const { mails, uidNext, uidValidity, unseen, modseq: highestModseq } = folder;
			done(null, { messages: mails.size, uidNext, uidValidity, highestModseq, unseen });
		},

		onOpen(path: string, { user }: Session, done: Done) {
			const folder = store.folder(user.id, path);
			if (!folder) return done(null, 'NONEXISTENT');
			const { id: _id, uidNext, uidValidity, modseq: modifyIndex } = folder;
			const uidList = UidList.from(folder.mails.keys());
			done(null, { _id, uidNext, uidValidity, modifyIndex, uidList });
		},

		onCreate(path: string, { user }: Session, done: Done) {
			if (store.folder(user.id, path)) return done(null, 'ALREADYEXISTS');
			// As most servers: their folders are in files.
			if (path.length > 255) return done(null, 'CANNOT');
			store.create(user.id, path);
			done(null, true);
		},

		onDelete(path: string, { user }: Session, done: Done) {
			const folder = store.folder(user.id, path);
			if (!folder) return done(null, 'NONEXISTENT');
			store.remove(folder);
			done(null, true);
		},

		onAppend(
			path: string,
			flags: readonly string[],
			date: string | false,
			raw: Buffer,
			{ user }: Session,
			done: Done,
		) {
			const folder = store.folder(user.id, path);
			if (!folder) return done(null, 'TRYCREATE');
			const { uid } = store.add(folder, raw, date ? new Date(date) : new Date(), flags);
			done(null, true, { uidValidity: folder.uidValidity, uid });
		},

		onSearch(id: string, { query }: { query: SearchTerm[] }, session: Session, done: Done) {
			const folder = store.folderById(id);
			if (!folder) return done(null, { uidList: 'NONEXISTENT' });
			search(session, query, folder).then((uidList) => done(null, { uidList }), done);
		},

		onFetch(
			id: string,
			options: {
				messages: readonly number[];
				query: FetchItem[];
				markAsSeen: boolean;
				changedSince: number;
			},
			session: Session,
			done: Done,
		) {
			const folder = store.folderById(id);
			if (!folder) return done(null, 'NONEXISTENT');
			const mails = pick(folder, options.messages).filter(
				({ modseq }) => modseq > options.changedSince,
			);
			if (options.markAsSeen) {
				for (const mail of mails.filter(({ flags }) => !flags.includes('\\Seen'))) {
					store.setFlags(folder, mail, ['\\Seen', ...mail.flags], session.id);
				}
			}
			sendAll(core, session, options.query, mails).then(() => done(null, true), done);
		},
	};
}

function listing(store: Store, user: string): object[] {
	return store.folders(user).map(({ path, specialUse }) => ({ path, specialUse }));
}
