import { compile, type Formatter } from 'html-to-text';

import { UNNOTED, type NoteUnexpected } from '../core/errors/unexpected';
import type { Passage } from '../core/mailbox/mailbox';
import { KEPT_LINES, showOnlySeen } from './html-seen';
import {
	quoteFormatters,
	quoteSelectors,
	splitPassages,
	withoutMarkers,
	type QuotePlace,
} from './html-quotes';

/** Browsers flatten anything deeper than 512; the converter's time grows with the square of depth. */
const MAX_DEPTH = 512;
const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
/** Elements that begin a line of their own and that the converter does not know. */
const BLOCKS = [
	...['address', 'caption', 'center', 'dd', 'details', 'dir', 'dl', 'dt', 'fieldset', 'figcaption'],
	...['figure', 'hgroup', 'legend', 'li', 'menu', 'summary'],
];
/** Elements without content, or closed by the next one of their kind, do not nest. */
const FLAT =
	/^(area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|d[td]|option|t[rdh]|t(head|body|foot))$|^[!?]/i;

/** Returns what a reader of the HTML sees, as plain text. @internal */
export function toPlainText(html: string): string {
	return toPassages(html)
		.map(({ text }) => text)
		.join('\n');
}

/** Returns the same text in pieces: what the writer's elements hold, and those for quotes and signatures. */
export function toPassages(html: string, noteUnexpected: NoteUnexpected = UNNOTED): Passage[] {
	if (nesting(html) > MAX_DEPTH) return [withoutTags(html)];
	try {
		return splitPassages(convert(html));
	} catch (error) {
		noteUnexpected(error);
		return [withoutTags(html)];
	}
}

function convert(html: string): string {
	// An element around all of it, so that the tree can be seen to before it is walked.
	const page = /<body[\s>]/i.test(html) ? html : `<body>${html}`;
	place = { marks: 0, isMixed: null };
	isPainted = /<style[\s>]/i.test(html) && /background/i.test(html);
	return (converter ??= compileConverter())(page);
}

let place: QuotePlace = { marks: 0, isMixed: null };
let isPainted = false;
let converter: ((html: string) => string) | null = null;

/** Built with the first HTML and kept: its selectors cost more to compile than a short message to convert. */
function compileConverter(): (html: string) => string {
	return compile({
		wordwrap: false,
		limits: { maxDepth: MAX_DEPTH },
		formatters: { ...quoteFormatters(() => place), page: seenOnly },
		selectors: [
			{ selector: 'body', format: 'page' },
			{
				selector: KEPT_LINES,
				format: 'pre',
				options: { leadingLineBreaks: 1, trailingLineBreaks: 1 },
			},
			{ selector: 'a', options: { ignoreHref: true } },
			{ selector: 'img', format: 'skip' },
			{
				selector: 'tr',
				format: 'block',
				options: { leadingLineBreaks: 1, trailingLineBreaks: 1 },
			},
			...['dt', 'dd'].map((selector) => ({
				selector,
				format: 'block',
				options: { leadingLineBreaks: 1, trailingLineBreaks: 1 },
			})),
			{ selector: 'td', format: 'inlineSurround', options: { suffix: ' ' } },
			{ selector: 'th', format: 'inlineSurround', options: { suffix: ' ' } },
			{ selector: 'label', format: 'inlineSurround', options: { suffix: ' ' } },
			{ selector: 'template', format: 'skip' },
			...BLOCKS.map((selector) => ({
				selector,
				format: 'block',
				options: { leadingLineBreaks: 1, trailingLineBreaks: 1 },
			})),
			...HEADINGS.map((selector) => ({ selector, options: { uppercase: false } })),
			...quoteSelectors(),
		],
	});
}

const seenOnly: Formatter = (element, walk, builder) => {
	showOnlySeen(element, isPainted);
	walk(element.children, builder);
};

function nesting(html: string): number {
	let depth = 0;
	let deepest = 0;
	for (const [, closing, name = ''] of html.matchAll(/<(\/?)([a-z!?][a-z0-9]*)/gi)) {
		if (FLAT.test(name)) continue;
		depth = closing === '/' ? Math.max(0, depth - 1) : depth + 1;
		deepest = Math.max(deepest, depth);
	}
	return deepest;
}

function withoutTags(html: string): Passage {
	const text = html.replace(/<[^<>]*>/g, ' ').replace(/[ \t]+/g, ' ');
	return { role: 'own', text: withoutMarkers(text) };
}
