import { createHash } from 'node:crypto';
import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import type { Account } from '../core/account';
import { MailboxError } from '../core/mailbox-error';
import type { PollState } from '../core/state';
import type { Notice } from '../core/status';
import { withMailbox } from '../imap/session';
import { collect } from './collect';
import { toNodeError } from './errors';
import { reactTo } from './failure-policy';
import { memoryOf, type Memory } from './memory';
import { openState, type OpenedState } from './open-state';
import { readAccount, readSettings, type Settings } from './settings';
import { stateStore, type StateStore } from './state-store';
import { survey } from './survey';
import { beginTurn, type Turn } from './turn';

/** Runs one poll and returns what n8n's `poll` returns. Throws only to end an activation for a mistake in the settings. */
export async function pollMailbox(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const memory = memoryOf(context.getWorkflow().id ?? '', context.getNode().id);
	// n8n starts the next poll whether or not this one is done, and nothing but this keeps them apart.
	if (memory.isBusy) return null;
	memory.isBusy = true;
	try {
		return await pollOnce(context, memory);
	} finally {
		memory.isBusy = false;
	}
}

async function pollOnce(
	context: IPollFunctions,
	memory: Memory,
): Promise<INodeExecutionData[][] | null> {
	const now = Date.now();
	const isActivation = isActivationPoll(context, memory);
	let account: Account | null = null;
	let opened: (OpenedState & { settings: Settings; turn: Turn }) | null = null;
	try {
		account = await readAccount(context);
		const settings = readSettings(context, account, now);
		forgetOutageOfOtherSettings(memory, settings);
		const store = stateStore(context);
		opened = {
			...open(context, store, settings, now),
			settings,
			turn: beginTurn(context, store, settings, memory),
		};
		const { outage } = memory;
		if (isActivation && outage?.verdict && now < outage.verdict.until) throw outage.verdict.error;
		if (outage !== null && now < outage.pauseUntil) return null;

		await visit(opened, memory, {
			deadline: now + timeLimitMs(context, isActivation),
			now,
			isActivation,
		});
		memory.outage = null;
		return opened.turn.end();
	} catch (error) {
		return react(error, { context, memory, account, opened, isActivation, now });
	} finally {
		opened?.turn.end();
	}
}

/** The part with a connection: look, settle, emit. */
async function visit(
	opened: OpenedState & { settings: Settings; turn: Turn },
	memory: Memory,
	facts: { deadline: number; now: number; isActivation: boolean },
): Promise<void> {
	const { settings, turn, isFresh } = opened;
	const { now, deadline } = facts;
	const stopAt = now + (deadline - now) * WORKING_SHARE;
	const work = withMailbox(settings.account.connection, { deadline }, async (mailbox) => {
		const { folders, start } = settings;
		const surveyed = await survey(mailbox, {
			state: opened.state,
			folders,
			start,
			isFirstAttempt: isFresh,
			memory,
			now,
		});
		const [problem] = surveyed.problems;
		const mustThrow = facts.isActivation && opened.state.connectedAt === null;
		if (problem !== undefined && (mustThrow || surveyed.folders.length === 0)) throw problem;

		memory.lastPollAt = now;
		const notices = [
			...opened.notices,
			...connectionNotices(opened, surveyed, memory, now),
			...surveyed.notices,
		];
		const state = { ...surveyed.state, connectedAt: surveyed.state.connectedAt ?? now };
		await collect(
			mailbox,
			{ ...surveyed, state },
			{ settings, turn, memory, notices, stopAt, now },
		);
		rememberQuiet(memory, surveyed.quiet, now);
		memory.batchShare = 1;
		if (problem !== undefined) throw problem;
	});
	await work.catch((error: unknown) => {
		const ranOutOfTime = error instanceof MailboxError && error.kind === 'deadline';
		if (ranOutOfTime) memory.batchShare = Math.max(memory.batchShare / 2, 1 / 128);
		throw error;
	});
}

function connectionNotices(
	{ state, settings }: { state: PollState; settings: Settings },
	surveyed: { folders: ReadonlyArray<{ path: string; messages: number | null }> },
	memory: Memory,
	now: number,
): Notice[] {
	const { account, start, rules } = settings;
	if (state.connectedAt === null) {
		const { host, port } = account.connection;
		const provider = `${account.provider?.name ?? 'the mail server'} (${host}:${port})`;
		const { folders } = surveyed;
		return [
			{
				event: 'connected',
				since: state.startedAt,
				provider,
				folders,
				period: rules.period,
				start,
			},
		];
	}
	if (memory.outage?.isAnnounced !== true) return [];
	return [{ event: 'recovered', since: now, brokenSince: memory.outage.since }];
}

