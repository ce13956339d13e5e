import type { MessageText, Passage } from '../core/mailbox/mailbox';
import { withoutControls } from './controls';
import { toPassages } from './html-text';
import { tidyText } from './tidy-text';

/** Returns the text of a plain part. */
export function readPlain(content: string): Pick<MessageText, 'text' | 'html'> {
	return { text: tidyText(content), html: null };
}

/** Returns the text of an HTML part, as a whole and in the pieces its elements tell apart. */
export function readHtml(html: string): Pick<MessageText, 'text' | 'html' | 'passages'> {
	// Blank lines at the end of a passage stay: they keep paragraphs apart.
	const passages = toPassages(html).map(
		({ role, text }): Passage => ({ role, text: withoutControls(text) }),
	);
	const text = tidyText(passages.map((passage) => passage.text).join('\n'));
	return { text, html, passages };
}
