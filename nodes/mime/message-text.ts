import { UNNOTED, type NoteUnexpected } from '../core/errors/unexpected';
import type { AttachmentInfo, BodyPart, MessageText, Passage } from '../core/mailbox/mailbox';
import { isAddedFooter } from './added-footer';
import { INSIDE, partOfFile } from './boxes';
import { readHtml, readPlain } from './content';
import { isHtmlStub } from './html-stub';
import { decodePart, type PartContent, type PartText } from './part-content';
import { plainPage } from './plain-page';
import { partsOf, toAttachment, type Layout, type Reading } from './reading';

/**
 * Returns what a message says. `contents` holds the parts of its layout by number, those that were too much
 * left out; text and HTML are cut at `maxLength` characters each.
 */
export function messageTextOf(
	{ layout, attachments }: Pick<Reading, 'layout' | 'attachments'>,
	contents: ReadonlyMap<string, PartContent>,
	maxLength: number,
	noteUnexpected: NoteUnexpected = UNNOTED,
): MessageText {
	if (layout === null) return { ...NOTHING, attachments };
	const parts = new DecodedParts(contents, noteUnexpected);
	const pieces = piecesOf(layout, parts);
	const { text } = readPlain(pieces.map((piece) => piece.text).join('\n'));
	const page = pageOf(layout, parts);
	const html = page?.html ?? null;
	const isCut = text.length > maxLength || (html?.length ?? 0) > maxLength;
	const said = new Set([...pieces.map(({ part }) => part), ...(page?.parts ?? [])]);
	const isUnsaid = (part: BodyPart) =>
		parts.read(part).isEncrypted === true || (!said.has(part) && hasWords(part, parts));
	const unsaid = partsOf(layout).filter(isUnsaid);
	const isEncrypted = unsaid.some((part) => parts.read(part).isEncrypted === true);
	return {
		text: text.slice(0, maxLength),
		html: html?.slice(0, maxLength) ?? null,
		...(pieces.some(({ isTold }) => isTold) ? { passages: pieces.map(toPassage) } : {}),
		truncated: isCut || partsOf(layout).some(({ part }) => contents.get(part)?.isCut ?? true),
		attachments: [...attachments, ...unsaid.map(toAttachment), ...filesIn(layout, parts)],
		...(isEncrypted && text === '' && { noTextBecause: 'encrypted' as const }),
		unreadable: null,
	};
}

/** Files that were written into texts as letters. */
function filesIn(layout: Layout, parts: DecodedParts): AttachmentInfo[] {
	return partsOf(layout).flatMap((part) =>
		(parts.read(part).files ?? []).map(({ name, content }, index) =>
			toAttachment(partOfFile({ name, size: content.length }, `${part.part}${INSIDE}${index + 1}`)),
		),
	);
}

const NOTHING = { text: '', html: null, truncated: false, unreadable: null };

/** Lines of a text; `isTold` when something else than their words says what they are. */
interface Piece extends Passage {
	readonly isTold: boolean;
	readonly part: BodyPart;
}

function toPassage({ role, text }: Piece): Passage {
	return { role, text };
}

/** Of several alternatives of one kind only one is read. */
function hasWords(part: BodyPart, parts: DecodedParts): boolean {
	const text = textOf(piecesOfPart(part, parts));
	return text !== '' && !isHtmlStub(text);
}

const NO_TEXT: PartText = { text: '', isHtml: false };

/** Decodes each part once, however often it is looked at. */
class DecodedParts {
	private readonly decoded = new Map<BodyPart, PartText>();

	constructor(
		private readonly contents: ReadonlyMap<string, PartContent>,
		readonly noteUnexpected: NoteUnexpected,
	) {}

	read(part: BodyPart): PartText {
		const known = this.decoded.get(part);
		if (known !== undefined) return known;
		const content = this.contents.get(part.part);
		const text = content === undefined ? NO_TEXT : decodePart(part, content, this.noteUnexpected);
		this.decoded.set(part, text);
		return text;
	}
}

function piecesOf(layout: Layout, parts: DecodedParts): readonly Piece[] {
	if ('part' in layout) return piecesOfPart(layout.part, parts);
	if ('all' in layout) return piecesOfAll(layout.all, parts);
	let stub: readonly Piece[] = [];
	for (const choice of [...layout.best].sort((a, b) => rankOf(a) - rankOf(b))) {
		const pieces = piecesOf(choice, parts);
		const text = textOf(pieces);
		if (text !== '' && !isHtmlStub(text)) return pieces;
		// An empty HTML part is less than what the plain one says.
		if (textOf(stub) === '') stub = pieces;
	}
	return stub;
}

function piecesOfPart(part: BodyPart, parts: DecodedParts): readonly Piece[] {
	const { text, isHtml } = parts.read(part);
	if (!isHtml) {
		return [{ role: 'own', text: readPlain(text).text, isTold: false, part }];
	}
	return (readHtml(text, parts.noteUnexpected).passages ?? []).map((passage) => ({
		...passage,
		isTold: true,
		part,
	}));
}

/** What lists and gateways put below a letter is not the writer's. */
function piecesOfAll(layouts: readonly Layout[], parts: DecodedParts): readonly Piece[] {
	const all: Piece[] = [];
	const said = new Set<string>();
	let hasWords = false;
	for (const layout of layouts) {
		const pieces = piecesOf(layout, parts);
		const text = textOf(pieces);
		// Some programs call the plain and the HTML version of one text two parts.
		const words = text.replace(/\s+/g, ' ');
		if (text === '' || said.has(words)) continue;
		said.add(words);
		const isFooter = hasWords && isAddedFooter(text);
		for (const piece of pieces) {
			all.push(isFooter ? { ...piece, role: 'signature', isTold: true } : piece);
		}
		hasWords = true;
	}
	return all;
}

function textOf(pieces: readonly Piece[]): string {
	return pieces
		.map(({ text }) => text)
		.join('\n')
		.replace(UNSEEN, '')
		.trim();
}

const UNSEEN = /[\u00ad\u200b-\u200d\u2060]+/g;

/** Plain text is what its writer meant it to be; HTML needs to be read first. */
function rankOf(layout: Layout): number {
	return Math.max(...partsOf(layout).map(({ type }) => RANKS.get(type) ?? 2));
}

const RANKS: ReadonlyMap<string, number> = new Map([
	['text/plain', 0],
	['text/html', 1],
]);

/** HTML, and the parts that it is made of. */
interface Page {
	readonly html: string;
	readonly parts: readonly BodyPart[];
}

/** The last alternative is the richest (RFC 2046 §5.1.4); null when nothing is HTML. */
function pageOf(layout: Layout, parts: DecodedParts): Page | null {
	if ('part' in layout) {
		const { part } = layout;
		const { text, isHtml } = parts.read(part);
		return isHtml ? { html: text, parts: [part] } : null;
	}
	if ('best' in layout) {
		const found = layout.best.map((choice) => pageOf(choice, parts));
		return found.filter((page) => page !== null).at(-1) ?? null;
	}
	const all = layout.all.map((one) => [one, pageOf(one, parts)] as const);
	if (all.every(([, page]) => page === null)) return null;
	const pages = all.map(([one, page]) => page ?? toPage(piecesOf(one, parts)));
	return {
		html: pages
			.map(({ html }) => html)
			.filter((html) => html !== '')
			.join('\n'),
		parts: pages.flatMap((page) => page.parts),
	};
}

function toPage(pieces: readonly Piece[]): Page {
	return { html: plainPage(textOf(pieces)), parts: pieces.map(({ part }) => part) };
}
