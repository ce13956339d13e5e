import { addressInWords, cut, lineOf } from '../mail/item-limits';
import type { Address } from '../mailbox/mailbox';
import { trimEnd } from '../text/trim';
import { filled, type Language } from '../text/wording';
import { timeInWords } from '../time/time';

/** A message that is quoted below its answer. */
export interface Quoted {
	readonly text: string;
	readonly writer: Address;
	/** Unix ms. */
	readonly writtenAt: number;
}

/** Returns an answer with the message it answers below it, as mail programs quote it. */
export function withQuote(
	answer: string,
	{ text, writer, writtenAt }: Quoted,
	language: Language,
	zone: string,
): string {
	const whole = trimEnd(inLines(text), '\n \t');
	if (whole === '') return answer;
	const time = timeInWords(writtenAt, zone, language);
	const name = lineOf(addressInWords(writer), MAX_WRITER);
	const shown = whole.length > MAX_QUOTE ? `${cut(whole, MAX_QUOTE)}\n[…]` : whole;
	const lines = shown.split('\n').map(quoted);
	return [answer, '', filled(WROTE[language], { time, name }), ...lines].join('\n');
}

/** Returns text with the line breaks of one kind, and without characters that no letter has. */
export function inLines(text: string): string {
	return text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(UNSEEN_CONTROLS, '');
}

/** All but the tab and the line feed. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const UNSEEN_CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]+/g;

/** With the date the line stays below the 400 characters up to which `core/letter` takes one for a reply's. */
const MAX_WRITER = 250;
/** More is a pasted log, and nobody reads it twice. */
const MAX_QUOTE = 65_536;

const WROTE: Readonly<Record<Language, string>> = {
	en: 'On {time}, {name} wrote:',
	ru: '{time}, {name} пишет:',
};

/** What was quoted before gets another mark without a space between them. */
function quoted(line: string): string {
	if (line === '') return '>';
	return line.startsWith('>') ? `>${line}` : `> ${line}`;
}
