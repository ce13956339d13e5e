/** How to reach and open a mailbox; the result of reading a credential. */
export interface Connection {
	readonly host: string;
	readonly port: number;
	readonly security: 'tls' | 'starttls' | 'none';
	readonly login: string;
	readonly secret: Secret;
	readonly allowUnauthorizedCerts: boolean;
	/** A certificate authority to trust besides the known ones, in PEM. */
	readonly ca: string | null;
}

/** What proves that the mailbox may be opened: a password, or the token of an OAuth2 sign-in (RFC 7628). */
export type Secret =
	| { readonly kind: 'password'; readonly password: string }
	| { readonly kind: 'accessToken'; readonly accessToken: string };

/** A folder's facts as STATUS or EXAMINE give them (RFC 9051 §6.3.11); null = the server did not say. */
export interface FolderStatus {
	readonly uidValidity: string | null;
	readonly uidNext: number | null;
	readonly messages: number | null;
}

/** A folder of the mailbox; `specialUse` is its RFC 6154 attribute, e.g. `\Junk`. */
export interface FolderInfo {
	readonly path: string;
	readonly specialUse: string | null;
}

/** An address from a header, decoded; `address` is as written and may be invalid. */
export interface Address {
	readonly name: string;
	readonly address: string;
}

/** One leaf of BODYSTRUCTURE (RFC 9051 §7.5.2): `part` is its section number, `size` encoded octets. */
export interface BodyPart {
	readonly part: string;
	readonly type: string;
	readonly size: number;
	readonly charset: string | null;
	readonly encoding: string | null;
	readonly disposition: 'inline' | 'attachment' | null;
	/** Safe to save by. */
	readonly fileName: string | null;
	/** What a calendar part asks for, e.g. `REPLY` (RFC 6047 §2.4); only on `text/calendar` that says so. */
	readonly calendarMethod?: string;
	/** Content-ID without its angle brackets. */
	readonly contentId?: string;
	/** In a multipart/related: what the text shows, as a rule. */
	readonly related?: true;
	/** Lines that end in a space go on in the next one (RFC 3676); `delSp`: without that space. */
	readonly flowed?: 'flowed' | 'delSp';
}

/** A multipart: what it is made of, in order. */
export interface Multipart {
	/** As `multipart/mixed`. */
	readonly type: string;
	readonly children: readonly BodyNode[];
	/** Content-ID of the part of a multipart/related that shows the others (RFC 2387), when it is not the first. */
	readonly start?: string;
}

/** BODYSTRUCTURE as a tree. */
export type BodyNode = BodyPart | Multipart;

/** What phase 1 reads of a message: enough to decide, without its body. */
export interface MessageHead {
	readonly folder: string;
	readonly uid: number;
	/** INTERNALDATE in Unix milliseconds; null when the server sent none. */
	readonly receivedAt: number | null;
	/** RFC822.SIZE in octets. */
	readonly size: number;
	/** See `identityOf` in identity.ts. */
	readonly identity: string;
	/** Hash of the first octets of the content; only where `needsContent` of told-apart.ts. */
	readonly contentHash?: string;
	readonly from: readonly Address[];
	readonly sender: readonly Address[];
	readonly replyTo: readonly Address[];
	readonly to: readonly Address[];
	readonly cc: readonly Address[];
	readonly subject: string;
	/** Message-ID with its angle brackets, or '' when the header is missing. */
	readonly messageId: string;
	/** The `Date:` header in Unix milliseconds; null when missing or unreadable. */
	readonly sentAt: number | null;
	/** All fetched header fields: lower-case name → decoded values, top of the message first. */
	readonly headers: Headers;
	/** BODYSTRUCTURE; null when the server sent none that can be used. */
	readonly body: BodyNode | null;
	/** The leaves of `body` in order. */
	readonly parts: readonly BodyPart[] | null;
}

export type Headers = Readonly<Record<string, readonly string[]>>;

