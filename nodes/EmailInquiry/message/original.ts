import { Readable } from 'node:stream';
import type { BinaryHelperFunctions, IBinaryKeyData } from 'n8n-workflow';
import { ItemError } from '../../core/errors/advised-error';
import type { MessageHead } from '../../core/mailbox/mailbox';

/** Puts a mail as it lies on the server into n8n's binary store. Rejects with `ItemError` when it did not come whole. */
export async function storeOriginal(
	{ helpers }: { readonly helpers: Pick<BinaryHelperFunctions, 'prepareBinaryData'> },
	pieces: AsyncIterable<Buffer>,
	head: Pick<MessageHead, 'folder' | 'uid' | 'size'>,
): Promise<IBinaryKeyData[string]> {
	let bytes = 0;
	async function* counted(): AsyncGenerator<Buffer> {
		for await (const piece of pieces) {
			bytes += piece.length;
			yield piece;
		}
	}
	// A stream, so that n8n may put a large mail on its disk without ever holding it whole.
	const stream = Readable.from(counted(), { objectMode: false });
	const file = await helpers.prepareBinaryData(stream, `mail-${head.uid}.eml`, 'message/rfc822');
	if (bytes === 0) throw gone(head);
	if (bytes < head.size * LEAST_SHARE - SLACK) throw cut(head);
	return file;
}

/** Some servers only estimate the size of a mail. */
const LEAST_SHARE = 0.9;
const SLACK = 4_096;

export function gone({ folder }: Pick<MessageHead, 'folder'>): ItemError {
	return new ItemError(
		`This mail is not in the folder '${folder}' any more`,
		'It was moved or deleted while it was read.',
	);
}

function cut({ folder }: Pick<MessageHead, 'folder'>): ItemError {
	return new ItemError(
		`The server did not send all of this mail in the folder '${folder}'`,
		'It may have been moved or deleted while it was read. Try again.',
	);
}
