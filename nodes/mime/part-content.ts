import type { BodyPart } from '../core/mailbox/mailbox';
import { decodeCharset } from './charset';
import { decodeTransfer } from './transfer';

/** A part as it came, with its transfer encoding on. */
export interface PartContent {
	readonly bytes: Buffer;
	/** The part goes on behind these. */
	readonly isCut: boolean;
}

/** Returns the text of a part. */
export function decodePart(part: BodyPart, { bytes, isCut }: PartContent): string {
	return decodeCharset(decodeTransfer(bytes, part.encoding), part.charset, isCut);
}
