import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Account } from '../core/account/account';
import { MINUTE_MS } from '../core/time/lengths';
import type { SessionOptions } from '../imap/session';
import { readAccount } from '../n8n/account/credential';
import { locate } from '../n8n/account/locate';
import { Results } from './results';

/** Does the work on one connection. Returns the items of the outputs, or nothing when `results` hold them. */
export type MailboxOperation = (job: MailboxJob) => Promise<INodeExecutionData[][] | void>;

/** What an operation in a mailbox is given. */
export interface MailboxJob {
	readonly context: IExecuteFunctions;
	readonly account: Account;
	readonly limits: SessionOptions;
	/** What becomes of each item. */
	readonly results: Results;
	readonly now: number;
}

/** Does an operation in the mailbox of the node's credential, one for all items. Returns the items of the outputs. */
export async function inMailbox(
	context: IExecuteFunctions,
	work: MailboxOperation,
): Promise<INodeExecutionData[][]> {
	if (context.getInputData().length === 0) return [[]];
	const now = Date.now();
	const signal = context.getExecutionCancelSignal();
	const deadline = now + TIME_LIMIT_MS;
	const limits = signal === undefined ? { deadline } : { deadline, signal };
	let account: Account | null = null;
	let results = new Results(context, null);
	try {
		account = await readAccount(context, context.getNodeParameter('authentication', 0), signal);
		results = new Results(context, account);
		account = await locate(context, account, { ...limits, deadline: now + LOCATE_MS });
		results = new Results(context, account);
		const outputs = await work({ context, account, limits, results, now });
		return outputs ?? [results.list()];
	} catch (error) {
		results.failUndone(context.getInputData().keys(), error);
		return [results.list()];
	}
}

/** Longer than any mailbox takes that is not stuck. */
const TIME_LIMIT_MS = 30 * MINUTE_MS;
const LOCATE_MS = 30_000;
