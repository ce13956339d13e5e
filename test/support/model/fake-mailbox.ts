import type {
	FetchedHeads,
	FolderInfo,
	FolderStatus,
	Mailbox,
	MessageHead,
	MessageText,
	Wait,
} from '../../../nodes/core/mailbox/mailbox';
import { isSameFolder } from '../../../nodes/core/mailbox/same-folder';
import { MailboxError } from '../../../nodes/core/errors/mailbox-error';
import { KIND_HEADERS, type Mail } from './mails';
import type { Folder, MailStore, Message } from './server';
import type { Conduct } from './session';

export const GONE = { kind: 'unreachable', reach: 'connection', code: 'ECONNRESET' } as const;
const LATE = { kind: 'deadline', reach: 'connection' } as const;

/** The port `Mailbox` over a store. */
export class FakeMailbox implements Mailbox {
	readonly cut: Promise<never>;
	private reject: (reason: unknown) => void = () => {};
	private calls = 0;
	private isGone = false;
	private opened: { folder: Folder; uidValidity: number } | null = null;
	private readonly refused = new Set<Message>();

	constructor(
		private readonly store: MailStore,
		private readonly conduct: Conduct,
	) {
		this.cut = new Promise<never>((_, reject) => {
			this.reject = reject;
		});
		this.cut.catch(() => {});
	}

	/** Lets happen what is planned for this call. */
	async call(): Promise<void> {
		await Promise.resolve();
		const number = this.calls++;
		if (this.isGone) throw new MailboxError('gone', GONE);
		for (const interruption of this.conduct.interruptions) {
			if (interruption.at !== number) continue;
			if (interruption.what === 'change') {
				interruption.apply();
				continue;
			}
			this.conduct.hadFault = true;
			if (interruption.what === 'deadline') this.reject(new MailboxError('late', LATE));
			else this.isGone = true;
		}
		if (this.isGone) throw new MailboxError('gone', GONE);
	}

	async waitForChange(
		name: string,
		before: FolderStatus,
		{ until, signal }: Wait,
	): Promise<boolean> {
		await this.call();
		for (;;) {
			if (this.conduct.isDown) throw new MailboxError('down', GONE);
			if (!isSameFolder(this.statusOf(this.find(name)), before)) return true;
			if (signal.aborted || this.store.clock.now >= until) return false;
			await this.store.nextEvent(signal);
		}
	}

	end(): void {
		for (const message of this.refused) {
			message.refusals++;
			message.unreadFor--;
		}
	}

	async listFolders(): Promise<FolderInfo[]> {
		await this.call();
		return this.store.folders.map(({ name }) => ({ path: name, specialUse: null }));
	}

	async status(name: string): Promise<FolderStatus> {
		await this.call();
		return this.statusOf(this.find(name));
	}

	async open(name: string): Promise<FolderStatus> {
		await this.call();
		const folder = this.find(name);
		this.opened = { folder, uidValidity: folder.uidValidity };
		return this.statusOf(folder);
	}

	async searchUids(first: number, last: number): Promise<number[]> {
		await this.call();
		return this.visible()
			.map(({ uid }) => uid)
			.filter((uid) => uid >= first && uid <= last);
	}

	async searchSince(since: Date): Promise<number[]> {
		await this.call();
		const day = Math.floor(since.getTime() / 86_400_000) * 86_400_000;
		return this.visible()
			.filter(({ internalDate }) => internalDate >= day)
			.map(({ uid }) => uid);
	}

	async fetchHeads(uids: readonly number[]): Promise<FetchedHeads> {
		await this.reading(uids);
		const found = this.visible().filter(({ uid }) => uids.includes(uid));
		const unread = found.filter(({ unreadFor }) => unreadFor > 0);
		for (const message of unread) this.refused.add(message);
		return {
			heads: found.filter((message) => !unread.includes(message)).map(toHead),
			gone: uids.filter((uid) => !found.some((message) => message.uid === uid)),
			unread: new Map(unread.map(({ uid }) => [uid, 'The server did not send it'])),
		};
	}

	async fetchTexts(heads: readonly MessageHead[]): Promise<Map<number, MessageText>> {
		const uids = heads.map(({ uid }) => uid);
		const asked = this.visible().filter(({ uid }) => uids.includes(uid));
		for (const message of asked) message.lacksText = true;
		await this.reading(uids);
		const found = this.visible().filter(({ uid }) => uids.includes(uid));
		for (const message of found) message.lacksText = false;
		return new Map(found.map(({ uid, mail }) => [uid, textOf(mail)]));
	}

	/** The model's mail has none. */
	async *readAttachment(): AsyncGenerator<Buffer> {
		await this.call();
		yield Buffer.alloc(0);
	}

	/** A poll that ends while a message is read counts as one that did not get it. */
	private async reading(uids: readonly number[]): Promise<void> {
		const isFine = !this.conduct.hadFault;
		try {
			await this.call();
		} finally {
			if (isFine && this.conduct.hadFault) {
				for (const message of this.visible()) {
					if (uids.includes(message.uid)) message.interruptions++;
				}
			}
		}
	}

	private find(name: string): Folder {
		const folder = this.store.folders.find((other) => other.name === name);
		const refusal = this.conduct.refused.get(name);
		if (folder === undefined || refusal !== undefined) {
			const kind = refusal?.isSettled === false ? 'unavailable' : 'folder';
			throw new MailboxError('refused', { kind, reach: 'folder', folder: name });
		}
		return folder;
	}

	private statusOf({ uidValidity, uidNext, messages }: Folder): FolderStatus {
		const visible = messages.filter(({ isVisible }) => isVisible);
		return { uidValidity: String(uidValidity), uidNext, messages: visible.length };
	}

	/** A folder that was deleted while it is open has lost all its mail. */
	private visible(): Message[] {
		if (this.opened === null) throw new Error('No folder is open');
		const { folder, uidValidity } = this.opened;
		if (folder.uidValidity !== uidValidity) return [];
		return folder.messages.filter(({ isVisible }) => isVisible).sort((a, b) => a.uid - b.uid);
	}
}

function toHead({ mail, folder, uid, internalDate, isUndated }: Message): MessageHead {
	return {
		...{ folder, uid, identity: mail.identity, subject: mail.subject, sentAt: mail.sentAt },
		receivedAt: isUndated ? null : internalDate,
		size: 1_000,
		from: [{ name: '', address: mail.from }],
		sender: [],
		replyTo: mail.kind === 'replyForm' ? [{ name: '', address: mail.client }] : [],
		to: mail.to.map((address) => ({ name: '', address })),
		cc: [],
		messageId: mail.messageId,
		headers: {
			...{ 'x-model': [String(mail.id)], ...KIND_HEADERS[mail.kind], ...threadHeaders(mail) },
			// Whose verdict counts depends on the server that took the message in.
			...(mail.kind === 'forged' && { received: [`from x by mx.firm.example with ${mail.id}`] }),
		},
		body: null,
		parts: null,
	};
}

function threadHeaders({ references }: Mail): Record<string, readonly string[]> {
	const answered = references.at(-1);
	if (answered === undefined) return {};
	return { 'in-reply-to': [answered], references: [references.join(' ')] };
}

/** The text tells which mail it belongs to, and some whose. */
function textOf({ id, kind, client, subject }: Mail): MessageText {
	const block = `\n---------- Forwarded message ----------\nFrom: ${client}\nSubject: ${subject}`;
	const named = { namedForm: `\nE-mail: ${client}`, forward: block }[String(kind)] ?? '';
	return {
		text: `Text ${id}${named}`,
		html: null,
		truncated: false,
		attachments: [],
		unreadable: null,
	};
}
