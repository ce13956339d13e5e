import type { AttachmentInfo, BodyPart } from '../core/mailbox/mailbox';

/** Apple Mail cuts a text around every inline picture. */
const MAX_TEXT_PARTS = 3;

export type TextType = 'text/plain' | 'text/html';

/** Returns the parts a person reads as the message, in order. */
export function textParts(parts: readonly BodyPart[], type: TextType): BodyPart[] {
	return parts.filter((part) => part.type === type && isText(part, parts)).slice(0, MAX_TEXT_PARTS);
}

/** Returns everything that comes with the message but is not its text. */
export function attachmentsOf(parts: readonly BodyPart[]): AttachmentInfo[] {
	return parts
		.filter((part) => !isText(part, parts))
		.map((part) => ({
			part: part.part,
			name: part.fileName ?? '',
			type: part.type,
			size: decodedSize(part),
			inline: isShownInText(part),
			...(part.contentId === undefined ? {} : { contentId: part.contentId }),
		}));
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

/** Some programs give the text itself a name: alone in a message it is the text all the same. */
function isText(part: BodyPart, parts: readonly BodyPart[]): boolean {
	if (part.type !== 'text/plain' && part.type !== 'text/html') return false;
	if (part.disposition === 'attachment') return false;
	return part.fileName === null || parts.length === 1;
}
