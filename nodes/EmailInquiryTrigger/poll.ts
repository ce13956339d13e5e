import { createHash } from 'node:crypto';
import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { collectMailbox } from '../collect/collect-mailbox';
import { afterRestart, afterSuccess, isPaused } from '../collect/failure-policy';
import {
	openState,
	savedFailures,
	stateOf,
	wasConnected,
	type OpenedState,
} from '../collect/open-state';
import { forgetFailuresOfOtherSettings, noteInterval } from '../collect/poll-memory';
import type { Settings } from '../collect/settings';
import type { Account } from '../core/account/account';
import { MailboxError } from '../core/errors/mailbox-error';
import { NO_FAILURES, type Failures } from '../core/memory/failures';
import { within } from '../core/time/time-limit';
import { decodeState, type DecodedState } from '../core/memory/state-codec';
import { keyOf } from '../core/account/trigger-id';
import { readAccount } from '../n8n/account/credential';
import { grantOf } from '../n8n/account/grants';
import { unexpectedLog } from '../n8n/errors/unexpected-log';
import { downloadsOf } from './attachments';
import { claimMailbox, releaseMailbox } from './claims';
import { pollKindOf, type PollKind } from './engine';
import type { Environment } from './environment';
import { beginTurn } from './poll-turn';
import { react, type OpenedPoll } from './reaction';
import { authenticationOf, outageMsOf, readSettings } from './read-settings';
import { stateStore, type StateStore } from './state-store';
import { triggerIdOf } from './trigger-id-of';
import { memoryOf, type TriggerMemory } from './trigger-memory';

/** Runs one poll and returns what n8n's `poll` returns. Throws only to end an activation for a mistake in the settings. */
export async function pollMailbox(
	context: IPollFunctions,
	environment: Environment,
): Promise<INodeExecutionData[][] | null> {
	const memory = memoryOf(environment.memories, triggerIdOf(context));
	const kind = pollKindOf(context, memory);
	// n8n starts the next poll whether or not this one is done, and nothing but this keeps them apart.
	while (memory.running !== null) {
		if (!kind.isActivation) return null;
		// Published again meanwhile: what the old poll emits would be run by the name of a node that may be gone.
		memory.running.stop();
		await memory.running.ended;
	}
	const stopped = new AbortController();
	const poll = pollOnce(context, environment, memory, kind, stopped.signal);
	const ended = poll.then(
		() => {},
		() => {},
	);
	memory.running = { stop: () => stopped.abort(), ended };
	try {
		return await poll;
	} finally {
		memory.running = null;
	}
}

