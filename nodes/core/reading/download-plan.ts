import type { AttachmentInfo } from '../mailbox/mailbox';

/** What users chose to download. */
export interface DownloadChoice {
	readonly attachments: boolean;
	/** Pictures that the text shows. */
	readonly inlineImages: boolean;
	/** Of each of the two kinds, in one message. */
	readonly maxCount: number;
	/** Of one file. */
	readonly maxBytes: number;
}

/** A file of a message: `binary` is the field it is downloaded to, `leftOut` why it is not. */
export type PlannedFile = AttachmentInfo &
	({ readonly binary: string } | { readonly leftOut: string });

/** Says for each file of a message where it goes, or why it is left out. */
export function planDownloads(
	files: readonly AttachmentInfo[],
	choice: DownloadChoice,
): PlannedFile[] {
	const counts = { attachment: 0, inline: 0 };
	return files.map((file) => {
		const kind = file.inline ? 'inline' : 'attachment';
		const leftOut = reasonAgainst(file, counts[kind], choice);
		return leftOut === null
			? { ...file, binary: `${kind}_${counts[kind]++}` }
			: { ...file, leftOut };
	});
}

/** Octets that are to be downloaded. */
export function plannedBytes(files: readonly PlannedFile[]): number {
	return files.reduce((sum, file) => ('binary' in file ? sum + file.size : sum), 0);
}

function reasonAgainst(
	{ type, inline, size }: AttachmentInfo,
	taken: number,
	{ attachments, inlineImages, maxCount, maxBytes }: DownloadChoice,
): string | null {
	if (SIGNATURES.has(type)) return 'a digital signature, not a file the sender attached';
	if (inline && !inlineImages) return "'Download Inline Images' is off";
	if (!inline && !attachments) return "'Download Attachments' is off";
	if (size > maxBytes) return TOO_LARGE;
	return taken < maxCount ? null : "more files than 'Maximum Attachments'";
}

const TOO_LARGE = "larger than 'Maximum Attachment Size'";

/** Parts that mail programs add to prove who wrote (RFC 8551, RFC 3156). */
const SIGNATURES: ReadonlySet<string> = new Set([
	'application/pgp-signature',
	'application/pkcs7-signature',
	'application/x-pkcs7-signature',
]);
