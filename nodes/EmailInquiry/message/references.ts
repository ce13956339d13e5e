import type { IExecuteFunctions } from 'n8n-workflow';
import { ItemError } from '../../core/errors/advised-error';
import { MAX_UID } from '../../core/mailbox/mailbox';
import { textOf } from '../../core/text/unknown';
import { canonicalInbox } from '../../n8n/parameters/parameters';
import type { Results } from '../results';

/** Which mail an item means, as the trigger's items say it. */
export interface Reference {
	readonly itemIndex: number;
	readonly folder: string;
	/** Null: only the Message-ID is known. */
	readonly uid: number | null;
	/** '' when the item does not say: then the UID is believed. */
	readonly uidValidity: string;
	/** '' when the item does not say. */
	readonly messageId: string;
	/** Tells messages with one Message-ID apart; '' when the item has none. */
	readonly inquiryId: string;
}

/** A message that is changed has to be the one that is meant for certain. */
export type Access = 'read' | 'change';

/** Returns which mail each item means, by folder; items that do not say so fail. */
export function readReferences(
	context: IExecuteFunctions,
	results: Results,
	access: Access,
): ReadonlyMap<string, readonly Reference[]> {
	const byFolder = new Map<string, Reference[]>();
	for (const [itemIndex, { json }] of context.getInputData().entries()) {
		try {
			const reference = { ...readReference(context, itemIndex), inquiryId: textOf(json.inquiryId) };
			if (access === 'change') assertCertain(reference);
			const others = byFolder.get(reference.folder);
			if (others === undefined) byFolder.set(reference.folder, [reference]);
			else others.push(reference);
		} catch (error) {
			results.fail(itemIndex, error);
		}
	}
	return byFolder;
}

function readReference(
	context: IExecuteFunctions,
	itemIndex: number,
): Omit<Reference, 'inquiryId'> {
	const parameter = (name: string) => textOf(context.getNodeParameter(name, itemIndex, ''));
	const folder = canonicalInbox(parameter('folder'));
	const uid = uidOf(parameter('uid'));
	const written = parameter('messageId');
	// Of `<>` nothing is left, and every message holds that.
	const messageId = bareMessageId(written) === '' ? '' : written;
	if (folder !== '' && (uid !== null || messageId !== '')) {
		return { itemIndex, folder, uid, uidValidity: parameter('uidValidity'), messageId };
	}
	throw new ItemError(
		'This item does not tell which message is meant',
		"Turn off 'Simplify' in the Email Inquiry Trigger, so that its items include the folder and the UID, or fill in 'Folder' and 'UID' (or 'Message ID').",
	);
}

/** Programs write it with its angle brackets or without. */
export function bareMessageId(messageId: string): string {
	return messageId.trim().replace(/^<|>$/g, '').trim();
}

function assertCertain({ uidValidity, messageId, inquiryId }: Reference): void {
	if (uidValidity !== '' || messageId !== '' || inquiryId !== '') return;
	throw new ItemError(
		'A UID alone does not identify a message for certain',
		"Folders are sometimes renumbered. Fill in 'UID Validity' or 'Message ID' as well, from the fields of an inquiry.",
	);
}

function uidOf(text: string): number | null {
	if (text === '') return null;
	const uid = Number(text);
	if (Number.isInteger(uid) && uid > 0 && uid <= MAX_UID) return uid;
	throw new ItemError("'UID' is not a number", "Map 'UID' to the field uid of an inquiry.");
}
