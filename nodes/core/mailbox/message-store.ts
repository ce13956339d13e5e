import type { ItemError } from '../errors/advised-error';
import type { FolderStatus, Headers, Mailbox, MessageHead, MessageText } from './mailbox';
import type { MailboxError } from '../errors/mailbox-error';

/** Reads single messages as a whole. Changes nothing, and rejects with `MailboxError` only. */
export interface MessageReader extends Mailbox {
	/**
	 * UIDs of the open folder whose Message-ID holds this text, newest first: servers look for a part of the
	 * header, so the caller has to compare. Some forms give every message the same one, so there may be many.
	 */
	searchMessageId(messageId: string): Promise<readonly number[]>;
	/** UIDs of the open folder with a header field that holds this text, newest first; null when the server refuses to look. */
	searchHeader(field: string, text: string): Promise<readonly number[] | null>;
	/** UIDs of the open folder from the server's calendar day of `since` on that carry `\\Answered`, ascending. */
	searchAnswered(since: Date): Promise<readonly number[]>;
	/** Every header field: lower-case name → decoded values; null when the mail is gone. */
	fetchHeaders(uid: number): Promise<Headers | null>;
	/** Some header fields of messages, by UID; a message that is gone or not delivered is left out. */
	fetchFields(
		uids: readonly number[],
		fields: readonly string[],
	): Promise<ReadonlyMap<number, Headers>>;
	/** The whole text and the HTML; null when the mail is gone. */
	readContent(head: MessageHead): Promise<MessageText | null>;
	/** The mail as it is on the server, in pieces; none when it is gone. */
	readSource(uid: number): AsyncIterable<Buffer>;
}

/**
 * A mailbox whose messages may be changed: another port than the trigger's, so that a trigger cannot change
 * anything. Every change works on the folder last opened by `openForChanges`, and rejects with `ItemError`
 * when the server refuses it; `move` says it of each message.
 */
export interface MessageStore extends MessageReader {
	/** SELECT; `open` makes it read-only again. */
	openForChanges(folder: string): Promise<FolderStatus>;
	addFlags(uids: readonly number[], flags: readonly string[]): Promise<void>;
	removeFlags(uids: readonly number[], flags: readonly string[]): Promise<void>;
	move(uids: readonly number[], folder: string): Promise<Moved>;
	/** Returns the path under which the server has it. */
	createFolder(folder: string): Promise<string>;
	/** APPEND: adds a message to a folder, whichever is open. Rejects with `ItemError` when the server refuses it. */
	append(folder: string, message: Buffer, flags: readonly string[]): Promise<Appended>;
}

/** Where a message was put; null when the server does not say (no UIDPLUS, RFC 4315). */
export interface Appended {
	readonly uid: number | null;
	readonly uidValidity: string | null;
}

/** What became of each message of a move; one that is in none of these was not there anymore. */
export interface Moved {
	/** Those in the new folder: UID before → UID now, or null when the server does not say (no UIDPLUS, RFC 4315). */
	readonly uids: ReadonlyMap<number, number | null>;
	readonly uidValidity: string | null;
	/** Those of them that are in the old folder as well: moving them again would make a second copy. */
	readonly leftBehind: ReadonlySet<number>;
	/** Those that the server refused to move. */
	readonly refused: ReadonlyMap<number, ItemError>;
	/** What ended the connection; where the messages lie that are in none of these is not known then. */
	readonly lost: MailboxError | null;
}
