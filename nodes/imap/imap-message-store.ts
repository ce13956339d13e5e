import type { FolderStatus, Headers, MessageHead, MessageText } from '../core/mailbox/mailbox';
import type { Appended, MessageStore, Moved } from '../core/mailbox/message-store';
import { append } from './commands/append';
import { createFolder, move, select, storeFlags } from './commands/changes';
import type { OpenFolder } from './commands/fetch';
import { ImapMailbox } from './imap-mailbox';
import { readContent } from './commands/message-content';
import { fetchFields, fetchHeaders, readSource } from './commands/message-source';
import { searchHeader, searchMessageId, searchSince } from './commands/search';

/** The mailbox on an open connection, for a node that may change messages. */
export class ImapMessageStore extends ImapMailbox implements MessageStore {
	private isWritable = false;

	override open(folder: string): Promise<FolderStatus> {
		this.isWritable = false;
		return super.open(folder);
	}

	searchMessageId(messageId: string): Promise<readonly number[]> {
		return searchMessageId(this.openFolder, messageId);
	}

	searchHeader(field: string, text: string): Promise<readonly number[] | null> {
		return searchHeader(this.openFolder, field, text);
	}

	searchAnswered(since: Date): Promise<readonly number[]> {
		return searchSince(this.openFolder, since, { answered: true });
	}

	fetchHeaders(uid: number): Promise<Headers | null> {
		return fetchHeaders(this.openFolder, uid);
	}

	fetchFields(
		uids: readonly number[],
		fields: readonly string[],
	): Promise<ReadonlyMap<number, Headers>> {
		return fetchFields(this.openFolder, uids, fields);
	}

	readContent(head: MessageHead): Promise<MessageText | null> {
		return readContent(this.openFolder, head);
	}

	readSource(uid: number): AsyncIterable<Buffer> {
		return readSource(this.openFolder, uid);
	}

	openForChanges(folder: string): Promise<FolderStatus> {
		this.path = folder;
		this.isWritable = true;
		return select(this.openFolder);
	}

	async addFlags(uids: readonly number[], flags: readonly string[]): Promise<void> {
		return await storeFlags(this.changeable, uids, flags, 'add');
	}

	async removeFlags(uids: readonly number[], flags: readonly string[]): Promise<void> {
		return await storeFlags(this.changeable, uids, flags, 'remove');
	}

	async move(uids: readonly number[], folder: string): Promise<Moved> {
		return await move(this.changeable, uids, folder);
	}

	createFolder(folder: string): Promise<string> {
		return createFolder(this.openFolder, folder);
	}

	append(folder: string, message: Buffer, flags: readonly string[]): Promise<Appended> {
		return append(this.openFolder, folder, message, flags);
	}

	/** Not every server minds a change in a folder that was opened by EXAMINE. */
	private get changeable(): OpenFolder {
		if (!this.isWritable) throw new TypeError('The folder was opened for reading only');
		return this.openFolder;
	}
}
