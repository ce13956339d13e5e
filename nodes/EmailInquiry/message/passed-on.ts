import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { encodeMessageReference } from '../../core/mail/message-reference';
import type { Reference } from './references';

/** Where a message is now, by the names of the trigger's fields. */
export interface Place {
	readonly folder: string;
	/** Null when the server did not say: the next step finds the mail by its Message-ID. */
	readonly uid: number | null;
	readonly uidValidity: string | null;
	readonly messageId: string;
}

/** Returns the item as it came in, with the place of its mail, so that the next step finds it there. */
export function passedOn(
	context: IExecuteFunctions,
	{ itemIndex }: Reference,
	place: Place,
): Pick<INodeExecutionData, 'json' | 'binary'> {
	const item = context.getInputData()[itemIndex];
	const { uidValidity } = place;
	const message = encodeMessageReference({ ...place, uidValidity: uidValidity ?? '' });
	const json = { ...item?.json, ...place, message };
	return item?.binary === undefined ? { json } : { json, binary: item.binary };
}
