import type { MessageStructureObject } from 'imapflow';

import type { BodyPart } from '../core/mailbox';

const MAX_FILE_NAME_LENGTH = 200;

/** Returns the leaves of BODYSTRUCTURE, or null when the server sent none that can be used. */
export function toBodyParts(root: MessageStructureObject | undefined): BodyPart[] | null {
	if (root === undefined) return null;
	const parts = leaves(root).map(toBodyPart);
	// Servers write anything here; a number or a sign in the type's place is no word about the message.
	const usable =
		parts.length > 0 && parts.every(({ type }) => /^[a-z][^/\s]*\/\w[^/\s]*$/.test(type));
	return usable ? parts : null;
}

/** A forwarded message is one leaf: what is inside it was not written to us. */
function leaves(node: MessageStructureObject): MessageStructureObject[] {
	if (!node.type.startsWith('multipart/')) return [node];
	return (node.childNodes ?? []).flatMap(leaves);
}

function toBodyPart(node: MessageStructureObject): BodyPart {
	const method = filled(node.parameters?.['method']);
	return {
		// A message without multipart has its only part under '1' (RFC 9051 §6.4.5.1).
		part: node.part ?? '1',
		type: node.type,
		size: node.size ?? 0,
		charset: filled(node.parameters?.['charset']),
		encoding: filled(node.encoding)?.toLowerCase() ?? null,
		disposition: toDisposition(node.disposition),
		fileName: toFileName(node.dispositionParameters?.['filename'] ?? node.parameters?.['name']),
		...(node.type === 'text/calendar' && method !== null ? { calendarMethod: method } : {}),
	};
}

function filled(text: string | undefined): string | null {
	return text === undefined || text.trim() === '' ? null : text.trim();
}

/** What is neither inline nor attachment counts as attachment (RFC 2183 §2.8). */
function toDisposition(disposition: string | undefined): BodyPart['disposition'] {
	if (filled(disposition) === null) return null;
	return disposition === 'inline' ? 'inline' : 'attachment';
}

/** Returns a file name that names no other folder and hides nothing, or null. */
export function toFileName(name: string | undefined): string | null {
	const safe = (name ?? '').replace(/[\\/\p{Cc}\p{Cf}]+/gu, '').trim();
	return filled([...safe].slice(0, MAX_FILE_NAME_LENGTH).join(''));
}
