import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import type { Account } from '../core/account/account';
import type { PollState } from '../core/memory/state';
import type { Notice } from '../core/items/status-item';
import { toNodeError } from '../n8n/errors/node-error';
import { releaseMailbox } from './claims';
import type { PollKind } from './engine';
import { reactTo } from '../collect/failure-policy';
import type { Memory } from '../collect/process-memory';
import type { OpenedState } from '../collect/open-state';
import type { Settings } from './read-settings';
import type { Turn } from './turn';

/** A poll that read its settings and may save and emit. */
export interface OpenedPoll {
	readonly settings: Settings;
	readonly turn: Turn;
	/** Returns the state as it stands now, with what this poll has emitted. */
	reopen(): OpenedState;
	readonly opened: OpenedState;
}

/** Does what a failed poll calls for, and returns what `poll` returns. Throws only to end an activation. */
export function react(
	error: unknown,
	facts: {
		readonly context: IPollFunctions;
		readonly memory: Memory;
		readonly account: Account | null;
		/** Null when the settings could not be read. */
		readonly poll: OpenedPoll | null;
		readonly kind: PollKind;
		readonly hadSuccess: boolean;
		readonly now: number;
	},
): INodeExecutionData[][] | null {
	const { context, memory, poll, kind, hadSuccess, now } = facts;
	const previous = memory.outage;
	const outageMs = poll?.settings.outageMs ?? 0;
	const reaction = reactTo(error, { previous, mayThrow: kind.mayThrow, hadSuccess, outageMs, now });
	memory.outage = reaction.outage;
	const nodeError = toNodeError(context, error, facts.account, 'poll');
	context.logger.warn(`Email Inquiry Trigger: ${nodeError.message}`);
	if (reaction.doThrow) {
		releaseMailbox(context);
		throw nodeError;
	}
	if (reaction.doReport) context.__emitError(nodeError);
	if (poll === null) return null;

	const { state, isFresh, added } = poll.reopen();
	const cause = nodeError.message;
	if (reaction.isLasting && state.brokenSince === null) {
		const since = reaction.outage.since;
		say({ ...state, brokenSince: since }, { event: 'broken', since, cause });
	} else if (isFresh || kind.isSwitchedOn || added.length > 0) {
		// Saves when collecting began, so that mail from here on is told by its arrival later.
		say(state, { event: 'waiting', since: now, cause });
	}
	return poll.turn.end();

	function say(next: PollState, notice: Notice): void {
		if (poll === null || poll.turn.isSpent()) return;
		poll.turn.publish(next, { mails: [], unreadable: [], texts: new Map(), notices: [notice] });
	}
}
