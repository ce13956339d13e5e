import type { FunctionsBase, IBinaryData } from 'n8n-workflow';
import { LEFT_OUT } from '../../core/mailbox/not-read';
import type { Files } from '../../collect/downloads';
import { AttachmentError, type AttachmentFault } from '../../core/errors/mailbox-error';
import type { Mailbox, MessageHead } from '../../core/mailbox/mailbox';
import type { PlannedFile } from '../../core/reading/download-plan';
import { within } from '../../core/time/time-limit';
import { fileNameFor } from '../../mime/file-name';
import { unexpectedLog } from '../errors/unexpected-log';
import { storeFile, StoreError, whyNotStored, type FileStore, type StoredFile } from './store-file';

/** A file, or in words why it is left out. */
export type Taken = StoredFile | string;

/** Returns the files of a message, those that are planned taken by `take`. */
export async function takeFiles(
	planned: readonly PlannedFile[],
	take: (file: PlannedFile) => Promise<Taken>,
): Promise<Files<IBinaryData>> {
	const attachments: PlannedFile[] = [];
	const binary: Record<string, IBinaryData> = {};
	for (const file of planned) {
		if (!('binary' in file)) {
			attachments.push(file);
			continue;
		}
		const { binary: field, ...described } = file;
		const taken = await take(file);
		if (typeof taken === 'string') {
			attachments.push({ ...described, leftOut: taken });
		} else {
			binary[field] = taken.data;
			attachments.push({ ...file, size: taken.bytes });
		}
	}
	return { attachments, binary };
}

/** How much of a file is downloaded, and until when. */
interface DownloadLimits {
	readonly maxBytes: number;
	/** Unix ms. */
	readonly until: number;
	/** Ends it before that. */
	readonly signal?: AbortSignal | undefined;
}

/**
 * Downloads a file of a message in the open folder into n8n's binary store, until a moment (Unix ms). Rejects with
 * `MailboxError` when the connection breaks.
 */
export async function downloadFile(
	context: FileStore & Pick<FunctionsBase, 'logger'>,
	mailbox: Pick<Mailbox, 'readAttachment'>,
	head: MessageHead,
	{ part, name, type }: PlannedFile,
	{ maxBytes, until, signal }: DownloadLimits,
): Promise<Taken> {
	if (Date.now() >= until || signal?.aborted === true) return OUT_OF_TIME;
	const chunks = mailbox.readAttachment(head, part, maxBytes);
	const file = { name: name || fileNameFor(type, part), type };
	const { stored, stop } = storeFile(context, chunks, file);
	try {
		return await within<StoredFile, string>(stored, { ms: until - Date.now(), signal }, () => {
			stop();
			return OUT_OF_TIME;
		});
	} catch (error) {
		if (error instanceof AttachmentError) return FAULTS[error.fault];
		if (error instanceof StoreError) {
			return `${LEFT_OUT.notStored} (${whyNotStored(error, unexpectedLog(context.logger))})`;
		}
		// eslint-disable-next-line @n8n/community-nodes/require-node-api-error -- the end of a connection: translated once, where the poll or the operation ends
		throw error;
	}
}

const OUT_OF_TIME = LEFT_OUT.outOfTime;

const FAULTS: Readonly<Record<AttachmentFault, string>> = {
	tooLarge: LEFT_OUT.larger,
	missing: LEFT_OUT.missing,
	cut: LEFT_OUT.cut,
	refused: LEFT_OUT.refused,
	undescribed: LEFT_OUT.undescribed,
};
