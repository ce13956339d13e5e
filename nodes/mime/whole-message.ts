import { UNNOTED, type NoteUnexpected } from '../core/errors/unexpected';
import type { MessageText } from '../core/mailbox/mailbox';
import { parseEntity } from './entity';
import { messageTextOf } from './message-text';
import { readingOf } from './reading';
import { partsToOpen, withOpened } from './stand-in';

/**
 * Reads a message, or with `isCut` its beginning, without help from the server; for servers whose
 * BODYSTRUCTURE is of no use, and for messages inside others.
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
	const wanted = depth < MAX_DEPTH ? partsToOpen(body, shown) : [];
	const opened = wanted.flatMap((part) => {
		const bytes = contents.get(part.part);
		return bytes === undefined ? [] : [{ part, content: { bytes, isCut } }];
	});
	const text = withOpened(shown, body, opened, {
		maxLength,
		noteUnexpected,
		read: (inner, isInnerCut) =>
			readWholeMessage(inner, isInnerCut, maxLength, noteUnexpected, depth + 1),
	});
	return { ...text, truncated: text.truncated || isCut };
}

/** A message in a message in a message: deeper nobody looks. */
const MAX_DEPTH = 3;
