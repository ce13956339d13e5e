import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { ItemError } from '../../core/errors/advised-error';
import { decodeMessageReference, type MessageReference } from '../../core/mail/message-reference';
import { MAX_UID } from '../../core/mailbox/mailbox';
import { textOf } from '../../core/text/unknown';
import { canonicalInbox } from '../../n8n/parameters/parameters';
import type { Results } from '../results';

/** Which mail an item means, as the trigger's items say it. */
export interface Reference extends MessageReference {
	readonly itemIndex: number;
	/** Tells messages with one Message-ID apart; '' when the item has none. */
	readonly inquiryId: string;
}

/** A message that is changed or answered has to be the one that is meant for certain. */
export type Access = 'read' | 'change' | 'answer';

/** Returns which mail each item means, by folder; items that do not say so fail. */
export function readReferences(
	context: IExecuteFunctions,
	results: Results,
	access: Access,
): ReadonlyMap<string, readonly Reference[]> {
	const byFolder = new Map<string, Reference[]>();
	for (const [itemIndex, { json }] of context.getInputData().entries()) {
		try {
			const reference = {
				...{ itemIndex, ...readReference(context, itemIndex, json) },
				inquiryId: textOf(json.inquiryId),
			};
			if (access !== 'read') assertCertain(reference);
			const others = byFolder.get(reference.folder);
			if (others === undefined) byFolder.set(reference.folder, [reference]);
			else others.push(reference);
		} catch (error) {
			results.fail(itemIndex, error);
		}
	}
	return byFolder;
}

/** An item of the trigger that has no `message`, because somebody renamed it, may still have the fields it stands for. */
function readReference(
	context: IExecuteFunctions,
	itemIndex: number,
	json: IDataObject,
): MessageReference {
	const written = textOf(context.getNodeParameter('message', itemIndex, '')).trim();
	const reference = written === '' ? fromFields(json) : decodeMessageReference(written);
	if (reference === null) {
		throw new ItemError(
			"'Message' does not name a message",
			"Map 'Message' to the field message of an inquiry, as in {{ $('Email Inquiry Trigger').item.json.message }}, or enter a Message-ID with its angle brackets.",
		);
	}
	const { folder, uid, messageId } = reference;
	// Of `<>` nothing is left, and every message holds that.
	const isNamed = bareMessageId(messageId) !== '';
	if (folder !== '' && (uid !== null || isNamed)) {
		const inbox = canonicalInbox(folder);
		return { ...reference, folder: inbox, messageId: isNamed ? messageId : '' };
	}
	throw new ItemError(
		'This item does not tell which message is meant',
		"Map 'Message' to the field message of an inquiry, as in {{ $('Email Inquiry Trigger').item.json.message }}.",
	);
}

/** Returns the fields of a trigger's item that tell its message. Throws `ItemError` when `uid` is no number. */
export function fromFields({ folder, uid, uidValidity, messageId }: IDataObject): MessageReference {
	return {
		folder: textOf(folder),
		uid: uidOf(textOf(uid)),
		uidValidity: textOf(uidValidity),
		messageId: textOf(messageId),
	};
}

/** Programs write it with its angle brackets or without. */
export function bareMessageId(messageId: string): string {
	return messageId.trim().replace(/^<|>$/g, '').trim();
}

function assertCertain({ uidValidity, messageId, inquiryId }: Reference): void {
	if (uidValidity !== '' || messageId !== '' || inquiryId !== '') return;
	throw new ItemError(
		'A UID alone does not identify a message for certain',
		"Folders are sometimes renumbered. Map 'Message' to the field message of an inquiry, which holds more than the UID.",
	);
}

function uidOf(text: string): number | null {
	if (text === '') return null;
	const uid = Number(text);
	if (Number.isInteger(uid) && uid > 0 && uid <= MAX_UID) return uid;
	throw new ItemError(
		'The field uid of this item is not a number',
		"Map 'Message' to the field message of an inquiry.",
	);
}
