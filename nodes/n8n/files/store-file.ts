import { Readable } from 'node:stream';
import type { BinaryHelperFunctions, IBinaryData } from 'n8n-workflow';
import { AttachmentError, MailboxError } from '../../core/errors/mailbox-error';
import type { NoteUnexpected } from '../../core/errors/unexpected';
import { codeOf } from '../../core/text/unknown';

/** Where files are stored. */
export interface FileStore {
	readonly helpers: Pick<BinaryHelperFunctions, 'prepareBinaryData'>;
}

/** A file in n8n's binary store. */
export interface StoredFile {
	readonly data: IBinaryData;
	readonly bytes: number;
}

/** n8n's binary store did not take a file. */
export class StoreError extends Error {
	override readonly name = 'StoreError';
}

/** Returns why a file was not stored: a full disk and the like have a code, all else is found in n8n's log. */
export function whyNotStored({ cause }: StoreError, noteUnexpected: NoteUnexpected): string {
	const code = codeOf(cause) ?? '';
	return /^E[A-Z]+$/.test(code) ? code : `reference ${noteUnexpected(cause)}`;
}

/** A file on its way into n8n's binary store. */
export interface StoringFile {
	/** Rejects with what reading the file rejected with, and with `StoreError` when n8n does not take it. */
	readonly stored: Promise<StoredFile>;
	/** Ends it early. Whoever calls it waits for `stored` no longer. */
	stop(): void;
}

/** Streams a file into n8n's binary store: n8n may put it on its disk without ever holding it whole. */
export function storeFile(
	{ helpers }: FileStore,
	chunks: AsyncIterable<Buffer>,
	{ name, type }: { readonly name: string; readonly type: string },
): StoringFile {
	let bytes = 0;
	async function* counted(): AsyncGenerator<Buffer> {
		for await (const chunk of chunks) {
			bytes += chunk.length;
			yield chunk;
		}
	}
	const stream = Readable.from(counted(), { objectMode: false });
	// Without a listener a fault behind `stop` is an uncaught exception that ends n8n.
	stream.on('error', () => {});
	const stored = helpers
		.prepareBinaryData(stream, name, type)
		.then((data) => ({ data, bytes }))
		.catch((error: unknown) => {
			// n8n's store may wrap what the server did.
			const fault = stream.errored;
			if (fault instanceof MailboxError || fault instanceof AttachmentError) throw fault;
			throw new StoreError('The binary store of n8n did not take a file', { cause: error });
		});
	return { stored, stop: () => stream.destroy(new Error('stopped')) };
}
