import type { MessageHead, MessageText } from '../core/mailbox/mailbox';

/** Texts that were read to name a client, until it is known whether the mail is passed on. */
interface KeptTexts {
	/** Keeps a text unless too much is kept already: it is read again then. */
	keep(head: MessageHead, text: MessageText): void;
	/** Returns the text of a message and keeps it no longer; null when it is not kept. */
	take(head: MessageHead): MessageText | null;
}

/** Returns a place for texts of at most so many characters in all. */
export function keptTexts(mostCharacters = MOST_CHARACTERS): KeptTexts {
	const kept = new Map<MessageHead, MessageText>();
	let characters = 0;
	return {
		keep(head, text) {
			const size = sizeOf(text);
			if (characters + size > mostCharacters) return;
			kept.set(head, text);
			characters += size;
		},
		take(head) {
			const text = kept.get(head);
			if (text === undefined) return null;
			kept.delete(head);
			characters -= sizeOf(text);
			return text;
		},
	};
}

/** Notifications of forms are short: these are hundreds of them, and a few of the longest forwards. */
const MOST_CHARACTERS = 4 * 1024 * 1024;

function sizeOf({ text, html, passages }: MessageText): number {
	const inPassages = passages?.reduce((sum, passage) => sum + passage.text.length, 0) ?? 0;
	return text.length + (html?.length ?? 0) + inPassages;
}
