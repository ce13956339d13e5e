import { MAX_UID } from '../mailbox/mailbox';

/** Where a message is, and what proves that it is the one. */
export interface MessageReference {
	readonly folder: string;
	/** Null: only the Message-ID is known. */
	readonly uid: number | null;
	/** '' when unknown. */
	readonly uidValidity: string;
	/** With its angle brackets; '' when unknown. */
	readonly messageId: string;
}

/**
 * Returns a reference in one line, as the path of an IMAP URL (RFC 5092 §3) with the Message-ID behind it:
 * `INBOX;UIDVALIDITY=7/;UID=4711#<1@client.example>`. Letters of all languages stay as they are.
 */
export function encodeMessageReference(reference: MessageReference): string {
	const { folder, uid, uidValidity, messageId } = reference;
	return [
		folder.replace(SPECIAL, percent),
		uidValidity === '' ? '' : `;UIDVALIDITY=${uidValidity}`,
		uid === null ? '' : `/;UID=${uid}`,
		messageId === '' ? '' : `#${messageId}`,
	].join('');
}

/**
 * Returns what a line refers to; null when it names no message. Besides what `encodeMessageReference` returns it may be
 * a Message-ID in angle brackets, which is looked for in INBOX, or `Folder#` and a Message-ID.
 */
export function decodeMessageReference(line: string): MessageReference | null {
	const text = line.trim();
	const [, name = '', uidValidity = '', digits, messageId = ''] = FORM.exec(
		text.startsWith('<') ? `INBOX#${text}` : text,
	) ?? [''];
	const uid = digits === undefined ? null : Number(digits);
	if (name === '' || (uid === null && messageId === '')) return null;
	if (uid !== null && (uid < 1 || uid > MAX_UID)) return null;
	return { folder: name.replace(PERCENT, unpercent), uid, uidValidity, messageId };
}

const FORM = /^([^;#\r\n]+)(?:;UIDVALIDITY=(\d+))?(?:\/;UID=(\d+))?(?:#(.+))?$/i;
/** What ends a folder's name here, and what a table would take for a formula at its beginning. */
const SPECIAL = /[%;#\p{Cc}]|^[=+\-@<\s]|\s$/gu;
const PERCENT = /%([0-9A-F]{2})/gi;

function percent(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	// White space may be a character beyond ASCII: only there it is left as it is, and trimmed.
	return code > 0x7f ? character : `%${code.toString(16).toUpperCase().padStart(2, '0')}`;
}

function unpercent(_: string, hex: string): string {
	return String.fromCharCode(Number.parseInt(hex, 16));
}
