import { AttachmentError } from '../../core/errors/mailbox-error';
import type { BodyPart, MessageHead } from '../../core/mailbox/mailbox';
import { fileInBox, fileInMessage, INSIDE } from '../../mime/boxes';
import { MAX_BOX_LENGTH, PIECE_LENGTH } from '../../mime/limits';
import { decodeTransfer, transferDecoder } from '../../mime/transfer';
import type { OpenFolder } from './fetch';
import { readSource } from './message-source';
import { readChunks } from './part';

/**
 * Yields the decoded content of a part, or of a file in it. Throws `AttachmentError` when only this part is lost,
 * `MailboxError` when the connection is. Between two pieces no command is open, so that a reader may stop at any of
 * them.
 */
export async function* readAttachment(
	folder: OpenFolder,
	head: MessageHead,
	part: string,
	maxBytes: number,
): AsyncGenerator<Buffer, void, undefined> {
	const [outer = '', ...path] = part.split(INSIDE);
	if (path.length > 0) {
		yield* piecesOf(await readInside(folder, head, outer, path), maxBytes);
		return;
	}
	const described = head.parts?.find((one) => one.part === part);
	// Found in the source of the mail: its encoding is not known, and the server may number parts otherwise.
	if (described === undefined) throw new AttachmentError('undescribed');
	const decoder = transferDecoder(described.encoding);
	let left = maxBytes;
	for await (const chunk of readChunks(folder, head.uid, described)) {
		const decoded = decoder.decode(chunk);
		left -= decoded.length;
		if (left < 0) throw new AttachmentError('tooLarge');
		if (decoded.length > 0) yield decoded;
	}
	const end = decoder.end();
	if (end.length > 0) yield end;
}

function* piecesOf(content: Buffer, maxBytes: number): Generator<Buffer> {
	if (content.length > maxBytes) throw new AttachmentError('tooLarge');
	for (let at = 0; at < content.length; at += PIECE_LENGTH) {
		yield content.subarray(at, at + PIECE_LENGTH);
	}
}

/** Reads a file that is in a part, or in the source where the server describes no parts. */
async function readInside(
	folder: OpenFolder,
	head: MessageHead,
	outer: string,
	path: readonly string[],
): Promise<Buffer> {
	const described = head.parts?.find((one) => one.part === outer);
	if (outer !== '' && described === undefined) throw new AttachmentError('undescribed');
	const octets = await octetsOf(folder, head, described);
	const found =
		described === undefined ? fileInMessage(octets, path) : fileInBox(described, octets, path);
	if (found === null) throw new AttachmentError('missing');
	return found;
}

/** The files of a part are asked for one after the other. */
const lastRead = new WeakMap<
	OpenFolder['driver'],
	{ readonly key: string; readonly octets: Buffer }
>();

async function octetsOf(
	folder: OpenFolder,
	{ uid }: MessageHead,
	part: BodyPart | undefined,
): Promise<Buffer> {
	const key = `${uid} ${part?.part ?? ''} ${folder.path}`;
	const known = lastRead.get(folder.driver);
	if (known?.key === key) return known.octets;
	lastRead.delete(folder.driver);
	const chunks: Buffer[] = [];
	let left = MAX_BOX_LENGTH;
	const sent = part === undefined ? readSource(folder, uid) : readChunks(folder, uid, part);
	for await (const chunk of sent) {
		left -= chunk.length;
		if (left < 0) throw new AttachmentError('tooLarge');
		chunks.push(chunk);
	}
	const octets = decodeTransfer(Buffer.concat(chunks), part?.encoding ?? null);
	lastRead.set(folder.driver, { key, octets });
	return octets;
}
