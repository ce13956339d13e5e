import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import type { Account } from '../core/account/account';
import { decodeState, type DecodedState } from '../core/memory/state-codec';
import type { TriggerId } from '../core/account/trigger-id';
import { readAccount } from '../n8n/account/credential';
import { locate } from '../n8n/account/locate';
import { claimMailbox } from './claims';
import { collectAll } from './collection';
import { pollKindOf, type PollKind } from './engine';
import { memoryOf, type Memory } from '../collect/process-memory';
import { openState, type OpenedState } from '../collect/open-state';
import { forgetOutageOfOtherSettings, noteInterval } from '../collect/poll-memory';
import { react, type OpenedPoll } from './reaction';
import { authenticationOf, readSettings } from './read-settings';
import { stateStore, type StateStore } from './state-store';
import { triggerIdOf } from './trigger-id-of';
import { beginTurn } from './turn';

/** Runs one poll and returns what n8n's `poll` returns. Throws only to end an activation for a mistake in the settings. */
export async function pollMailbox(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const memory = memoryOf(triggerIdOf(context));
	const kind = pollKindOf(context, memory);
	// n8n starts the next poll whether or not this one is done, and nothing but this keeps them apart.
	while (memory.running !== null) {
		if (!kind.isActivation) return null;
		// Published anew meanwhile: what the old poll emits would be run by the name of a node that may be gone.
		memory.running.stop();
		await memory.running.ended;
	}
	const stopped = new AbortController();
	const poll = pollOnce(context, memory, kind, stopped.signal);
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
	memory: Memory,
	kind: PollKind,
	signal: AbortSignal,
): Promise<INodeExecutionData[][] | null> {
	const now = Date.now();
	const store = stateStore(context);
	const stored = decodeState(store.load());
	const id = triggerIdOf(context);
	const hadSuccess = wasConnected(stored, id);
	const previousPollAt = memory.lastPollAt;
	noteInterval(memory, kind, now);
	const { trouble } = memory;
	let account: Account | null = null;
	let poll: OpenedPoll | null = null;
	try {
		account = await readAccount(context, authenticationOf(context));
		const settings = readSettings(context, account, now);
		forgetOutageOfOtherSettings(memory, settings);
		const owner = { ...id, account: account.stamp };
		const { isSwitchedOn } = kind;
		const facts = { isSwitchedOn, previousPollAt, lastSeq: store.lastSeq(), now };
		const open = (state: DecodedState) => openState(state, settings, owner, facts);
		poll = {
			settings,
			turn: beginTurn(context, store, settings, { memory, signal }),
			opened: open(stored),
			reopen: () => open(decodeState(store.load())),
		};
		if (awaitsCommit(poll.opened, store, memory, now)) return null;
		const verdict = memory.outage?.verdict ?? null;
		if (kind.mayThrow && verdict !== null && now < verdict.until) {
			account = memory.located ?? account;
			throw verdict.error;
		}
		if (!kind.isActivation && memory.outage !== null && now < memory.outage.pauseUntil) return null;

		memory.located = null;
		account = await locate(context, account, now + kind.timeLimitMs);
		memory.located = account;
		const located = { ...settings, account };
		const mayRefuse = kind.mayThrow && !hadSuccess;
		const rival = claimMailbox(context, located, { kind, mayRefuse, memory, now });
		await collectAll(context, { ...poll, settings: located }, memory, { kind, rival, signal, now });
		memory.outage = null;
		return poll.turn.end();
	} catch (error) {
		if (signal.aborted) {
			memory.trouble = trouble;
			return poll?.turn.end() ?? null;
		}
		return react(error, { context, memory, account, poll, kind, hadSuccess, now });
	} finally {
		poll?.turn.end();
	}
}

/**
 * n8n commits what a poll returned after the poll is over, and may have read the cursor for this one
 * before: its mail would be collected again. Should the commit never come, a later poll starts from there.
 */
function awaitsCommit(
	{ state }: OpenedState,
	store: StateStore,
	{ returned }: Memory,
	now: number,
): boolean {
	if (!store.isDurable || returned === null) return false;
	return state.seq < returned.seq && now - returned.at < COMMIT_MS;
}

const COMMIT_MS = 30_000;

/** Readable without settings: a mistake in them must not end a trigger that worked. */
function wasConnected(stored: DecodedState, { workflowId, nodeId }: TriggerId): boolean {
	if (stored.kind !== 'state') return false;
	const { owner, connectedAt } = stored.state;
	return owner.workflowId === workflowId && owner.nodeId === nodeId && connectedAt !== null;
}