/** What phase 2 reads of an accepted message. */
export interface MessageText {
	/** All that is to be read, without trailing white space; '' when there is nothing. */
	readonly text: string;
	/** The same as HTML; null when no part of it was written in HTML. */
	readonly html: string | null;
	/** The text again, in pieces that HTML or the build of the message tell apart; only where they do. */
	readonly passages?: readonly Passage[];
	/** True when the server's text was longer than what was read. */
	readonly truncated: boolean;
	readonly attachments: readonly AttachmentInfo[];
	/** Messages in the message, in order; only where there are any. */
	readonly attachedMails?: readonly AttachedMail[];
	/** Only where `text` is '': why the message has no text that anybody could read. */
	readonly noTextBecause?: 'encrypted' | 'onlyFiles' | 'empty';
	/** Why the text could not be read, in plain words; null when it was. */
	readonly unreadable: string | null;
}

/** A message that is attached to another one, or all that is in it. */
export interface AttachedMail {
	readonly from: readonly Address[];
	readonly replyTo: readonly Address[];
	/** Where it begins in `text`. */
	readonly start: number;
}

/** Lines of a text and what the elements around them are for. */
export interface Passage {
	readonly text: string;
	/**
	 * `quote`: an element mail programs use for nothing else. `barredQuote`: a quotation with a bar at its
	 * side. `indented`: any other quotation, which may be the writer's own. `replyHeader`: begins with the
	 * names and dates above a reply's history.
	 */
	readonly role: 'own' | 'quote' | 'barredQuote' | 'indented' | 'signature' | 'replyHeader';
}

export interface AttachmentInfo {
	/** Its section number; behind `/` that of a file in it, by our own reading: `2/1.3`. */
	readonly part: string;
	/** Safe to save by; '' when the mail names none. */
	readonly name: string;
	readonly type: string;
	/** Octets of the file: estimated from the encoded size until it is downloaded. */
	readonly size: number;
	/** A picture that the text shows, as the logo of a signature. */
	readonly inline: boolean;
	/** What the text calls it by: `cid:` and this. */
	readonly contentId?: string;
}

/** The answer to a request for heads, with every requested UID in exactly one place. */
export interface FetchedHeads {
	/** In ascending UID order. */
	readonly heads: readonly MessageHead[];
	/** No longer in the folder. */
	readonly gone: readonly number[];
	/** In the folder, but the server did not deliver them in any form; with the reason. */
	readonly unread: ReadonlyMap<number, string>;
}

/** How long to wait for something in a mailbox. */
export interface Wait {
	/** Unix ms. */
	readonly until: number;
	/** Ends the wait before that; the connection goes on. */
	readonly signal: AbortSignal;
}

/** An open connection to a mailbox, read-only. Methods reject with `MailboxError` only, unless they say more. */
export interface Mailbox {
	listFolders(): Promise<readonly FolderInfo[]>;
	/** STATUS; does not open the folder. */
	status(folder: string): Promise<FolderStatus>;
	/** EXAMINE; the methods below work on the folder opened last. */
	open(folder: string): Promise<FolderStatus>;
	/** Waits until a folder is no longer as it was `seen`; false when the wait ends first. Opens the folder. */
	waitForChange(folder: string, seen: FolderStatus, wait: Wait): Promise<boolean>;
	/** UIDs present in `first`…`last` (both included), ascending. */
	searchUids(first: number, last: number): Promise<readonly number[]>;
	/** UIDs of messages with INTERNALDATE on the server's calendar day of `since` or later, ascending. */
	searchSince(since: Date): Promise<readonly number[]>;
	fetchHeads(uids: readonly number[]): Promise<FetchedHeads>;
	/** Texts of the given messages of the open folder, by UID; a message that vanished is left out. */
	fetchTexts(heads: readonly MessageHead[]): Promise<ReadonlyMap<number, MessageText>>;
	/**
	 * The decoded content of one part, a piece at a time. Throws `AttachmentError` when just this part cannot
	 * be read or has more than `maxBytes`; the connection goes on then, as when the reader stops early.
	 */
	readAttachment(head: MessageHead, part: string, maxBytes: number): AsyncIterable<Buffer>;
}

/** The highest UID there can be (RFC 9051 §2.3.1.1: 32 bits). `*` would always match the last message. */
export const MAX_UID = 4_294_967_295;
