import { findBanner } from './banner';
import { findHistory } from './history';
import { withCutLines } from './joined-lines';
import { toLines, type Line } from './lines';
import { ownForward, type Writer } from './own-forward';
import { findSignature } from './signature';
import { isProse } from './signature-line';
import type { MessageText } from '../mailbox/mailbox';

/** A message taken apart; the three together hold all of its text. */
export interface Letter {
	/** What the writer wrote now. */
	readonly text: string;
	/** Older mail: what is answered or forwarded, with its reply lines. */
	readonly quotedText: string;
	/** What is added by itself: signature, `Sent from my …`, disclaimer, banner of a mail gateway. */
	readonly signature: string;
	/** What of it the writer wrote, where somebody else forwards her mail with words of his own. */
	readonly forwarded?: Letter;
}

/**
 * Takes a message apart. When unsure a line stays in `text`, and when nothing else would be left the older
 * mail is the text: a forwarded request is a request. So is a message of her own that the `writer` forwards
 * with a word. Linear in the length of the text.
 */
export function letterOf(
	message: Pick<MessageText, 'text' | 'passages'>,
	writer: Writer = NOBODY,
): Letter {
	const lines = withCutLines(toLines(message));
	const forward = ownForward(lines, writer);
	if (forward === null) return letterIn(lines);
	const above = takeApart(lines.slice(0, forward.start));
	const inside = letterIn(forward.body);
	const joined = (...pieces: string[]) => pieces.filter((piece) => piece !== '').join('\n\n');
	return {
		text: joined(above.text, inside.text),
		quotedText: joined(above.quotedText, forward.header, inside.quotedText),
		signature: joined(above.signature, inside.signature),
		...(writer.isForwardedByOther === true && { forwarded: inside }),
	};
}

const NOBODY: Writer = { address: '', isForwarding: false };

function letterIn(lines: readonly Line[]): Letter {
	const found = takeApart(lines);
	const isElsewhere = found.text === '' && hasWordsInSignature(lines);
	const letter = isElsewhere
		? takeApart(lines.map((line) => ({ ...line, isSignature: false })))
		: found;
	if (letter.text !== '') return letter;
	if (letter.quotedText !== '') return { ...letter, text: letter.quotedText, quotedText: '' };
	return { ...letter, text: letter.signature, signature: '' };
}

function takeApart(lines: readonly Line[]): Letter {
	const kinds = kindsOf(lines);
	return {
		text: join(lines, kinds, 'text'),
		quotedText: join(lines, kinds, 'quotedText'),
		signature: join(lines, kinds, 'signature'),
	};
}

/** Some write into the element that holds their signature. */
function hasWordsInSignature(lines: readonly Line[]): boolean {
	return lines.some(({ isSignature, bare }) => isSignature && isProse(bare));
}

type Kind = Exclude<keyof Letter, 'forwarded'>;

function kindsOf(lines: readonly Line[]): Kind[] {
	const isHistory = findHistory(lines);
	const kinds = isHistory.map((history): Kind => (history ? 'quotedText' : 'text'));
	let isTop = true;
	for (const [start, end] of runsOf(kinds)) {
		if (kinds[start] !== 'text') continue;
		const own = lines.slice(start, end);
		const from = isTop ? findBanner(own) : 0;
		kinds.fill('signature', start, start + from);
		isTop = false;
		findSignature(own.slice(from)).forEach((isSignature, index) => {
			if (isSignature) kinds[start + from + index] = 'signature';
		});
	}
	return kinds;
}

/** First and past-the-last index of each run of equal kinds. */
function runsOf(kinds: readonly Kind[]): Array<[number, number]> {
	const runs: Array<[number, number]> = [];
	for (let index = 0; index < kinds.length; index++) {
		const last = runs.at(-1);
		if (last !== undefined && kinds[index] === kinds[index - 1]) last[1] = index + 1;
		else runs.push([index, index + 1]);
	}
	return runs;
}

/** Pieces that stood apart are set apart by a blank line. */
function join(lines: readonly Line[], kinds: readonly Kind[], kind: Kind): string {
	const pieces: string[] = [];
	for (const [start, end] of runsOf(kinds)) {
		if (kinds[start] !== kind) continue;
		const piece = withoutBlankEnds(lines.slice(start, end).map(({ text }) => text));
		if (piece !== '') pieces.push(piece);
	}
	return pieces.join('\n\n').trim();
}

function withoutBlankEnds(lines: readonly string[]): string {
	let start = 0;
	let end = lines.length;
	while (start < end && lines[start]?.trim() === '') start++;
	while (end > start && lines[end - 1]?.trim() === '') end--;
	return lines.slice(start, end).join('\n');
}
