import type { FunctionsBase, IBinaryData } from 'n8n-workflow';
import { ItemError } from '../../core/errors/advised-error';
import type { MessageHead } from '../../core/mailbox/mailbox';
import { unexpectedLog } from '../../n8n/errors/unexpected-log';
import { storeFile, StoreError, whyNotStored, type FileStore } from '../../n8n/files/store-file';

/** Puts a mail as it lies on the server into n8n's binary store. Rejects with `ItemError` when it did not come whole. */
export async function storeOriginal(
	context: FileStore & Pick<FunctionsBase, 'logger'>,
	pieces: AsyncIterable<Buffer>,
	head: Pick<MessageHead, 'folder' | 'uid' | 'size'>,
): Promise<IBinaryData> {
	const named = { name: `mail-${head.uid}.eml`, type: 'message/rfc822' };
	const { data, bytes } = await storeFile(context, pieces, named).stored.catch((error: unknown) => {
		throw error instanceof StoreError
			? notStored(whyNotStored(error, unexpectedLog(context.logger)))
			: error;
	});
	if (bytes === 0) throw gone(head);
	if (bytes < head.size * LEAST_SHARE - SLACK) throw cut(head);
	return data;
}

/** Some servers only estimate the size of a mail. */
const LEAST_SHARE = 0.9;
const SLACK = 4_096;

export function gone({ folder }: Pick<MessageHead, 'folder'>): ItemError {
	return new ItemError(
		`This message is no longer in the folder '${folder}'`,
		'It was moved or deleted while it was read.',
	);
}

function cut({ folder }: Pick<MessageHead, 'folder'>): ItemError {
	return new ItemError(
		`The server did not send all of this message in the folder '${folder}'`,
		'It may have been moved or deleted while it was read. Try again.',
	);
}

function notStored(why: string): ItemError {
	return new ItemError(
		`n8n could not store the file of this message (${why})`,
		'Check the binary data mode of n8n and the free space on its disk, then run the workflow again.',
	);
}
