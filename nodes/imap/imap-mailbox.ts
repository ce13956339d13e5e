import type { ImapFlow } from 'imapflow';

import type { NoteUnexpected } from '../core/errors/unexpected';
import type {
	FetchedHeads,
	FolderInfo,
	FolderStatus,
	Mailbox,
	MessageHead,
	MessageText,
	Wait,
} from '../core/mailbox/mailbox';
import { readAttachment } from './commands/attachment';
import type { OpenFolder, Translate } from './commands/fetch';
import { fetchHeads } from './commands/heads';
import { searchSince, searchUids } from './commands/search';
import { examine, listFolders, openedStatus, readStatus } from './commands/status';
import { fetchTexts } from './commands/texts';
import { waitForChange } from './commands/wait';

/** The mailbox on an open connection. Reads only: EXAMINE and PEEK. */
export class ImapMailbox implements Mailbox {
	protected path = '';

	constructor(
		protected readonly driver: ImapFlow,
		protected readonly translate: Translate,
		protected readonly noteUnexpected: NoteUnexpected,
	) {}

	listFolders(): Promise<readonly FolderInfo[]> {
		return listFolders(this.driver, this.translate);
	}

	status(folder: string): Promise<FolderStatus> {
		// STATUS must not be used to look for new messages in the folder that is open (RFC 9051 §6.3.11).
		return openedStatus(this.driver, folder) === null
			? readStatus(this.driver, folder, this.translate)
			: examine(this.driver, folder, this.translate);
	}

	open(folder: string): Promise<FolderStatus> {
		this.path = folder;
		return examine(this.driver, folder, this.translate);
	}

	waitForChange(folder: string, seen: FolderStatus, wait: Wait): Promise<boolean> {
		this.path = folder;
		return waitForChange(this.openFolder, seen, wait);
	}

	searchUids(first: number, last: number): Promise<readonly number[]> {
		return searchUids(this.openFolder, first, last);
	}

	searchSince(since: Date): Promise<readonly number[]> {
		return searchSince(this.openFolder, since);
	}

	fetchHeads(uids: readonly number[]): Promise<FetchedHeads> {
		return fetchHeads(this.openFolder, uids);
	}

	fetchTexts(heads: readonly MessageHead[]): Promise<ReadonlyMap<number, MessageText>> {
		return fetchTexts(this.openFolder, heads);
	}

	readAttachment(head: MessageHead, part: string, maxBytes: number): AsyncIterable<Buffer> {
		return readAttachment(this.openFolder, head, part, maxBytes);
	}

	protected get openFolder(): OpenFolder {
		return {
			driver: this.driver,
			path: this.path,
			translate: this.translate,
			noteUnexpected: this.noteUnexpected,
		};
	}
}
