import type { MessageHead, MessageText } from '../../core/mailbox/mailbox';
import { MAX_CONTENT_LENGTH } from '../../mime/limits';
import type { OpenFolder } from './fetch';
import { fetchTexts } from './texts';

/** Returns the whole text and the HTML of one message, read as the trigger reads them; null when it is gone. */
export async function readContent(
	folder: OpenFolder,
	head: MessageHead,
): Promise<MessageText | null> {
	return (await fetchTexts(folder, [head], MAX_CONTENT_LENGTH)).get(head.uid) ?? null;
}
