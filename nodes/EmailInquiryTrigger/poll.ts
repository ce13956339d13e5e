import { createHash } from 'node:crypto';
import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { serviceNameOf, type Account } from '../core/account';
import type { Claim } from '../core/claim';
import type { FolderStatus } from '../core/mailbox';
import type { Owner } from '../core/state';
import { decodeState, type DecodedState } from '../core/state-codec';
import type { Notice } from '../core/status';
import { claimMailbox } from './claims';
import { collect } from './collect';
import { readAccount } from './credential';
import { pollKindOf, type PollKind } from './engine';
import { withClosestFolder } from './folder-problem';
import { grantOf } from './grants';
import { locate } from './locate';
import { memoryOf, type Memory } from './memory';
import { openState, type OpenedState } from './open-state';
import { react, type OpenedPoll } from './reaction';
import { authenticationOf, readSettings, type Settings } from './settings';
import { stateStore, type StateStore } from './state-store';
import { survey, type Survey } from './survey';
import { beginTurn } from './turn';
import { visitMailbox } from './visit';

/** Runs one poll and returns what n8n's `poll` returns. Throws only to end an activation for a mistake in the settings. */
export async function pollMailbox(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const memory = memoryOf(context.getWorkflow().id ?? '', context.getNode().id);
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
	const hadSuccess = wasConnected(stored, ownerOf(context));
	const previousPollAt = memory.lastPollAt;
	noteInterval(memory, kind, now);
	const { trouble } = memory;
	let account: Account | null = null;
	let poll: OpenedPoll | null = null;
	try {
		account = await readAccount(context, authenticationOf(context));
		const settings = readSettings(context, account, now);
		forgetOutageOfOtherSettings(memory, settings);
		const owner = { ...ownerOf(context), account: account.stamp };
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
		if (kind.mayThrow && verdict !== null && now < verdict.until) throw verdict.error;
		if (!kind.isActivation && memory.outage !== null && now < memory.outage.pauseUntil) return null;

		account = await locate(account, now + kind.timeLimitMs);
		const located = { ...settings, account };
		const mayRefuse = kind.mayThrow && !hadSuccess;
		const rival = claimMailbox(context, located, { kind, mayRefuse, memory, now });
		await visit(context, { ...poll, settings: located }, memory, { kind, rival, signal, now });
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

/** The part with a connection: look, settle, emit. */
async function visit(
	context: IPollFunctions,
	{ settings, turn, opened }: OpenedPoll,
	memory: Memory,
	facts: {
		readonly kind: PollKind;
		readonly rival: Claim | null;
		readonly signal: AbortSignal;
		readonly now: number;
	},
): Promise<void> {
	const { kind, rival, signal, now } = facts;
	const deadline = now + kind.timeLimitMs;
	const stopAt = now + kind.timeLimitMs * WORKING_SHARE;
	const { folders, start, account } = settings;
	const { state, added } = opened;
	await visitMailbox(context, account, { deadline, signal }, async (mailbox) => {
		const looks = { state, folders, added, start, memory, now };
		const surveyed = await survey(mailbox, looks);
		const [first] = surveyed.problems;
		const problem = first && (await withClosestFolder(mailbox, first));
		const isFirstContact = state.connectedAt === null;
		const endsPoll = surveyed.folders.length === 0 || (isFirstContact && kind.mayThrow);
		if (problem !== undefined && endsPoll) throw problem;

		const notices = [
			...opened.notices,
			...contactNotices(opened, settings, surveyed, now),
			...rivalNotice(rival, memory, now),
			...surveyed.notices,
		];
		const contacted = {
			...surveyed.state,
			connectedAt: surveyed.state.connectedAt ?? now,
			brokenSince: null,
		};
		await collect(
			mailbox,
			{ ...surveyed, state: contacted },
			{ settings, turn, memory, notices, stopAt, now },
		);
		memory.rival = rival;
		rememberQuiet(memory, surveyed.quiet, now);
		if (problem !== undefined) throw problem;
	});
}

/** What is to be said about the mailbox having been reached. */
function contactNotices(
	{ state }: OpenedState,
	{ account, start, rules }: Settings,
	{ folders }: Survey,
	now: number,
): Notice[] {
	if (state.connectedAt === null) {
		const { host, port } = account.connection;
		const provider = `${serviceNameOf(account) ?? 'the mail server'} (${host}:${port})`;
		const { period } = rules;
		return [{ event: 'connected', since: state.startedAt, provider, folders, period, start }];
	}
	if (state.brokenSince === null) return [];
	return [{ event: 'recovered', since: now, brokenSince: state.brokenSince }];
}

/** Said once for each other trigger. */
function rivalNotice(rival: Claim | null, memory: Memory, now: number): Notice[] {
	const isKnown =
		rival?.workflowId === memory.rival?.workflowId && rival?.nodeId === memory.rival?.nodeId;
	if (rival === null || isKnown) return [];
	const { workflowName: workflow, nodeName: node } = rival;
	return [{ event: 'connectedTwice', since: now, workflow, node }];
}

/** No new batch is begun after this share of the time, so that the last one can end. */
const WORKING_SHARE = 0.6;

function ownerOf(context: IPollFunctions): Pick<Owner, 'workflowId' | 'nodeId'> {
	return { workflowId: context.getWorkflow().id ?? '', nodeId: context.getNode().id };
}

/** Readable without settings: a mistake in them must not end a trigger that worked. */
function wasConnected(
	stored: DecodedState,
	{ workflowId, nodeId }: Pick<Owner, 'workflowId' | 'nodeId'>,
): boolean {
	if (stored.kind !== 'state') return false;
	const { owner, connectedAt } = stored.state;
	return owner.workflowId === workflowId && owner.nodeId === nodeId && connectedAt !== null;
}

/** A poll that fails is a poll all the same: the workflow is on. */
function noteInterval(memory: Memory, kind: PollKind, now: number): void {
	const passed = memory.lastPollAt === null ? 0 : now - memory.lastPollAt;
	if (!kind.isActivation && passed > 0) memory.interval = Math.min(passed, LONGEST_INTERVAL_MS);
	memory.lastPollAt = now;
}

const LONGEST_INTERVAL_MS = 86_400_000;

/** What the user changed is tried at once. */
function forgetOutageOfOtherSettings(memory: Memory, { account, folders }: Settings): void {
	const { secret, ...server } = account.connection;
	const text = JSON.stringify([server, grantOf(secret), folders]);
	const connection = createHash('sha256').update(text).digest('hex');
	if (memory.connection === connection) return;
	memory.connection = connection;
	if (memory.outage === null) return;
	memory.outage = { ...memory.outage, pauseUntil: 0, verdict: null, lastReportAt: null };
}

function rememberQuiet(
	memory: Memory,
	looks: ReadonlyMap<string, FolderStatus>,
	now: number,
): void {
	for (const [folder, status] of looks) {
		const before = memory.quiet.get(folder);
		const isSame = JSON.stringify(before?.status) === JSON.stringify(status);
		const since = isSame ? (before?.since ?? now) : now;
		memory.quiet.set(folder, { status, since, searchedAt: now });
	}
}
