import { UNNOTED, type NoteUnexpected } from '../core/errors/unexpected';
import type { MessageText } from '../core/mailbox/mailbox';
import { parseEntity } from './entity';
import { messageTextOf } from './message-text';
import { readingOf } from './reading';
import { readStandIn, standInOf, withStandIn } from './stand-in';

/**
 * Reads a message, or with `isCut` its beginning, without help from the server; for servers whose
 * BODYSTRUCTURE is of no use.
 */
export function readWholeMessage(
	source: Buffer,
	isCut: boolean,
	maxLength: number,
	noteUnexpected: NoteUnexpected = UNNOTED,
	depth = 0,
): MessageText {
	const { body, contents } = parseEntity(source);
	const parts = new Map(
		[...contents].map(([part, bytes]) => [
			part,
			{ bytes: bytes.subarray(0, maxLength), isCut: bytes.length > maxLength },
		]),
	);
	const shown = messageTextOf(readingOf(body), parts, maxLength, noteUnexpected);
	const text = shown.text === '' ? standIn() : shown;
	return { ...text, truncated: text.truncated || isCut };

	function standIn(): MessageText {
		const part = depth < MAX_DEPTH ? standInOf(body) : null;
		const bytes = part === null ? undefined : contents.get(part.part);
		if (part === null || bytes === undefined) return withStandIn(shown, body, null);
		const readMessage = (inner: Buffer) =>
			readWholeMessage(inner, isCut, maxLength, noteUnexpected, depth + 1);
		return withStandIn(
			shown,
			body,
			readStandIn(part, { bytes, isCut }, readMessage, noteUnexpected),
		);
	}
}

/** A message in a message in a message: deeper nobody looks. */
const MAX_DEPTH = 3;
