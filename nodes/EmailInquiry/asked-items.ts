import { DateTime } from 'luxon';
import type { IExecuteFunctions } from 'n8n-workflow';
import { normaliseAddress } from '../core/address';
import type { Asked } from '../core/answers';
import { ItemError } from '../core/item-error';
import { SettingError } from '../core/setting-error';
import { workingHoursOf } from '../core/working-hours';
import { listOf, textOf } from '../shell/parameters';
import type { AnswerSettings } from './answer-item';
import type { Results } from './results';

/** An item that is an inquiry. */
export interface AskedItem extends Asked {
	readonly itemIndex: number;
}

/** Returns the items as inquiries; those that are none fail. */
export function readAsked(context: IExecuteFunctions, results: Results): AskedItem[] {
	const asked: AskedItem[] = [];
	for (const itemIndex of context.getInputData().keys()) {
		try {
			asked.push(readOne(context, itemIndex));
		} catch (error) {
			results.fail(itemIndex, error);
		}
	}
	return asked;
}

/** Returns the settings of all items. Throws `SettingError` naming the field. */
export function answerSettingsOf(
	context: IExecuteFunctions,
	options: Readonly<Record<string, unknown>>,
	now: number,
): AnswerSettings {
	const zone = context.getTimezone();
	const hours = workingHoursOf({
		days: Array.isArray(options.workingDays) ? listOf(options.workingDays) : WEEKDAYS,
		from: options.workingHoursFrom ?? '09:00',
		to: options.workingHoursTo ?? '18:00',
		holidays: listOf(options.holidays),
		zone,
	});
	const patience = context.getNodeParameter('unansweredAfter', 0);
	if (typeof patience !== 'number' || !(patience >= 0)) {
		throw new SettingError(
			'Unanswered After',
			"'Unanswered After' is not a number of hours",
			'Enter for example 24.',
		);
	}
	const patienceMs = patience * 3_600_000;
	return { hours, patienceMs, inWorkingHours: options.countWorkingHours === true, zone, now };
}

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];

function readOne(context: IExecuteFunctions, itemIndex: number): AskedItem {
	const parameter = (name: string) => textOf(context.getNodeParameter(name, itemIndex, ''));
	const receivedAt = DateTime.fromISO(parameter('receivedAt'), { zone: context.getTimezone() });
	const senderAddress = normaliseAddress(parameter('senderAddress'));
	const messageId = withBrackets(parameter('messageId'));
	if (!receivedAt.isValid) {
		throw new ItemError(
			"'Received At' is not a time",
			"Map 'Received At' to the field receivedAt of an inquiry.",
		);
	}
	if (senderAddress === null && messageId === '') {
		throw new ItemError(
			'This item does not say who wrote the inquiry',
			"Map 'Sender Address' to the field senderAddress of an inquiry, or 'Message ID' to messageId.",
		);
	}
	return {
		...{ itemIndex, messageId },
		senderAddress: senderAddress ?? '',
		receivedAt: receivedAt.toMillis(),
	};
}

/** In-Reply-To and References write it so (RFC 5322 §3.6.4). */
function withBrackets(messageId: string): string {
	return messageId === '' || messageId.startsWith('<') ? messageId : `<${messageId}>`;
}
