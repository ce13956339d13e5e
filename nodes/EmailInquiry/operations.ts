import { inMailbox } from './in-mailbox';
import type { Operation } from './operation';
import { buildReports } from './operations/build';
import { checkAnswers } from './operations/check';
import { getMessages } from './operations/get';
import { markMessages } from './operations/mark';
import { moveMessages } from './operations/move';
import { simulatePeriods } from './operations/simulate';

/** `resource.operation` → what it does. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
	'answer.check': inMailbox(checkAnswers),
	'mailbox.simulate': inMailbox(simulatePeriods),
	'message.get': inMailbox(getMessages),
	'message.mark': inMailbox(markMessages),
	'message.move': inMailbox(moveMessages),
	'report.build': buildReports,
};
