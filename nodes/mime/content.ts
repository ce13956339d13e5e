import { UNNOTED, type NoteUnexpected } from '../core/errors/unexpected';
import type { MessageText, Passage } from '../core/mailbox/mailbox';
import { toPassages } from './html-text';

/** Returns the text of a plain part. */
export function readPlain(content: string): Pick<MessageText, 'text' | 'html'> {
	return { text: tidyText(content), html: null };
}

/** Returns the text of an HTML part, as a whole and in the pieces its elements tell apart. */
export function readHtml(
	html: string,
	noteUnexpected: NoteUnexpected = UNNOTED,
): Pick<MessageText, 'text' | 'html' | 'passages'> {
	// Blank lines at the end of a passage stay: they keep paragraphs apart.
	const passages = toPassages(html, noteUnexpected).map(
		({ role, text }): Passage => ({ role, text: withoutControls(text) }),
	);
	const text = tidyText(passages.map((passage) => passage.text).join('\n'));
	return { text, html, passages };
}

/** Returns text with plain line breaks, without unseen controls and without white space at the end. */
function tidyText(text: string): string {
	return withoutControls(text.replace(/\r\n?/g, '\n')).trimEnd();
}

/**
 * Returns text without what CRMs and databases stumble over or users are deceived by: NULs and other
 * control characters, marks that turn the reading direction around, noncharacters. Tabs and line breaks
 * stay, and so do the joiners that emoji and Indic scripts need.
 */
export function withoutControls(text: string): string {
	return text.replace(UNWANTED, '');
}

const UNWANTED =
	/[^\P{Cc}\t\n\r]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]/gu;
