import type { Readable } from 'node:stream';
import { AttachmentError } from '../core/attachment-error';
import type { MessageHead } from '../core/mailbox';
import type { OpenFolder } from './folder';

/** Each chunk costs a round trip; a larger one would stay in memory several times over. */
const CHUNK_LENGTH = 1024 * 1024;

/**
 * Yields the decoded content of a part. Throws `AttachmentError` when only this part is lost, `MailboxError`
 * when the connection is.
 */
export async function* readAttachment(
	folder: OpenFolder,
	head: MessageHead,
	part: string,
	maxBytes: number,
): AsyncGenerator<Buffer, void, undefined> {
	const announced = head.parts?.find((one) => one.part === part)?.size ?? 0;
	let bytes = 0;
	try {
		// Leaving the loop early ends the download after the chunk under way: no command is left open.
		for await (const chunk of await download(folder, head.uid, part, maxBytes)) {
			bytes += chunk.length;
			if (bytes > maxBytes) throw new AttachmentError('tooLarge');
			yield chunk;
		}
	} catch (error) {
		throw translated(folder, error);
	}
	if (bytes === 0 && announced > 0) throw new AttachmentError('missing');
}

async function download(
	{ driver }: OpenFolder,
	uid: number,
	part: string,
	maxBytes: number,
): Promise<AsyncIterable<Buffer>> {
	const limits = { chunkSize: CHUNK_LENGTH, maxBytes: maxBytes + 1, decodeText: false };
	const found = await driver.download(String(uid), part, { uid: true, ...limits });
	// The driver answers `{}` for what is not there, whatever its types say.
	const content: Readable | undefined = found.content;
	if (content === undefined) throw new AttachmentError('missing');
	return content;
}

function translated(folder: OpenFolder, error: unknown): Error {
	if (error instanceof AttachmentError) return error;
	const { path } = folder;
	const known = folder.translate(error, { folder: path });
	if (/^Download/.test(known.code ?? '')) return new AttachmentError('missing');
	return known.reach === 'folder' && known.kind === 'protocol'
		? new AttachmentError('refused')
		: known;
}
