import { AttachmentError } from '../core/attachment-error';
import type { MessageHead } from '../core/mailbox';
import { fetchRows, type OpenFolder } from './folder';
import { transferDecoder } from './transfer-decoder';

/** Each chunk costs a round trip; a larger one would stay in memory several times over. */
const CHUNK_LENGTH = 1024 * 1024;

/**
 * Yields the decoded content of a part. Throws `AttachmentError` when only this part is lost, `MailboxError`
 * when the connection is. Between two pieces no command is open, so that a reader may stop at any of them.
 */
export async function* readAttachment(
	folder: OpenFolder,
	head: MessageHead,
	part: string,
	maxBytes: number,
): AsyncGenerator<Buffer, void, undefined> {
	const { size = 0, encoding = null } = head.parts?.find((one) => one.part === part) ?? {};
	const decoder = transferDecoder(encoding);
	let left = maxBytes;
	for (let start = 0; ; start += CHUNK_LENGTH) {
		const chunk = await fetchChunk(folder, head.uid, part, start);
		const length = chunk?.length ?? 0;
		// Behind the end there is nothing, but at the beginning there has to be an answer.
		if (length === 0 && start < size) throw new AttachmentError('missing');
		if (chunk === null && start === 0) throw new AttachmentError('missing');
		if (chunk === null) break;
		const decoded = decoder.decode(chunk);
		left -= decoded.length;
		if (left < 0) throw new AttachmentError('tooLarge');
		if (decoded.length > 0) yield decoded;
		// More than asked for: a server that knows no partial fetch has sent all of it.
		if (length !== CHUNK_LENGTH) break;
	}
	const end = decoder.end();
	if (end.length > 0) yield end;
}

/** Returns null when the server sends no such part. */
async function fetchChunk(
	folder: OpenFolder,
	uid: number,
	key: string,
	start: number,
): Promise<Buffer | null> {
	let chunk: Buffer | null = null;
	const query = { uid: true, bodyParts: [{ key, start, maxLength: CHUNK_LENGTH }] };
	const refusal = await fetchRows(folder, [uid], query, ({ bodyParts }) => {
		// NIL comes as `false`, whatever the driver's types say.
		const answer: unknown = bodyParts?.get(key);
		if (Buffer.isBuffer(answer)) chunk = answer;
	});
	if (refusal !== null) throw new AttachmentError('refused');
	return chunk;
}
