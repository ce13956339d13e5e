import type { FetchItem, Session } from '@zone-eu/wildduck/imap-core/index.js';
import type { ImapCore } from './imap-core';
import type { Mail } from './store';

// A parsed mail takes about ten times its size in memory.
const KEEP_TREE_UP_TO_BYTES = 2 * 1024 * 1024;

const WITHOUT_TREE = new Set(['uid', 'flags', 'internaldate', 'modseq', 'rfc822.size']);

/** Writes a FETCH response per mail, each when the socket has taken the one before. */
export async function sendAll(
	core: ImapCore,
	session: Session,
	query: readonly FetchItem[],
	mails: readonly Mail[],
): Promise<void> {
	for (const mail of mails) await send(core, session, query, mail);
}

async function send(
	core: ImapCore,
	session: Session,
	query: readonly FetchItem[],
	mail: Mail,
): Promise<void> {
	const values = query.map((item) => valueOf(core, session, item, mail));
	const response = session.formatResponse('FETCH', mail.uid, { query, values });
	if (!response) return;
	await new Promise<void>((resolve) => {
		session.writeStream.write(core.imapHandler.compileStream(response), resolve);
	});
}

function valueOf(core: ImapCore, session: Session, item: FetchItem, mail: Mail): unknown {
	// The stored bytes, because wildduck would put them together again from the parsed tree.
	// As a string of bytes, because it counts a buffer's characters as UTF-8.
	if (isWholeMail(item)) return slice(mail.raw, item.partial).toString('latin1');
	const source = WITHOUT_TREE.has(item.item) ? mail : parsed(core, item, mail);
	return session.getQueryResponse([item], source)[0];
}

function isWholeMail({ item, path, type }: FetchItem): boolean {
	return item === 'rfc822' || (item === 'body' && path === '' && type === 'content');
}

function slice(raw: Buffer, partial: FetchItem['partial']): Buffer {
	return partial
		? raw.subarray(partial.startFrom, partial.startFrom + (partial.maxLength || raw.length))
		: raw;
}

function parsed(core: ImapCore, item: FetchItem, mail: Mail): object {
	if (isHeader(item)) {
		// A header of 1 MB takes wildduck a second.
		mail.headerTree ??= core.parseMimeTree(header(mail.raw));
		return { ...mail, mimeTree: mail.headerTree };
	}
	const mimeTree = mail.mimeTree ?? core.parseMimeTree(mail.raw);
	if (mail.size <= KEEP_TREE_UP_TO_BYTES) mail.mimeTree = mimeTree;
	return { ...mail, mimeTree };
}

function isHeader({ item, path, type }: FetchItem): boolean {
	return item === 'rfc822.header' || (path === '' && type?.startsWith('header') === true);
}

function header(raw: Buffer): Buffer {
	const end = raw.indexOf('\r\n\r\n');
	return end === -1 ? raw : raw.subarray(0, end + 4);
}
