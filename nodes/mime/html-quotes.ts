import type { BlockBuilder, Element, Formatter, Selector, Walk } from 'html-to-text';

import type { Passage } from '../core/mailbox/mailbox';
import { trimBoth } from '../core/text/trim';

type Role = Exclude<Passage['role'], 'own'>;

/** Noncharacters: no text holds them (Unicode §23.7). Should hostile mail do, it only misplaces its own lines. */
const MARKERS: Readonly<Record<Role, string>> = {
	quote: '\uFDD0',
	barredQuote: '\uFDD1',
	indented: '\uFDD2',
	signature: '\uFDD3',
	replyHeader: '\uFDD4',
};
/** The first one found in a line tells: a quote within another may be surer, a signature in a quote is quoted. */
const ROLES = Object.keys(MARKERS) as Role[];
/** Marks further in add nothing but length: each puts something before every line within it. */
const MAX_MARKS = 8;

/** Elements that mail programs put around what the writer did not write. */
const SELECTORS: Readonly<Record<string, readonly string[]>> = {
	quote: [
		...['.gmail_attr', 'blockquote.gmail_quote', '.gmail_extra > .gmail_quote', '.moz-cite-prefix'],
		...['blockquote[type="cite"]', '.yahoo_quoted', '[class*="yahoo_quoted"]'],
		...['.zmail_extra', '.tutanota_quote', '[data-marker="__QUOTED_TEXT__"]', '.OutlookQuote'],
	],
	quoteContainer: ['div.gmail_quote', '.protonmail_quote'],
	signature: [
		...['.gmail_signature', '.gmail_signature_prefix', '.moz-signature', '#Signature'],
		...[
			'[data-signature-widget="container"]',
			'#AppleMailSignature',
			'.protonmail_signature_block',
		],
		...[
			'#ms-outlook-mobile-signature',
			'[data-marker="__SIG_POST__"]',
			'[data-marker="__SIG_PRE__"]',
		],
	],
	signaturePre: ['pre.moz-signature'],
	replyHeader: [
		...['#divRplyFwdMsg', '.OutlookMessageHeader', '[data-marker="__HEADERS__"]'],
		...['div[style*="border-top:solid #E1E1E1"]', 'div[style*="border-top:solid #B5C4DF"]'],
		'#mail-editor-reference-message-container',
	],
	barredQuote: [
		...['blockquote[style*="border-left:"]', 'blockquote[style*="border-left-"]'],
		...['blockquote[style*="BORDER-LEFT:"]', 'blockquote[style*="border-left :"]'],
	],
	indented: ['blockquote'],
};

export function quoteSelectors(): Selector[] {
	return Object.entries(SELECTORS).flatMap(([format, selectors]) =>
		selectors.map((selector) => ({ selector, format })),
	);
}

/** Where in a text the formatters are; each text begins with a new one. */
export interface QuotePlace {
	/** How many marked elements are around. */
	marks: number;
	/** Whether the container around holds quotations; null outside of one. */
	isMixed: boolean | null;
}

/** Returns the formatters of elements for quotes and signatures; `placeOf` says where they are. */
export function quoteFormatters(placeOf: () => QuotePlace): Readonly<Record<string, Formatter>> {
	const block = (role: Role, isPre = false): Formatter => {
		return (element, walk, builder) => {
			const isQuotation = element.name === 'blockquote';
			const place = placeOf();
			const isMarked = ++place.marks <= MAX_MARKS;
			const mark = isMarked ? `${MARKERS[role]}${isQuotation ? '> ' : ''}` : '';
			const breaks = isQuotation ? 2 : 1;
			builder.openBlock({ leadingLineBreaks: breaks, isPre });
			walk(element.children, builder);
			builder.closeBlock({
				trailingLineBreaks: breaks,
				blockTransform: (text) =>
					mark === '' ? text : markLines(text, mark, role === 'replyHeader'),
			});
			place.marks--;
		};
	};
	const quote = block('quote');
	const plain: Formatter = (element, walk, builder) => {
		builder.openBlock({ leadingLineBreaks: 1, isPre: false });
		walk(element.children, builder);
		builder.closeBlock({ trailingLineBreaks: 1 });
	};
	/** With quotations inside it may hold answers between them; without, all of it is the quote. */
	const quoteContainer: Formatter = (element: Element, walk: Walk, builder: BlockBuilder) => {
		const place = placeOf();
		const around = place.isMixed;
		// Searched once: what the outermost one holds is known of those within.
		place.isMixed ??= holdsQuotation(element);
		(place.isMixed ? plain : quote)(element, walk, builder);
		place.isMixed = around;
	};
	return {
		quote,
		quoteContainer,
		signature: block('signature'),
		signaturePre: block('signature', true),
		replyHeader: block('replyHeader'),
		barredQuote: block('barredQuote'),
		indented: block('indented'),
	};
}

function markLines(text: string, mark: string, onlyFirst: boolean): string {
	const lines = trimBoth(text, '\n').split('\n');
	return lines.map((line, index) => (onlyFirst && index > 0 ? line : mark + line)).join('\n');
}

function holdsQuotation(element: Element): boolean {
	const open: Element[] = [element];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		if (next.name === 'blockquote') return true;
		for (const child of next.children ?? []) open.push(child);
	}
	return false;
}

/** Splits converted text where the role of lines changes, and takes the markers out. */
export function splitPassages(converted: string): Passage[] {
	const passages: Array<{ role: Passage['role']; lines: string[] }> = [];
	for (const line of converted.split('\n')) {
		const role = ROLES.find((marked) => line.includes(MARKERS[marked])) ?? 'own';
		const text = role === 'own' ? line : withoutMarkers(line);
		const last = passages.at(-1);
		// A header begins once; what comes below is recognized by its words.
		if (last?.role === role && role !== 'replyHeader') last.lines.push(text);
		else passages.push({ role, lines: [text] });
	}
	return passages.map(({ role, lines }) => ({ role, text: lines.join('\n') }));
}

export function withoutMarkers(text: string): string {
	return text.replace(/[\uFDD0-\uFDD4]/g, '');
}
