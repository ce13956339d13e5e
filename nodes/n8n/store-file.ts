import { Readable } from 'node:stream';
import type { BinaryHelperFunctions, IBinaryKeyData } from 'n8n-workflow';
import { AttachmentError, type AttachmentFault, MailboxError } from '../core/errors/mailbox-error';
import { fileNameFor } from '../mime/file-name';

/** A file in n8n's binary store. */
export interface StoredFile {
	readonly data: IBinaryKeyData[string];
	readonly bytes: number;
}

/** A file on its way into n8n's binary store. */
export interface StoringFile {
	/** The file, or why it is left out. Rejects with `MailboxError` when the connection breaks. */
	readonly stored: Promise<StoredFile | string>;
	/** Ends it early; what becomes of `stored` then concerns nobody. */
	stop(reason: string): void;
}

/** Streams a file into n8n's binary store: n8n may put it on its disk without ever holding it whole. */
export function storeFile(
	{ helpers }: { readonly helpers: Pick<BinaryHelperFunctions, 'prepareBinaryData'> },
	chunks: AsyncIterable<Buffer>,
	{ part, name, type }: { readonly part: string; readonly name: string; readonly type: string },
): StoringFile {
	let bytes = 0;
	async function* counted(): AsyncGenerator<Buffer> {
		for await (const chunk of chunks) {
			bytes += chunk.length;
			yield chunk;
		}
	}
	const stream = Readable.from(counted(), { objectMode: false });
	// What breaks after the time is up concerns nobody any more.
	stream.on('error', () => {});
	const stored = helpers
		.prepareBinaryData(stream, name || fileNameFor(type, part), type)
		.then((data) => ({ data, bytes }))
		.catch(() => {
			// n8n's store may wrap what the server did.
			const fault = stream.errored;
			if (fault instanceof MailboxError) throw fault;
			return fault instanceof AttachmentError ? FAULTS[fault.fault] : 'n8n could not store it';
		});
	return { stored, stop: (reason) => stream.destroy(new Error(reason)) };
}

const FAULTS: Readonly<Record<AttachmentFault, string>> = {
	tooLarge: 'larger than allowed',
	missing: 'the server did not send it',
	cut: 'the server did not send all of it',
	refused: 'the server refused to send it',
	undescribed: 'the server does not describe it',
};
