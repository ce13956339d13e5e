import type { MessageStructureObject } from 'imapflow';

import { safeFileName } from './file-name';
import type { BodyPart } from '../core/mailbox/mailbox';

/** Returns the leaves of BODYSTRUCTURE, or null when the server sent none that can be used. */
export function toBodyParts(root: MessageStructureObject | undefined): BodyPart[] | null {
	if (root === undefined) return null;
	const parts = leaves(root, '').map(({ node, parent }) => toBodyPart(node, parent));
	// Servers write anything here; a number or a sign in the type's place is no word about the message.
	const usable =
		parts.length > 0 && parts.every(({ type }) => /^[a-z][^/\s]*\/\w[^/\s]*$/.test(type));
	return usable ? parts : null;
}

interface Leaf {
	readonly node: MessageStructureObject;
	/** The type of the multipart it is in. */
	readonly parent: string;
}

/** A forwarded message is one leaf: what is inside it was not written to us. */
function leaves(node: MessageStructureObject, parent: string): Leaf[] {
	if (!node.type.startsWith('multipart/')) return [{ node, parent }];
	return (node.childNodes ?? []).flatMap((child) => leaves(child, node.type));
}

function toBodyPart(node: MessageStructureObject, parent: string): BodyPart {
	const { dispositionParameters, parameters } = node;
	const contentId = filled(node.id)?.replace(/^<|>$/g, '');
	const method = filled(parameters?.['method']);
	return {
		// A message without multipart has its only part under '1' (RFC 9051 §6.4.5.1).
		part: node.part ?? '1',
		type: node.type,
		size: node.size ?? 0,
		charset: filled(parameters?.['charset']),
		encoding: filled(node.encoding)?.toLowerCase() ?? null,
		disposition: toDisposition(node.disposition),
		fileName: toFileName(
			filled(dispositionParameters?.['filename']) ?? filled(parameters?.['name']),
		),
		...(contentId === undefined ? {} : { contentId: contentId.slice(0, MAX_CONTENT_ID_LENGTH) }),
		...(parent === 'multipart/related' ? { related: true } : {}),
		...(node.type === 'text/calendar' && method !== null ? { calendarMethod: method } : {}),
	};
}

/** A line has at most 998 characters (RFC 5322 §2.1.1). */
const MAX_CONTENT_ID_LENGTH = 998;

function filled(text: string | null | undefined): string | null {
	return (text ?? '').trim() || null;
}

/** What is neither inline nor attachment counts as attachment (RFC 2183 §2.8). */
function toDisposition(disposition: string | undefined): BodyPart['disposition'] {
	if (filled(disposition) === null) return null;
	return disposition === 'inline' ? 'inline' : 'attachment';
}

/** Returns a name that is safe to save by, or null. */
export function toFileName(name: string | null | undefined): string | null {
	return filled(safeFileName(name ?? ''));
}
