import { inMailbox } from './in-mailbox';
import type { Operation } from './operation';
import { buildReports } from './report/build';
import { checkAnswers } from './answer/check';
import { getMessages } from './message/get';
import { markMessages } from './message/mark';
import { moveMessages } from './message/move';
import { simulatePeriods } from './mailbox/simulate-periods';

/** `resource.operation` → what it does. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
	'answer.check': inMailbox(checkAnswers),
	'mailbox.simulate': inMailbox(simulatePeriods),
	'message.get': inMailbox(getMessages),
	'message.mark': inMailbox(markMessages),
	'message.move': inMailbox(moveMessages),
	'report.build': buildReports,
};