function react(
	error: unknown,
	facts: {
		context: IPollFunctions;
		memory: Memory;
		account: Account | null;
		opened: (OpenedState & { settings: Settings; turn: Turn }) | null;
		isActivation: boolean;
		now: number;
	},
): INodeExecutionData[][] | null {
	const { context, memory, account, opened, isActivation, now } = facts;
	const hadSuccess = opened !== null && opened.state.connectedAt !== null;
	const reaction = reactTo(error, {
		previous: memory.outage,
		isActivation: isActivation && mayThrow(context),
		hadSuccess,
		outageMs: opened?.settings.outageMs ?? 0,
		now,
	});
	memory.outage = reaction.outage;
	const nodeError = toNodeError(context.getNode(), error, account);
	context.logger.warn(`Email Inquiry Trigger: ${nodeError.message}`);
	if (reaction.doThrow) throw nodeError;
	if (reaction.doReport) context.__emitError(nodeError);
	if (opened === null) return null;

	// A poll that had already emitted has saved its state; these save points are for polls that got nowhere.
	const cause = nodeError.message;
	const isFirstTry = opened.isFresh || (isActivation && context.getActivationMode() === 'activate');
	const notice: Notice | null = reaction.doAnnounce
		? { event: 'broken', since: reaction.outage.since, cause }
		: isFirstTry && reaction.outage.polls === 1
			? { event: 'waiting', since: opened.isFresh ? opened.state.startedAt : now, cause }
			: null;
	if (notice !== null && !opened.turn.isSpent()) {
		const current = open(context, stateStore(context), opened.settings, now);
		const state = current.isFresh ? opened.state : current.state;
		opened.turn.publish(state, { mails: [], unreadable: [], texts: new Map(), notices: [notice] });
	}
	return opened.turn.end();
}

function open(
	context: IPollFunctions,
	store: StateStore,
	settings: Settings,
	now: number,
): OpenedState {
	const owner = {
		workflowId: context.getWorkflow().id ?? '',
		nodeId: context.getNode().id,
		account: settings.account.stamp,
	};
	return openState(store.load(), settings, owner, now);
}

/** Longest whole poll, and that of the first one: n8n gives up an activation that takes a minute. */
const POLL_MS = 45_000;
const ACTIVATION_POLL_MS = 25_000;
/** No new batch is begun after this share of the time, so that the last one can end. */
const WORKING_SHARE = 0.6;
/** Ticks of the durable scheduler have a budget below its 60 s lease; an activation has minutes. */
const TICK_BUDGET_MS = 60_000;

function timeLimitMs(context: IPollFunctions, isActivation: boolean): number {
	const budget = budgetMs(context) ?? POLL_MS;
	return Math.min(isActivation ? ACTIVATION_POLL_MS : POLL_MS, budget);
}

/** n8n 1.x has no such function. */
function budgetMs(context: Partial<Pick<IPollFunctions, 'getPollBudgetMs'>>): number | undefined {
	return context.getPollBudgetMs?.();
}

/**
 * The classic engine keeps one context per activation, whose first poll is the activation itself. The
 * durable one builds a context for each tick, told apart by its small budget.
 */
function isActivationPoll(context: IPollFunctions, memory: Memory): boolean {
	const isFirst = !memory.contexts.has(context);
	memory.contexts.add(context);
	return isFirst && (budgetMs(context) ?? Infinity) >= TICK_BUDGET_MS;
}

/** At a start of n8n a thrown error would end the trigger for good. */
function mayThrow(context: IPollFunctions): boolean {
	return ['activate', 'update'].includes(context.getActivationMode());
}

/** What the user changed is tried at once. */
function forgetOutageOfOtherSettings(memory: Memory, { account, folders }: Settings): void {
	const text = JSON.stringify([account.connection, folders]);
	const connection = createHash('sha256').update(text).digest('hex');
	if (memory.connection === connection) return;
	memory.connection = connection;
	if (memory.outage !== null)
		memory.outage = { ...memory.outage, pauseUntil: 0, verdict: null, lastReportAt: null };
}

function rememberQuiet(
	memory: Memory,
	looks: ReadonlyMap<
		string,
		{ uidNext: number | null; messages: number | null; uidValidity: string | null }
	>,
	now: number,
): void {
	for (const [folder, status] of looks) {
		const before = memory.quiet.get(folder);
		const isSame = before !== undefined && JSON.stringify(before.status) === JSON.stringify(status);
		memory.quiet.set(folder, { status, since: isSame ? before.since : now });
	}
}