async function pollOnce(
	context: IPollFunctions,
	environment: Environment,
	memory: TriggerMemory,
	kind: PollKind,
	signal: AbortSignal,
): Promise<INodeExecutionData[][] | null> {
	const { clock, claims } = environment;
	const now = clock();
	const id = triggerIdOf(context);
	const store = stateStore(context, environment.emittedStates, (nodeId) => {
		const deleted = keyOf({ ...id, nodeId });
		environment.memories.delete(deleted);
		claims.delete(deleted);
	});
	const stored = decodeState(store.load());
	const hadSuccess = wasConnected(stored, id);
	const previousPollAt = memory.lastPollAt;
	noteInterval(memory, kind.isActivation, now);
	memory.failures ??= afterRestart(savedFailures(stored, id), now);
	const { trouble } = memory;
	const noteUnexpected = unexpectedLog(context.logger);
	if (stored.kind === 'unreadable' && stored.error !== undefined) noteUnexpected(stored.error);
	const attempt: Attempt = { outageMs: 0, account: null, poll: null };
	const over = new AbortController();
	try {
		const work = collectOnce(AbortSignal.any([signal, over.signal]));
		const limit = { ms: kind.timeLimitMs + FAREWELL_MS, signal };
		const failures = await within(work, limit, () => {
			throw pollOver();
		});
		if (failures !== null) {
			memory.failures = failures;
			memory.keptError = null;
		}
		return attempt.poll?.turn.end() ?? null;
	} catch (error) {
		if (signal.aborted) {
			memory.trouble = trouble;
			return attempt.poll?.turn.end() ?? null;
		}
		const release = () => releaseMailbox(claims, context);
		const known = { hadSuccess, isBroken: isBrokenIn(stored) };
		return react(error, { context, memory, kind, now, release, ...attempt, ...known });
	} finally {
		over.abort();
		attempt.poll?.turn.end();
	}

	/** Returns the failures that are left behind a poll that read all folders; null when it did not begin. */
	async function collectOnce(isOver: AbortSignal): Promise<Failures | null> {
		attempt.outageMs = outageMsOf(context);
		attempt.account = await readAccount(context, authenticationOf(context), isOver);
		assertGoesOn(isOver);
		const settings = readSettings(context, attempt.account, now);
		forgetFailuresOfOtherSettings(memory, connectionKeyOf(settings));
		const failures = memory.failures ?? NO_FAILURES;
		const owner = { ...id, account: attempt.account.stamp };
		const { isSwitchedOn, mayThrow, timeLimitMs } = kind;
		const opening = { isSwitchedOn, previousPollAt, lastSeq: store.lastSeq(), now };
		const open = (saved: DecodedState): OpenedState => {
			const opened = openState(saved, settings, owner, opening);
			return { ...opened, state: { ...opened.state, failures } };
		};
		const opened = open(stored);
		const turn = beginTurn(context, store, settings, { memory, signal, clock });
		attempt.poll = {
			...{ settings, turn },
			reopen: () => open(decodeState(store.load())),
			saved: () => stateOf(decodeState(store.load()), owner),
		};
		if (awaitsCommit(opened, store, memory, now)) return null;
		const { keptError } = memory;
		if (mayThrow && keptError !== null && now < keptError.until) {
			attempt.account = memory.located ?? attempt.account;
			throw keptError.error;
		}
		// Only somebody who is watching is answered at once: a start of n8n is none to the server.
		if (!mayThrow && isPaused(failures, now)) return null;

		memory.located = null;
		const limits = { deadline: now + timeLimitMs, signal: isOver };
		const account = await environment.locate(context, attempt.account, limits);
		assertGoesOn(isOver);
		attempt.account = account;
		memory.located = account;
		const located = { ...settings, account };
		const mayRefuse = mayThrow && !hadSuccess;
		const rival = claimMailbox(claims, context, located, { kind, mayRefuse, memory, now });
		await environment.visit(context, account, limits, async (mailbox) => {
			const { brokenDownloads: broken } = memory;
			const downloadsUntil = (until: number) =>
				downloadsOf(context, mailbox, settings.downloads, { until, signal: isOver, broken });
			await collectMailbox(mailbox, {
				...{ settings: located, opened, turn, memory, downloadsUntil, rival },
				...{ mayThrow, isSwitchedOn, timeLimitMs, now, clock, noteUnexpected },
			});
		});
		return afterSuccess(failures, now);
	}
}

/** How far a poll came. */
interface Attempt {
	outageMs: number;
	account: Account | null;
	/** Null until the settings are read. */
	poll: OpenedPoll | null;
}

/** A visit ends by itself at its deadline; behind this, whatever hangs is left alone: it holds the lock of the trigger. */
const FAREWELL_MS = 3_000;

function pollOver(): MailboxError {
	return new MailboxError('The poll took too long', { kind: 'deadline', reach: 'connection' });
}

function assertGoesOn(isOver: AbortSignal): void {
	if (isOver.aborted) throw pollOver();
}

function isBrokenIn(stored: DecodedState): boolean {
	return stored.kind === 'state' && stored.state.brokenSince !== null;
}

/** Returns what changes when the user changes how or where mail is read. Holds no secret: all of it is hashed. */
function connectionKeyOf({ account, folders }: Settings): string {
	const { secret, ...server } = account.connection;
	const text = JSON.stringify([server, grantOf(secret), folders]);
	return createHash('sha256').update(text).digest('hex');
}

/**
 * n8n commits what a poll returned after the poll is over, and may have read the cursor for this one
 * before: its mail would be collected again. Should the commit never come, a later poll starts from there.
 */
function awaitsCommit(
	{ state }: OpenedState,
	store: StateStore,
	{ returned }: TriggerMemory,
	now: number,
): boolean {
	if (!store.isDurable || returned === null) return false;
	return state.seq < returned.seq && now - returned.at < COMMIT_MS;
}

const COMMIT_MS = 30_000;
