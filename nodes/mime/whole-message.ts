import type { MessageText } from '../core/mailbox/mailbox';
import { parseEntity } from './entity';
import { messageTextOf } from './message-text';
import { readingOf } from './reading';

/**
 * Reads a message, or with `isCut` its beginning, without help from the server; for servers whose
 * BODYSTRUCTURE is of no use.
 */
export function readWholeMessage(source: Buffer, isCut: boolean, maxLength: number): MessageText {
	const { body, contents } = parseEntity(source);
	const parts = new Map(
		[...contents].map(([part, bytes]) => [
			part,
			{ bytes: bytes.subarray(0, maxLength), isCut: bytes.length > maxLength },
		]),
	);
	const text = messageTextOf(readingOf(body), parts, maxLength);
	return { ...text, truncated: text.truncated || isCut };
}
