import type { MessageText, Passage } from '../core/mailbox/mailbox';
import { plainPage } from './plain-page';

/** Returns two texts as one, at most `maxLength` characters of each of its versions. */
export function joinedText(
	first: MessageText,
	second: MessageText,
	maxLength: number,
): MessageText {
	const text = [first.text, second.text].filter((one) => one !== '').join('\n\n');
	const html = joinedHtml(first, second);
	const isCut = text.length > maxLength || (html?.length ?? 0) > maxLength;
	const isTold = first.passages !== undefined || second.passages !== undefined;
	const attached = [...(first.attachedMails ?? []), ...(second.attachedMails ?? [])];
	return {
		text: text.slice(0, maxLength),
		html: html?.slice(0, maxLength) ?? null,
		...(isTold && { passages: [...passagesOf(first), GAP, ...passagesOf(second)] }),
		truncated: first.truncated || second.truncated || isCut,
		attachments: [...first.attachments, ...second.attachments],
		...(attached.length > 0 && { attachedMails: attached }),
		unreadable: null,
	};
}

const GAP: Passage = { role: 'own', text: '' };

function passagesOf({ text, passages }: MessageText): readonly Passage[] {
	return passages ?? [{ role: 'own', text }];
}

function joinedHtml(first: MessageText, second: MessageText): string | null {
	if (first.html === null && second.html === null) return null;
	return [first, second]
		.map(({ html, text }) => html ?? plainPage(text))
		.filter((page) => page !== '')
		.join('\n');
}
