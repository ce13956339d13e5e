import type { AttachmentInfo, BodyNode, BodyPart, Multipart } from '../core/mailbox/mailbox';
import { leavesOf } from './structure';

/** What a message shows, and how: a part, the best of several, or all of them in order. */
export type Layout =
	| { readonly part: BodyPart }
	| { readonly best: readonly Layout[] }
	| { readonly all: readonly Layout[] };

export interface Reading {
	/** Null when nothing in the message is a text to be read. */
	readonly layout: Layout | null;
	/** Files that could be the text where nothing else is. */
	readonly standIns: readonly BodyPart[];
	/** Everything that is not shown as text. */
	readonly attachments: readonly AttachmentInfo[];
}

/**
 * Returns how a message is to be read (RFC 2046, RFC 2387): of an alternative one, of a related its root, of
 * every other multipart all children in order. Each leaf is in the layout or an attachment.
 */
export function readingOf(body: BodyNode): Reading {
	const leaves = leavesOf(body);
	const layout = layoutOf(body, isShown);
	const standIns = standInsOf(leaves);
	if (layout !== null) return { layout, standIns, attachments: attachmentsBut(leaves, layout) };
	// Some programs give the text itself a name: alone it is the text all the same.
	const named = layoutOf(body, (part) => isReadable(part) && part.disposition !== 'attachment');
	return { layout: named, standIns, attachments: attachmentsBut(leaves, named) };
}

/** Returns the parts of a layout in order. */
export function partsOf(layout: Layout): BodyPart[] {
	if ('part' in layout) return [layout.part];
	return ('best' in layout ? layout.best : layout.all).flatMap(partsOf);
}

/** Returns everything that comes with a message but is not shown as its text. */
export function attachmentsOf(body: BodyNode | null): readonly AttachmentInfo[] {
	return body === null ? [] : readingOf(body).attachments;
}

function layoutOf(node: BodyNode, isText: (part: BodyPart) => boolean): Layout | null {
	if (!('children' in node)) return isText(node) ? { part: node } : null;
	const children = node.type === 'multipart/related' ? rootOf(node, isText) : node.children;
	const layouts = children
		.map((child) => layoutOf(child, isText))
		.filter((layout) => layout !== null);
	const [only] = layouts;
	if (only === undefined || layouts.length === 1) return only ?? null;
	return node.type === 'multipart/alternative' ? { best: layouts } : { all: layouts };
}

/** A root that shows nothing, as a picture, shows none of the others. */
function rootOf(
	{ children, start }: Multipart,
	isText: (part: BodyPart) => boolean,
): readonly BodyNode[] {
	const named = children.find((child) => 'contentId' in child && child.contentId === start);
	const root = start === undefined ? children[0] : (named ?? children[0]);
	return root !== undefined && layoutOf(root, isText) !== null ? [root] : children;
}

/** A text to be read; with a name, or called an attachment, it is a file. */
function isShown(part: BodyPart): boolean {
	return isReadable(part) && part.fileName === null && part.disposition !== 'attachment';
}

function isReadable({ type }: BodyPart): boolean {
	return type.startsWith('text/') && !FILES.test(type);
}

/** Texts for programs. */
const FILES =
	/^text\/(?:calendar|csv|tab-separated-values|(?:x-)?vcard|directory|xml|css|(?:x-)?javascript|ecmascript|json|rtf|rfc822-headers|x-amp-html|watch-html|tnef|x-(?:patch|diff|c|java|python|sh|log|sql).*)$/;

function standInsOf(leaves: readonly BodyPart[]): BodyPart[] {
	const texts = leaves.filter((part) => isReadable(part) && !isShown(part));
	const unnamed = texts.filter(({ fileName }) => fileName === null);
	return unnamed.length > 0 ? unnamed : texts.slice(0, 1);
}

function attachmentsBut(leaves: readonly BodyPart[], layout: Layout | null): AttachmentInfo[] {
	const shown = new Set(layout === null ? [] : partsOf(layout));
	return leaves.filter((part) => !shown.has(part)).map(toAttachment);
}

/** Returns a part as a file that comes with the message. */
export function toAttachment(part: BodyPart): AttachmentInfo {
	return {
		part: part.part,
		name: part.fileName ?? '',
		type: part.type,
		size: decodedSize(part),
		inline: isShownInText(part),
		...(part.contentId === undefined ? {} : { contentId: part.contentId }),
	};
}

/** Base64 comes in lines of 76 characters for 57 octets (RFC 2045 §6.8). */
function decodedSize({ size, encoding }: BodyPart): number {
	return encoding === 'base64' ? Math.round((size * 57) / 78) : size;
}

/**
 * Not by Content-Disposition: Apple Mail calls documents and photos inline, and Outlook calls logos
 * attachments.
 */
function isShownInText({ type, related, contentId }: BodyPart): boolean {
	return type.startsWith('image/') && related === true && contentId !== undefined;
}
