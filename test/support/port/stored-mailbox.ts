import { MailboxError } from '../../../nodes/core/errors/mailbox-error';
import type {
	FetchedHeads,
	FolderInfo,
	FolderStatus,
	Mailbox,
	MessageHead,
	MessageText,
	Wait,
} from '../../../nodes/core/mailbox/mailbox';
import { MAX_TEXT_LENGTH } from '../../../nodes/core/mail/item-limits';
import { toHead } from '../../../nodes/mime/head';
import { readWholeMessage } from '../../../nodes/mime/whole-message';
import type { Listeners } from '../listeners';
import { pick, type Folder, type Mail, type Store } from '../imap/embedded/store';

const DAY_MS = 86_400_000;

/** The port `Mailbox` over mail in memory, read as the nodes read a message whose structure no server tells. */
export class StoredMailbox implements Mailbox {
	private opened: Folder | null = null;

	constructor(
		private readonly store: Store,
		private readonly user: string,
		private readonly listeners: Listeners,
	) {}

	async listFolders(): Promise<FolderInfo[]> {
		return this.store
			.folders(this.user)
			.map(({ path, specialUse = null }) => ({ path, specialUse }));
	}

	async status(path: string): Promise<FolderStatus> {
		return statusOf(this.find(path));
	}

	async open(path: string): Promise<FolderStatus> {
		this.opened = this.find(path);
		return statusOf(this.opened);
	}

	async waitForChange(path: string, seen: FolderStatus, { signal }: Wait): Promise<boolean> {
		return await this.listeners.wait(await this.open(path), seen, signal);
	}

	async searchUids(first: number, last: number): Promise<number[]> {
		return this.uidsOf(({ uid }) => uid >= first && uid <= last);
	}

	async searchSince(since: Date): Promise<number[]> {
		const day = Math.floor(since.getTime() / DAY_MS) * DAY_MS;
		return this.uidsOf(({ idate }) => idate.getTime() >= day);
	}

	/** Newest first, as a server finds it: the text may stand anywhere in the header. */
	async searchMessageId(messageId: string): Promise<number[]> {
		return this.uidsOf(({ raw }) => {
			const [field = ''] = /^message-id:.*$/im.exec(header(raw).toString('latin1')) ?? [];
			return field.toLowerCase().includes(messageId.toLowerCase());
		}).reverse();
	}

	async fetchHeads(uids: readonly number[]): Promise<FetchedHeads> {
		const { path } = this.folder;
		const heads: MessageHead[] = [];
		const unread = new Map<number, string>();
		const ascending = [...uids].sort((a, b) => a - b);
		for (const { uid, raw, size, idate } of pick(this.folder, ascending)) {
			const head = toHead(path, { uid, size, internalDate: idate, headers: header(raw) });
			if (head === null) unread.set(uid, 'The server did not send it');
			else heads.push(head);
		}
		const gone = ascending.filter((uid) => !this.folder.mails.has(uid));
		return { heads, gone, unread };
	}

	async fetchTexts(heads: readonly MessageHead[]): Promise<Map<number, MessageText>> {
		const texts = new Map<number, MessageText>();
		for (const { uid } of heads) {
			const mail = this.folder.mails.get(uid);
			if (mail !== undefined) texts.set(uid, readWholeMessage(mail.raw, false, MAX_TEXT_LENGTH));
		}
		return texts;
	}

	/** Files are read in test/integration/servers. */
	readAttachment(): never {
		throw new Error('No files are read at this port');
	}

	private uidsOf(isWanted: (mail: Mail) => boolean): number[] {
		return [...this.folder.mails.values()].filter(isWanted).map(({ uid }) => uid);
	}

	private find(path: string): Folder {
		const folder = this.store.folder(this.user, path);
		if (folder !== undefined) return folder;
		throw new MailboxError(`The folder '${path}' does not exist`, {
			...{ kind: 'folder', reach: 'folder', folder: path, code: 'NONEXISTENT' },
		});
	}

	private get folder(): Folder {
		if (this.opened === null) throw new Error('No folder is open');
		return this.opened;
	}
}

function statusOf({ uidValidity, uidNext, mails }: Folder): FolderStatus {
	return { uidValidity: String(uidValidity), uidNext, messages: mails.size };
}

function header(raw: Buffer): Buffer {
	const end = raw.indexOf('\r\n\r\n');
	return end === -1 ? raw : raw.subarray(0, end + 4);
}
