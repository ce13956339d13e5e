import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { savedAfterFailure } from '../collect/after-failure';
import { reactTo } from '../collect/failure-policy';
import type { OpenedState } from '../collect/open-state';
import type { PollMemory } from '../collect/poll-memory';
import type { Settings } from '../collect/settings';
import { MailboxError } from '../core/errors/mailbox-error';
import type { Account } from '../core/account/account';
import { toNodeError } from '../n8n/errors/node-error';
import type { PollKind } from './engine';
import type { PollTurn } from './poll-turn';

/** A poll that read its settings and may save and emit. */
export interface OpenedPoll {
	readonly settings: Settings;
	readonly turn: PollTurn;
	/** Returns the state as it stands now, with what this poll has emitted. */
	reopen(): OpenedState;
	readonly opened: OpenedState;
}

/** Does what a failed poll calls for, and returns what `poll` returns. Throws only to end an activation. */
export function react(
	error: unknown,
	failed: {
		readonly context: IPollFunctions;
		readonly memory: PollMemory;
		readonly account: Account | null;
		/** Null when the settings could not be read. */
		readonly poll: OpenedPoll | null;
		readonly kind: PollKind;
		readonly hadSuccess: boolean;
		readonly now: number;
		/** Gives the mailbox free: nothing of this trigger runs. */
		release(): void;
	},
): INodeExecutionData[][] | null {
	const { context, memory, poll, kind, hadSuccess, now } = failed;
	const previous = memory.outage;
	const outageMs = poll?.settings.outageMs ?? 0;
	const reaction = reactTo(error, { previous, mayThrow: kind.mayThrow, hadSuccess, outageMs, now });
	memory.outage = reaction.outage;
	const nodeError = toNodeError(context, error, failed.account, 'poll');
	context.logger.warn(`Email Inquiry Trigger: ${nodeError.message}`);
	if (reaction.doThrow) {
		failed.release();
		throw nodeError;
	}
	if (reaction.doReport) context.__emitError(nodeError);
	if (poll === null) return null;

	const { isSwitchedOn } = kind;
	const problem = error instanceof MailboxError ? error.kind : 'other';
	const failure = { isSwitchedOn, cause: nodeError.message, problem, now } as const;
	const saved = savedAfterFailure(poll.reopen(), reaction, failure);
	if (saved !== null && !poll.turn.isSpent()) {
		const notices = [saved.notice];
		poll.turn.publish(saved.state, { mails: [], unreadable: [], texts: new Map(), notices });
	}
	return poll.turn.end();
}
