import { DateTime } from 'luxon';
import type { IExecuteFunctions } from 'n8n-workflow';
import { ItemError } from '../../core/errors/advised-error';
import { ANY_ADDRESSES, typedAddresses } from '../../core/lists/typed-addresses';
import type { AddressList } from '../../core/mail/address-list';
import { decodeMessageReference, type MessageReference } from '../../core/mail/message-reference';
import { chosenDate } from '../../core/time/chosen-date';
import { DAY_MS } from '../../core/time/lengths';
import { textOf } from '../../core/text/unknown';
import { canonicalInbox, oneOf } from '../../n8n/parameters/parameters';
import { bareMessageId } from '../message/references';

/** Which mail an item asks about. Times in ms. */
export type Sought =
	| {
			readonly by: 'message';
			/** Where it was; null: only its ids are known. */
			readonly reference: MessageReference | null;
			/** Without its angle brackets; '' when unknown. */
			readonly messageId: string;
			readonly inquiryId: string;
	  }
	| {
			readonly by: 'sender';
			readonly sender: AddressList;
			readonly from: number;
			readonly until: number;
	  };

/** Returns which mail an item asks about. Throws `ItemError` or `SettingError` when it does not say. */
export function soughtMailOf(context: IExecuteFunctions, itemIndex: number): Sought {
	const by = oneOf('Find By', context.getNodeParameter('findBy', itemIndex), BY);
	return by === 'message' ? byMessage(context, itemIndex) : bySender(context, itemIndex);
}

const BY = ['message', 'sender'] as const;

function byMessage(context: IExecuteFunctions, itemIndex: number): Sought {
	const text = textOf(context.getNodeParameter('message', itemIndex, ''));
	const written = text.replace(FIELD_NAME, '').trim();
	if (INQUIRY_ID.test(written)) {
		const inquiryId = written.toLowerCase();
		return { by: 'message', reference: null, messageId: '', inquiryId };
	}
	// A folder with a Message-ID behind it has that in its brackets.
	const isBare = BARE_ID.test(written);
	const reference = isBare ? null : decodeMessageReference(written);
	const isPlace = reference !== null && reference.uid !== null;
	const messageId = bareMessageId(reference?.messageId ?? (isBare ? written : ''));
	if (messageId === '' && !isPlace) {
		throw new ItemError(
			"'Message' does not name a message",
			"Enter a Message-ID, an inquiryId, or the field 'message' of an inquiry.",
		);
	}
	const inquiryId = inquiryIdIn(context, itemIndex, text);
	if (reference === null || !isPlace) {
		return { by: 'message', reference: null, messageId, inquiryId };
	}
	const place = { ...reference, folder: canonicalInbox(reference.folder) };
	return { by: 'message', reference: place, messageId, inquiryId };
}

/** As `inquiryIdOf` makes it. */
const INQUIRY_ID = /^[0-9a-f]{32}$/i;
/** As it is copied out of a header. */
const FIELD_NAME = /^\s*message-id\s*:/i;
/** Programs show it without its angle brackets; `#` may be part of it. */
const BARE_ID = /^[^\s<>;]+@[^\s<>;]+$/;

/** An item's own id tells messages with one Message-ID apart. */
function inquiryIdIn(context: IExecuteFunctions, itemIndex: number, written: string): string {
	const json = context.getInputData()[itemIndex]?.json ?? {};
	return textOf(json.message) === written ? textOf(json.inquiryId) : '';
}

function bySender(context: IExecuteFunctions, itemIndex: number): Sought {
	const written = context.getNodeParameter('sender', itemIndex, '');
	const sender = typedAddresses('Sender', written, ANY_ADDRESSES);
	if (sender.entries.length === 0) {
		throw new ItemError("'Sender' is empty", 'Enter an address or a domain.');
	}
	const zone = context.getTimezone();
	const day = dayOf(context.getNodeParameter('day', itemIndex, ''), zone);
	if (day === null) {
		throw new ItemError("'Day' is not a date", 'Pick a date, or write one like 2026-01-31.');
	}
	return { by: 'sender', sender, from: day, until: nextDay(day, zone) };
}

/** Returns the beginning (ms) of a day in `zone`; null for what is no date. */
function dayOf(value: unknown, zone: string): number | null {
	const text = value instanceof Date ? (value.toJSON() ?? '') : isoOf(value);
	return chosenDate(text, zone)?.startOf('day').toMillis() ?? null;
}

function nextDay(day: number, zone: string): number {
	const next = DateTime.fromMillis(day, { zone }).plus({ days: 1 });
	return next.isValid ? next.toMillis() : day + DAY_MS;
}

/** A DateTime of n8n's expressions comes from n8n's own copy of luxon: only its text is ours to read. */
function isoOf(value: unknown): string {
	if (typeof value === 'object' && value !== null && 'toISO' in value) {
		const toISO: unknown = value.toISO;
		const text: unknown = typeof toISO === 'function' ? toISO.call(value) : '';
		return textOf(text);
	}
	return textOf(value);
}
