import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Account } from '../core/account/account';
import type { SessionOptions } from '../imap/session';
import type { Results } from './results';

/** What the node does for one choice of 'Resource' and 'Operation': the items of each output. */
export type Operation = (context: IExecuteFunctions) => Promise<INodeExecutionData[][]>;

/** An operation in a mailbox, with all it needs. */
export interface MailboxJob {
	readonly context: IExecuteFunctions;
	readonly account: Account;
	readonly limits: SessionOptions;
	/** What becomes of each item. */
	readonly results: Results;
	readonly now: number;
}

/** Does the work on one connection. Returns the items of the outputs, or nothing when `results` hold them. */
export type MailboxOperation = (job: MailboxJob) => Promise<INodeExecutionData[][] | void>;
