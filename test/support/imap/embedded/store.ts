import { SPECIAL_FOLDERS } from '../server';

/** A stored mail; the field names are those which wildduck's fetch and search read. */
export interface Mail {
	readonly uid: number;
	readonly raw: Buffer;
	readonly size: number;
	/** INTERNALDATE, whole seconds. */
	readonly idate: Date;
	flags: string[];
	modseq: number;
	/** Parsed on first need and kept for small messages. */
	mimeTree?: object;
	headerTree?: object;
}

export interface Folder {
	readonly id: string;
	readonly user: string;
	readonly path: string;
	readonly specialUse?: string;
	readonly uidValidity: number;
	uidNext: number;
	modseq: number;
	/** How many messages are not \Seen; counting 100,000 at each STATUS takes 10 ms. */
	unseen: number;
	/** By UID, ascending. */
	readonly mails: Map<number, Mail>;
}

export interface Change {
	readonly command: 'EXISTS' | 'EXPUNGE' | 'FETCH';
	readonly uid: number;
	readonly modseq: number;
	readonly flags?: readonly string[];
	/** The session which made the change and has been told already. */
	readonly ignore?: string;
}

export interface Watcher {
	changed(folder: Folder, change: Change): void;
	removed(folder: Folder): void;
}

/** All accounts in memory. An account comes into being when it is first asked for. */
export class Store {
	private readonly accounts = new Map<string, Map<string, Folder>>();
	private readonly foldersById = new Map<string, Folder>();
	// Counts over all accounts: a folder created again never gets an old UIDVALIDITY.
	private lastUidValidity = 1000;

	constructor(private readonly watcher: Watcher) {}

	folders(user: string): Folder[] {
		return [...this.account(user).values()];
	}

	folder(user: string, path: string): Folder | undefined {
		return this.account(user).get(normalize(path));
	}

	folderById(id: string): Folder | undefined {
		return this.foldersById.get(id);
	}

	create(user: string, path: string): Folder {
		return this.createIn(this.account(user), user, normalize(path));
	}

	remove(folder: Folder): void {
		this.account(folder.user).delete(folder.path);
		this.foldersById.delete(folder.id);
		this.watcher.removed(folder);
	}

	add(folder: Folder, raw: Buffer, receivedAt: Date, flags: readonly string[] = []): Mail {
		const mail: Mail = {
			uid: folder.uidNext++,
			raw,
			size: raw.length,
			idate: new Date(Math.floor(receivedAt.getTime() / 1000) * 1000),
			flags: [...flags],
			modseq: ++folder.modseq,
		};
		folder.mails.set(mail.uid, mail);
		folder.unseen += unseen(mail);
		this.watcher.changed(folder, { command: 'EXISTS', uid: mail.uid, modseq: mail.modseq });
		return mail;
	}

	expunge(folder: Folder, uid: number, by?: string): void {
		const mail = folder.mails.get(uid);
		if (!mail) return;
		folder.mails.delete(uid);
		folder.unseen -= unseen(mail);
		this.watcher.changed(folder, {
			command: 'EXPUNGE',
			uid,
			modseq: ++folder.modseq,
			...(by && { ignore: by }),
		});
	}

	setFlags(folder: Folder, mail: Mail, flags: readonly string[], by?: string): void {
		folder.unseen -= unseen(mail);
		mail.flags = [...flags];
		folder.unseen += unseen(mail);
		mail.modseq = ++folder.modseq;
		this.watcher.changed(folder, {
			command: 'FETCH',
			uid: mail.uid,
			modseq: mail.modseq,
			flags: mail.flags,
			...(by && { ignore: by }),
		});
	}

	private account(user: string): Map<string, Folder> {
		const known = this.accounts.get(user);
		if (known) return known;
		const account = new Map<string, Folder>();
		this.accounts.set(user, account);
		this.createIn(account, user, 'INBOX');
		for (const { path, specialUse } of SPECIAL_FOLDERS) {
			this.createIn(account, user, path, specialUse);
		}
		return account;
	}

	private createIn(
		account: Map<string, Folder>,
		user: string,
		path: string,
		specialUse?: string,
	): Folder {
		const uidValidity = ++this.lastUidValidity;
		const folder: Folder = {
			id: `folder-${uidValidity}`,
			user,
			path,
			uidValidity,
			uidNext: 1,
			modseq: 1,
			unseen: 0,
			mails: new Map(),
			...(specialUse && { specialUse }),
		};
		account.set(path, folder);
		this.foldersById.set(folder.id, folder);
		return folder;
	}
}

function unseen({ flags }: Mail): 0 | 1 {
	return flags.includes('\\Seen') ? 0 : 1;
}

/** The messages of these UIDs that (still) exist. */
export function pick(folder: Folder, uids: readonly number[]): Mail[] {
	return uids.flatMap((uid) => folder.mails.get(uid) ?? []);
}

/** INBOX is the one name that ignores case (RFC 9051 §5.1). */
function normalize(path: string): string {
	return path.replace(/^inbox(?=\/|$)/i, 'INBOX');
}
