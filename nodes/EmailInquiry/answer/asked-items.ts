import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { normaliseAddress } from '../../core/mail/address';
import { decodeMessageReference } from '../../core/mail/message-reference';
import type { Asked } from '../../core/answers/answers';
import { ItemError, SettingError } from '../../core/errors/advised-error';
import { HOUR_MS } from '../../core/time/lengths';
import { clockOf } from '../../core/report/clock';
import { slashOrderOf, toTime } from '../../core/report/dates';
import { workingHoursOf } from '../../core/answers/working-hours';
import { textOf } from '../../core/text/unknown';
import { listEntries } from '../../core/lists/list-entries';
import type { AnswerSettings } from './answer-item';
import { fromFields } from '../message/references';
import type { Results } from '../results';

/** An item that is an inquiry. */
export interface AskedItem extends Asked {
	readonly itemIndex: number;
	/** When it waits longer it goes to the second output. */
	readonly patienceMs: number;
	/** Where the inquiry lies. */
	readonly folder: string;
}

/** Returns the items as inquiries; those that are none fail. */
export function readAsked(context: IExecuteFunctions, results: Results): AskedItem[] {
	const asked: AskedItem[] = [];
	const dateOf = dateReader(context);
	for (const [itemIndex, { json }] of context.getInputData().entries()) {
		try {
			asked.push(readOne(context, itemIndex, json, dateOf(itemIndex)));
		} catch (error) {
			results.fail(itemIndex, error);
		}
	}
	return asked;
}

/** Returns the settings that hold for all items. Throws `SettingError` naming the field. */
export function answerSettingsOf(
	context: IExecuteFunctions,
	options: Readonly<Record<string, unknown>>,
	now: number,
): AnswerSettings {
	const zone = context.getTimezone();
	const hours = workingHoursOf({
		days:
			options.workingDays === undefined
				? WEEKDAYS
				: listEntries('Working Days', options.workingDays, 'words'),
		from: options.workingHoursFrom ?? '09:00',
		to: options.workingHoursTo ?? '18:00',
		holidays: listEntries('Holidays', options.holidays, 'words'),
		zone,
	});
	return { hours, inWorkingHours: options.countWorkingHours === true, zone, now };
}

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];

/** Tables write dates in many ways; whether 02/03 is in March only the other items tell. */
function dateReader(context: IExecuteFunctions): (itemIndex: number) => number | null {
	const clock = clockOf(context.getTimezone());
	const values = [...context.getInputData().keys()].map((itemIndex): unknown =>
		context.getNodeParameter('receivedAt', itemIndex, ''),
	);
	const { order } = slashOrderOf(values);
	return (itemIndex) => toTime(values[itemIndex], clock, order);
}

function readOne(
	context: IExecuteFunctions,
	itemIndex: number,
	json: IDataObject,
	receivedAt: number | null,
): AskedItem {
	const parameter = (name: string) => textOf(context.getNodeParameter(name, itemIndex, ''));
	const senderAddress = normaliseAddress(parameter('senderAddress'));
	// Tables have columns of this name for something else.
	const reference = decodeMessageReference(parameter('message')) ?? fromFields(json);
	const messageId = withBrackets(reference.messageId);
	if (receivedAt === null) {
		throw new ItemError(
			"'Received At' is not a time",
			"Map 'Received At' to the field receivedAt of an inquiry. A date before 1990 counts as empty.",
		);
	}
	if (senderAddress === null && messageId === '') {
		throw new ItemError(
			'This item does not tell who wrote the inquiry',
			"Map 'Sender Address' to the field senderAddress of an inquiry, or 'Message' to the field message.",
		);
	}
	return {
		...{ itemIndex, messageId, receivedAt },
		senderAddress: senderAddress ?? '',
		folder: reference.folder || 'INBOX',
		patienceMs: patienceOf(context.getNodeParameter('unansweredAfter', itemIndex)),
	};
}

function patienceOf(written: unknown): number {
	const text = textOf(written);
	const hours = text === '' ? NaN : Number(text);
	if (hours >= 0) return hours * HOUR_MS;
	throw new SettingError(
		'Unanswered After (Hours)',
		"'Unanswered After (Hours)' is not a number of hours",
		'Enter a number, for example 24.',
	);
}

/** In-Reply-To and References write it so (RFC 5322 §3.6.4). */
function withBrackets(messageId: string): string {
	return messageId === '' || messageId.startsWith('<') ? messageId : `<${messageId}>`;
}
