import { cut, lineOf, MAX_NAME_LENGTH, MAX_SUBJECT_LENGTH } from '../mail/item-limits';
import { filled, type Language } from '../text/wording';
import { itemWordsOf } from './words/words-in';

/** What of a whole message its simplified form is made of. */
export interface ReadMessage {
	readonly from: readonly string[];
	readonly to: readonly string[];
	readonly replyTo: readonly string[];
	readonly subject: string;
	readonly text: string;
	readonly isTextTruncated: boolean;
	/** `leftOut` is a sentence. */
	readonly attachments: ReadonlyArray<{ readonly name: string; readonly leftOut?: string }>;
	readonly receivedAt: string;
	readonly inquiryId: string;
	readonly message: string;
}

/** A flat message of a size that is known before: a language model pays for each word. */
export interface SimpleMessage {
	readonly from: string;
	readonly subject: string;
	readonly text: string;
	readonly isTextTruncated: boolean;
	/** Names; behind that of a file that is left out stands the reason. */
	readonly attachments: readonly string[];
	readonly receivedAt: string;
	readonly to: string;
	readonly replyTo: string;
	readonly inquiryId: string;
	readonly message: string;
}

/** Returns the simplified form of a message, what is needed most first: n8n shows fields in this order. */
export function toSimpleMessage(message: ReadMessage, language: Language): SimpleMessage {
	const { text, isCut } = boundedText(message.text, language);
	const names = message.attachments.map(({ name, leftOut }) => {
		const line = lineOf(name, MAX_NAME_LENGTH);
		return leftOut === undefined ? line : `${line} (${leftOut})`.trim();
	});
	return {
		from: bounded(message.from, language).join(', '),
		subject: lineOf(message.subject, MAX_SUBJECT_LENGTH),
		text,
		isTextTruncated: isCut || message.isTextTruncated,
		attachments: bounded(names, language),
		receivedAt: message.receivedAt,
		to: bounded(message.to, language).join(', '),
		replyTo: bounded(message.replyTo, language).join(', '),
		inquiryId: message.inquiryId,
		message: message.message,
	};
}

/** In characters: about three pages, or 2,000 to 3,000 tokens. @internal */
export const MAX_SIMPLE_TEXT = 8_000;
const MAX_LISTED = 10;

/** A model that overlooks `isTextTruncated` reads the end of the text. */
function boundedText(text: string, language: Language): { text: string; isCut: boolean } {
	if (text.length <= MAX_SIMPLE_TEXT) return { text, isCut: false };
	const shown = cut(text, MAX_SIMPLE_TEXT);
	const numbers = { shown: String(shown.length), all: String(text.length) };
	return { text: `${shown}…\n${filled(itemWordsOf(language).textCut, numbers)}`, isCut: true };
}

function bounded(values: readonly string[], language: Language): string[] {
	const more = values.length - MAX_LISTED;
	if (more <= 0) return [...values];
	const rest = filled(itemWordsOf(language).andMore, { more: String(more) });
	return [...values.slice(0, MAX_LISTED), rest];
}
