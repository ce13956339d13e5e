import type { Connection, Done, Session } from '@zone-eu/wildduck/imap-core/index.js';
import { pick } from './store';
import type { Folder, Mail, Store } from './store';

export interface Selection {
	readonly messages: readonly number[];
}

export interface FlagUpdate extends Selection {
	readonly action: 'add' | 'remove' | 'set';
	readonly value: readonly string[];
	readonly silent: boolean;
}

/** The commands by which a person at another client changes messages: flags, copies, moves, deletes. */
export function changeHandlers(store: Store) {
	return {
		onStore(id: string, update: FlagUpdate, session: Session, done: Done) {
			const folder = store.folderById(id);
			if (!folder) return done(null, 'NONEXISTENT');
			for (const mail of pick(folder, update.messages)) {
				store.setFlags(folder, mail, updatedFlags(mail.flags, update), session.id);
				if (update.silent) continue;
				const { uid, flags } = mail;
				session.writeStream.write(session.formatResponse('FETCH', uid, { uid, flags }));
			}
			done(null, true, []);
		},

		onExpunge(
			id: string,
			update: { isUid: boolean; messages?: readonly number[]; silent?: boolean },
			session: Session,
			done: Done,
		) {
			const folder = store.folderById(id);
			if (!folder) return done(null, 'NONEXISTENT');
			const messages = update.isUid ? (update.messages ?? []) : [...folder.mails.keys()];
			const deleted = pick(folder, messages).filter(({ flags }) => flags.includes('\\Deleted'));
			expunge(store, folder, deleted, session, update.silent);
			done(null, true);
		},

		onCopy(
			_connection: Connection,
			id: string,
			update: Selection & { destination: string },
			{ user }: Session,
			done: Done,
		) {
			const folder = store.folderById(id);
			const target = store.folder(user.id, update.destination);
			if (!folder || !target) return done(null, folder ? 'TRYCREATE' : 'NONEXISTENT');
			done(null, true, copy(store, pick(folder, update.messages), target));
		},

		onMove(id: string, update: Selection & { destination: string }, session: Session, done: Done) {
			const folder = store.folderById(id);
			const target = store.folder(session.user.id, update.destination);
			if (!folder || !target) return done(null, folder ? 'TRYCREATE' : 'NONEXISTENT');
			const mails = pick(folder, update.messages);
			const copied = copy(store, mails, target);
			expunge(store, folder, mails, session);
			done(null, true, copied);
		},
	};
}

function updatedFlags(flags: readonly string[], { action, value }: FlagUpdate): readonly string[] {
	if (action === 'set') return value;
	const others = flags.filter((flag) => !value.includes(flag));
	return action === 'add' ? [...others, ...value] : others;
}

function copy(store: Store, mails: readonly Mail[], target: Folder) {
	const destinationUid = mails.map(
		({ raw, idate, flags }) => store.add(target, raw, idate, flags).uid,
	);
	return {
		uidValidity: target.uidValidity,
		sourceUid: mails.map(({ uid }) => uid),
		destinationUid,
	};
}

function expunge(
	store: Store,
	folder: Folder,
	mails: readonly Mail[],
	session: Session,
	silent = false,
): void {
	for (const { uid } of mails) {
		store.expunge(folder, uid, session.id);
		if (!silent) session.writeStream.write(session.formatResponse('EXPUNGE', uid));
	}
}
