import { MailboxError, type MailboxErrorDetails } from '../../nodes/core/errors/mailbox-error';
import type {
	FetchedHeads,
	FolderInfo,
	FolderStatus,
	Mailbox,
	MessageHead,
	MessageText,
	Wait,
} from '../../nodes/core/mailbox/mailbox';
import { head, type WrittenHead } from './head';
import { Listeners } from './listeners';

/** What is in one folder. */
interface Folder {
	uidValidity: string;
	uidNext: number;
	mails: Array<{ head: MessageHead; text: string; isUnread: boolean; isTextUnread: boolean }>;
}

/** How a message is put into a folder. */
export interface Received extends WrittenHead {
	readonly text?: string;
	/** The server lists it and does not deliver it. */
	readonly isUnread?: boolean;
	readonly isTextUnread?: boolean;
}

/** The port `Mailbox` over lists; notes each call, as `EXAMINE INBOX` or `HEADS 1 2`. */
export class PortMailbox implements Mailbox {
	readonly calls: string[] = [];
	private readonly folders = new Map<string, Folder>();
	private opened: Folder | null = null;
	readonly listeners = new Listeners();
	private failing: { readonly call: RegExp; readonly error: MailboxError } | null = null;

	constructor(names: readonly string[] = ['INBOX']) {
		for (const name of names) this.createFolder(name);
	}

	createFolder(name: string, uidValidity = '7'): void {
		this.folders.set(name, { uidValidity, uidNext: 1, mails: [] });
	}

	deleteFolder(name: string): void {
		this.folders.delete(name);
	}

	/** Puts a message into a folder and returns its UID. */
	receive({ text = 'Hello', isUnread, isTextUnread, ...written }: Received = {}): number {
		const name = written.folder ?? 'INBOX';
		const folder = this.find(name);
		const uid = folder.uidNext++;
		const from = `client${uid}@client.example`;
		folder.mails.push({
			head: head({ from, ...written, folder: name, uid }),
			...{ text, isUnread: isUnread === true, isTextUnread: isTextUnread === true },
		});
		this.listeners.wake();
		return uid;
	}

	expunge(name: string, uid: number): void {
		const folder = this.find(name);
		folder.mails = folder.mails.filter((mail) => mail.head.uid !== uid);
	}

	/** UIDs are given away without a message that can be seen. */
	skipUids(name: string, count: number): void {
		this.find(name).uidNext += count;
	}

	/** Every call that begins like this fails until `mend`. */
	breakAt(call: RegExp, details: MailboxErrorDetails = GONE): void {
		this.failing = { call, error: new MailboxError('broken', details) };
	}

	mend(): void {
		this.failing = null;
	}

	listFolders(): Promise<FolderInfo[]> {
		return this.answer('LIST', () =>
			[...this.folders.keys()].map((path) => ({ path, specialUse: null })),
		);
	}

	status(name: string): Promise<FolderStatus> {
		return this.answer(`STATUS ${name}`, () => statusOf(this.find(name)));
	}

	open(name: string): Promise<FolderStatus> {
		return this.answer(`EXAMINE ${name}`, () => {
			this.opened = this.find(name);
			return statusOf(this.opened);
		});
	}

	async waitForChange(name: string, seen: FolderStatus, { signal }: Wait): Promise<boolean> {
		const now = await this.answer(`WAIT ${name}`, () => {
			this.opened = this.find(name);
			return statusOf(this.opened);
		});
		return await this.listeners.wait(now, seen, signal, () => {
			if (this.failing?.call.test(`WAIT ${name}`) === true) throw this.failing.error;
		});
	}

	searchUids(first: number, last: number): Promise<number[]> {
		return this.answer('SEARCH UID', () =>
			this.mails.map((mail) => mail.head.uid).filter((uid) => uid >= first && uid <= last),
		);
	}

	searchSince(since: Date): Promise<number[]> {
		return this.answer('SEARCH SINCE', () =>
			this.mails
				.filter((mail) => (mail.head.receivedAt ?? 0) >= since.getTime())
				.map((mail) => mail.head.uid),
		);
	}

	fetchHeads(uids: readonly number[]): Promise<FetchedHeads> {
		return this.answer(`HEADS ${uids.join(' ')}`, () => {
			const found = this.mails.filter((mail) => uids.includes(mail.head.uid));
			const present = found.map((mail) => mail.head.uid);
			return {
				heads: found.filter((mail) => !mail.isUnread).map((mail) => mail.head),
				gone: uids.filter((uid) => !present.includes(uid)),
				unread: new Map(
					found.filter((mail) => mail.isUnread).map((mail) => [mail.head.uid, 'it is broken']),
				),
			};
		});
	}

	fetchTexts(heads: readonly MessageHead[]): Promise<Map<number, MessageText>> {
		const uids = heads.map(({ uid }) => uid);
		return this.answer(`TEXTS ${uids.join(' ')}`, () => {
			const found = this.mails.filter((mail) => uids.includes(mail.head.uid));
			return new Map(
				found.map(({ head: { uid }, text, isTextUnread }) => [
					uid,
					{
						...{ text: isTextUnread ? '' : text, html: null, truncated: false, attachments: [] },
						unreadable: isTextUnread ? 'it is broken' : null,
					},
				]),
			);
		});
	}

	async *readAttachment(): AsyncGenerator<Buffer> {
		yield await Promise.resolve(Buffer.alloc(0));
	}

	private get mails(): Folder['mails'] {
		if (this.opened === null) throw new Error('No folder is open');
		return this.opened.mails;
	}

	private find(name: string): Folder {
		const folder = this.folders.get(name);
		if (folder === undefined) {
			throw new MailboxError('missing', { kind: 'folder', reach: 'folder', folder: name });
		}
		return folder;
	}

	private async answer<T>(call: string, give: () => T): Promise<T> {
		await Promise.resolve();
		this.calls.push(call);
		if (this.failing?.call.test(call) === true) throw this.failing.error;
		return give();
	}
}

const GONE: MailboxErrorDetails = { kind: 'unreachable', reach: 'connection' };

function statusOf({ uidValidity, uidNext, mails }: Folder): FolderStatus {
	return { uidValidity, uidNext, messages: mails.length };
}
