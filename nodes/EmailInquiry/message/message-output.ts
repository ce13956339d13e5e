import type { IDataObject } from 'n8n-workflow';
import { SettingError } from '../../core/errors/advised-error';
import { toSimpleMessage, type ReadMessage } from '../../core/items/simple-message';
import type { Language } from '../../core/text/wording';
import { choicesOf, oneOf } from '../../n8n/parameters/parameters';

/** A whole message, with what its simplified form is made of. */
export type WholeMessage = ReadMessage & Record<MessageField, IDataObject[string]>;

/** Returns what makes the item of a message. Throws `SettingError` when 'Output' or 'Fields' cannot be used. */
export function messageOutput(
	output: unknown,
	chosen: unknown,
	language: Language,
): (message: WholeMessage) => IDataObject {
	const shape = SHAPES[oneOf('Output', output, OUTPUTS)];
	return shape(chosen, language);
}

type Shape = (chosen: unknown, language: Language) => (message: WholeMessage) => IDataObject;

const SHAPES = {
	full: () => (message) => ({ ...message }),
	selected: (chosen) => {
		const fields = fieldsOf(chosen);
		return (message) => Object.fromEntries(fields.map((field) => [field, message[field]]));
	},
	simplified: (_, language) => (message) => ({ ...toSimpleMessage(message, language) }),
} as const satisfies Record<string, Shape>;

const OUTPUTS = ['full', 'selected', 'simplified'] as const satisfies ReadonlyArray<
	keyof typeof SHAPES
>;

/** Of a whole message, in their order. @internal */
export const MESSAGE_FIELDS = [
	...(['inquiryId', 'folder', 'uid', 'uidValidity', 'messageId', 'message'] as const),
	...(['receivedAt', 'sentAt', 'from', 'to', 'cc', 'replyTo', 'subject', 'size'] as const),
	...(['text', 'fullText', 'html', 'isTextTruncated', 'noTextBecause', 'unreadable'] as const),
	...(['attachments', 'headers'] as const),
];

export type MessageField = (typeof MESSAGE_FIELDS)[number];

function fieldsOf(chosen: unknown): readonly MessageField[] {
	const fields = choicesOf('Fields', chosen, MESSAGE_FIELDS);
	if (fields.length > 0) return fields;
	throw new SettingError('Fields', "'Fields' is empty", 'Choose at least one field.');
}
