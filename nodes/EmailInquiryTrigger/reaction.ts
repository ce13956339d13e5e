import type { IPollFunctions } from 'n8n-workflow';
import { savedAfterFailure } from '../collect/after-failure';
import { lineToLog } from '../collect/failure-log';
import { reactTo } from '../collect/failure-policy';
import type { OpenedState } from '../collect/open-state';
import type { PollMemory } from '../collect/poll-memory';
import type { Settings } from '../collect/settings';
import type { Account } from '../core/account/account';
import { SettingError } from '../core/errors/advised-error';
import { MailboxError } from '../core/errors/mailbox-error';
import { NO_FAILURES } from '../core/memory/failures';
import type { PollState } from '../core/memory/state';
import { explain, nodeErrorOf } from '../n8n/errors/node-error';
import type { PollKind } from './engine';
import type { PollTurn } from './poll-turn';

/** A poll that read its settings and may save and emit. */
export interface OpenedPoll {
	readonly settings: Settings;
	readonly turn: PollTurn;
	/** Returns the state as it stands now, with what this poll has emitted. */
	reopen(): OpenedState;
	/** Returns what is saved now, before settings that changed apply to it; null when that is not to go on with. */
	saved(): PollState | null;
}

/** A poll that did not succeed. */
interface FailedPoll {
	readonly context: IPollFunctions;
	readonly memory: PollMemory;
	readonly account: Account | null;
	/** Null when the settings could not be read. */
	readonly poll: OpenedPoll | null;
	readonly kind: PollKind;
	readonly hadSuccess: boolean;
	/** Status said `broken` last when the poll began. */
	readonly isBroken: boolean;
	readonly outageMs: number;
	readonly now: number;
	/** Gives the mailbox free: nothing of this trigger runs. */
	release(): void;
}

/** Does what a failed poll calls for. Throws only to end an activation. */
export function react(error: unknown, failed: FailedPoll): void {
	const { context, memory, poll, kind, hadSuccess, outageMs, now } = failed;
	const opened = poll?.reopen() ?? null;
	const isBroken = opened === null ? failed.isBroken : opened.state.brokenSince !== null;
	const previous = memory.failures ?? NO_FAILURES;
	const { mayThrow } = kind;
	const reaction = reactTo(error, { previous, isBroken, mayThrow, hadSuccess, outageMs, now });
	memory.failures = reaction.failures;
	const occasion = reaction.doThrow ? 'activation' : 'poll';
	const advice = explain(context, error, failed.account, occasion);
	// Few failures become an error of n8n, which takes longer to make than the rest of the poll.
	const nodeError = () => nodeErrorOf(context, error, advice);
	log(error, advice.message, failed);
	if (reaction.doThrow) {
		memory.keptError = errorToKeep(error, memory.keptError, now);
		failed.release();
		throw nodeError();
	}
	memory.keptError = null;
	if (reaction.doReport) context.__emitError(nodeError());
	if (poll === null || opened === null) return;

	const { isSwitchedOn } = kind;
	const problem = error instanceof MailboxError ? error.kind : 'other';
	const failure = { isSwitchedOn, cause: advice.message, problem, now } as const;
	const saved = savedAfterFailure(opened, reaction, failure);
	const { unsaid } = memory;
	const isToBeSaid = saved !== null || unsaid.length > 0;
	if (isToBeSaid && !poll.turn.isSpent()) {
		const state = saved?.state ?? { ...opened.state, failures: reaction.failures };
		const notices = [...unsaid, ...opened.notices, ...(saved === null ? [] : [saved.notice])];
		poll.turn.publish(state, { mails: [], unreadable: [], texts: new Map(), notices });
		memory.failures = state.failures;
		return;
	}
	// For the next emit, the end of an activation or the commit of a durable cursor, whichever there is.
	const state = poll.saved();
	if (state !== null) poll.turn.keep({ ...state, failures: reaction.failures });
}

/** What nobody foresaw is in the log already, with its stack. */
function log(error: unknown, message: string, { context, memory, now }: FailedPoll): void {
	const kind = kindOf(error);
	if (kind === null) return;
	const line = lineToLog(memory.logged, kind, `Email Inquiry Trigger: ${message}`, now);
	if (line !== null) context.logger.warn(line);
}

function kindOf(error: unknown): string | null {
	if (error instanceof SettingError) return error.name;
	return error instanceof MailboxError ? (error.detail ?? error.kind) : null;
}

/** Only an answer of the server is worth keeping; settings are read again at no cost. */
function errorToKeep(
	error: unknown,
	previous: PollMemory['keptError'],
	now: number,
): PollMemory['keptError'] {
	if (previous !== null && previous.error === error) return previous;
	return error instanceof MailboxError ? { error, until: now + KEPT_ERROR_MS } : null;
}

/** n8n 2.x calls a throwing activation five times within 15 s; services lock accounts for less. */
const KEPT_ERROR_MS = 30_000;
