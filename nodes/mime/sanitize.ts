import sanitize from 'sanitize-html';

/**
 * Returns the HTML of a message that may be shown in a page: nothing of it runs, and nothing is loaded from
 * elsewhere, so that the sender does not learn that it was read. Pictures that came with the mail (`cid:`) stay.
 */
export function sanitizeMailHtml(html: string): string {
	return sanitize(html, OPTIONS);
}

const LAYOUT = ['align', 'valign', 'bgcolor', 'color', 'width', 'height', 'dir', 'lang', 'style'];
const SIZE = /^-?\d+(\.\d+)?(px|pt|em|rem|%)?( -?\d+(\.\d+)?(px|pt|em|rem|%)?){0,3}$/;
const COLOR = /^(#[\da-f]{3,8}|[a-z]+|rgba?\([\d., %]+\))$/i;
const WORD = /^[a-z-]+$/i;
/** Names alone: `url(…)` of any kind would load something. */
const FONTS = /^[\w ,'"-]+$/;

const OPTIONS: sanitize.IOptions = {
	allowedTags: [
		...['a', 'abbr', 'address', 'article', 'aside', 'b', 'bdi', 'bdo', 'big', 'blockquote', 'br'],
		...['caption', 'center', 'cite', 'code', 'col', 'colgroup', 'dd', 'del', 'dfn', 'div', 'dl'],
		...['dt', 'em', 'figcaption', 'figure', 'font', 'footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
		...['header', 'hr', 'i', 'img', 'ins', 'kbd', 'li', 'main', 'mark', 'ol', 'p', 'pre', 'q'],
		...['s', 'samp', 'section', 'small', 'span', 'strike', 'strong', 'sub', 'sup', 'table'],
		...['tbody', 'td', 'tfoot', 'th', 'thead', 'time', 'tr', 'tt', 'u', 'ul', 'var'],
	],
	allowedAttributes: {
		'*': LAYOUT,
		a: ['href', 'title', 'target', 'rel'],
		img: ['src', 'alt', 'title'],
		ol: ['start', 'type'],
		table: ['border', 'cellpadding', 'cellspacing'],
		td: ['colspan', 'rowspan'],
		th: ['colspan', 'rowspan'],
		font: ['face', 'size'],
	},
	allowedSchemes: ['http', 'https', 'mailto', 'tel'],
	allowedSchemesByTag: { img: ['cid'] },
	allowedSchemesAppliedToAttributes: ['href', 'src', 'cite'],
	allowProtocolRelative: false,
	allowedStyles: {
		'*': {
			...Object.fromEntries(['color', 'background-color'].map((name) => [name, [COLOR]])),
			...Object.fromEntries(['font-size', 'line-height'].map((name) => [name, [SIZE, WORD]])),
			...Object.fromEntries(
				['margin', 'padding'].flatMap((box) =>
					['', '-top', '-right', '-bottom', '-left'].map((side) => [`${box}${side}`, [SIZE]]),
				),
			),
			...Object.fromEntries(['width', 'max-width', 'height'].map((name) => [name, [SIZE]])),
			...Object.fromEntries(
				['font-style', 'text-align', 'text-decoration', 'vertical-align', 'white-space'].map(
					(name) => [name, [WORD]],
				),
			),
			'font-weight': [WORD, /^\d{3}$/],
			'font-family': [FONTS],
		},
	},
	transformTags: {
		// The page that shows the mail must not be reached from the one behind the link.
		a: sanitize.simpleTransform('a', { target: '_blank', rel: 'noopener noreferrer' }),
	},
	exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !isCarried(attribs['src']),
	disallowedTagsMode: 'discard',
	// Mail nests tables some levels deep; more is an attack on whoever reads it.
	nestingLimit: 200,
};

/** A picture without a source, or one on the sender's server, is left out: some mail programs would ask for it. */
function isCarried(src: string | undefined): boolean {
	return src !== undefined && /^cid:/i.test(src.trim());
}
