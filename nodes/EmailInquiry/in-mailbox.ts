import type { Account } from '../core/account/account';
import { readAccount } from '../n8n/account/credential';
import { locate } from '../n8n/account/locate';
import type { MailboxOperation, Operation } from './operation';
import { Results } from './results';

/** Returns an operation that is given the mailbox of the node's credential, for all items one. */
export function inMailbox(work: MailboxOperation): Operation {
	return async (context) => {
		if (context.getInputData().length === 0) return [[]];
		const now = Date.now();
		const signal = context.getExecutionCancelSignal();
		const deadline = now + TIME_LIMIT_MS;
		const limits = signal === undefined ? { deadline } : { deadline, signal };
		let account: Account | null = null;
		let results = new Results(context, null);
		try {
			account = await readAccount(context, context.getNodeParameter('authentication', 0));
			results = new Results(context, account);
			account = await locate(context, account, now + LOCATE_MS);
			results = new Results(context, account);
			const outputs = await work({ context, account, limits, results, now });
			return outputs ?? [results.list()];
		} catch (error) {
			results.failUndone(context.getInputData().keys(), error);
			return [results.list()];
		}
	};
}

/** Longer than any mailbox takes that is not stuck. */
const TIME_LIMIT_MS = 30 * 60_000;
const LOCATE_MS = 30_000;
