import type { MessageText, Passage } from '../mailbox/mailbox';

/** How sure it is that a line is a quote, before looking at its neighbors. */
type Mark = 'none' | 'possible' | 'likely' | 'certain';

export interface Line {
	readonly text: string;
	/**
	 * What patterns are tried on: trimmed, digits as 0–9; '' when blank, LONG when longer than any line that
	 * patterns are tried on.
	 */
	readonly bare: string;
	readonly mark: Mark;
	readonly isSignature: boolean;
	/** The HTML says that a reply header begins here. */
	readonly startsHistory: boolean;
}

/** Longer lines are prose or bait; a reply line with two addresses stays well below. */
const MAX_LINE = 400;
/** Stands for a long line: it is not blank, and no pattern matches it. */
const LONG = '\uFFFD';

/** Returns the lines of a text with what the HTML, or a leading `>`, says about each. */
export function toLines({ text, passages }: Pick<MessageText, 'text' | 'passages'>): Line[] {
	if (passages === undefined) return split(text).map((line) => toLine(line, 'own'));
	return passages.flatMap((passage) =>
		split(passage.text).map((line, index) =>
			toLine(line, passage.role === 'replyHeader' && index > 0 ? 'own' : passage.role),
		),
	);
}

/** Returns the line without the marks of a quote in front. */
export function withoutMarks(line: Line): Line {
	return toLine(line.bare.replace(/^[>\s]+/, ''), 'own');
}

/** Returns the line as its writer had it before it was put into a quote. */
export function asOwn(line: Line): Line {
	return line.mark === 'certain' ? toLine(line.text.replace(OUTER_MARK, ''), 'own') : line;
}

/** Returns the line without the outermost mark of a quote. */
export function withoutMark(line: Line): Line {
	return line.bare.startsWith('>') ? toLine(line.text.replace(OUTER_MARK, ''), 'own') : line;
}

const OUTER_MARK = /^\s{0,8}> ?/;

/** Returns a line as two, cut in front of the character at `at`. */
export function cutLine(line: Line, at: number): readonly [Line, Line] {
	const role = line.isSignature ? 'signature' : 'own';
	return [toLine(line.text.slice(0, at).trimEnd(), role), toLine(line.text.slice(at), role)];
}

export function isQuoted(line: Line): boolean {
	return line.mark !== 'none';
}

function split(text: string): string[] {
	return text.split(/\r\n?|\n/);
}

function toLine(text: string, role: Passage['role']): Line {
	const trimmed = plain(text.trim());
	const bare = trimmed.length > MAX_LINE ? `${trimmed.startsWith('>') ? '>' : ''}${LONG}` : trimmed;
	const mark = MARKS[role];
	return {
		text,
		bare,
		mark: mark === 'none' && trimmed.startsWith('>') ? 'likely' : mark,
		isSignature: role === 'signature',
		startsHistory: role === 'replyHeader',
	};
}

/** Arabic and Persian digits as the patterns know them. */
function plain(trimmed: string): string {
	if (!/[\u0660-\u0669\u06f0-\u06f9]/.test(trimmed.slice(0, MAX_LINE + 1))) return trimmed;
	return trimmed.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) =>
		String(digit.charCodeAt(0) & 0xf),
	);
}

const MARKS: Readonly<Record<Passage['role'], Mark>> = {
	own: 'none',
	signature: 'none',
	replyHeader: 'none',
	quote: 'certain',
	barredQuote: 'likely',
	indented: 'possible',
};
