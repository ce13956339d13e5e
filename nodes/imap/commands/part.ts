import { AttachmentError } from '../../core/errors/mailbox-error';
import type { BodyPart } from '../../core/mailbox/mailbox';
import { fetchRows, type OpenFolder } from './fetch';

/** Each chunk costs a round trip; a larger one would stay in memory several times over. */
const CHUNK_LENGTH = 1024 * 1024;

/** Returns at most `maxLength` octets of a part as it is encoded; null when the server does not send it. */
export async function readPart(
	folder: OpenFolder,
	uid: number,
	part: Pick<BodyPart, 'part' | 'size'>,
	maxLength: number,
): Promise<Buffer | null> {
	const chunks: Buffer[] = [];
	let length = 0;
	try {
		for await (const chunk of readChunks(folder, uid, part)) {
			chunks.push(chunk);
			length += chunk.length;
			if (length >= maxLength) break;
		}
	} catch (error) {
		if (!(error instanceof AttachmentError)) throw error;
		if (length === 0) return null;
	}
	return Buffer.concat(chunks).subarray(0, maxLength);
}

/** Yields a part as it is encoded. Servers may send less at a time than they are asked for. */
export async function* readChunks(
	folder: OpenFolder,
	uid: number,
	{ part, size }: Pick<BodyPart, 'part' | 'size'>,
): AsyncGenerator<Buffer, void, undefined> {
	let received = 0;
	let bareLineFeeds = 0;
	let previous: Buffer = NOTHING;
	for (;;) {
		const chunk: Buffer | null = await fetchChunk(folder, uid, part, received);
		const length = chunk?.length ?? 0;
		if (received === 0 && (chunk === null || length < Math.min(1, size))) {
			throw new AttachmentError('missing');
		}
		// The same once more: a server that does not mind where to begin, and has sent all it has.
		if (chunk === null || length === 0 || previous.equals(chunk)) break;
		yield chunk;
		received += length;
		bareLineFeeds += countBareLineFeeds(chunk);
		// More than asked for: a server that knows no partial fetch has sent all of it.
		if (length > CHUNK_LENGTH) break;
		if (length < CHUNK_LENGTH && received >= size) break;
		previous = length < CHUNK_LENGTH ? chunk : NOTHING;
	}
	if (isClearlyLess(received + bareLineFeeds, size)) throw new AttachmentError('cut');
}

/**
 * Some servers count CRLF and send LF, which is counted as CRLF here; some count base64 with line ends and
 * send it without (2.6 %), or a line end more than there is. Whatever else is missing is content.
 */
function isClearlyLess(received: number, announced: number): boolean {
	return received < announced * 0.97 - 4;
}

function countBareLineFeeds(chunk: Buffer): number {
	let count = 0;
	for (let at = chunk.indexOf(LF); at !== -1; at = chunk.indexOf(LF, at + 1)) {
		if (chunk[at - 1] !== CR && at > 0) count++;
	}
	return count;
}

const NOTHING = Buffer.alloc(0);
const LF = 0x0a;
const CR = 0x0d;

/** Returns null when the server sends no such part, or nothing from there on. */
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
	// Behind the end a server may refuse: how much came before tells whether that was the end.
	if (refusal !== null && start === 0) throw new AttachmentError('refused');
	return chunk;
}
