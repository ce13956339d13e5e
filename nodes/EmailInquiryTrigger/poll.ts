import type { IPollFunctions } from 'n8n-workflow';
import { collectMailbox } from '../collect/collect-mailbox';
import { afterRestart, afterSuccess, isPaused } from '../collect/failure-policy';
import {
	openState,
	savedFailures,
	stateOf,
	wasConnected,
	type OpenedState,
} from '../collect/open-state';
import { lineToLog } from '../collect/failure-log';
import { forgetFailuresOfOtherSettings, noteInterval } from '../collect/poll-memory';
import type { Settings } from '../collect/settings';
import type { Account } from '../core/account/account';
import { MailboxError } from '../core/errors/mailbox-error';
import { NO_FAILURES, type Failures } from '../core/memory/failures';
import { DAY_MS, MINUTE_MS } from '../core/time/lengths';
import { within } from '../core/time/time-limit';
import { decodeState, encodeState, type DecodedState } from '../core/memory/state-codec';
import { keyOf } from '../core/account/trigger-id';
import { readAccount } from '../n8n/account/credential';
import { connectionKeyOf } from '../n8n/account/grants';
import { keepingOf, type Keeping } from '../n8n/account/keeping';
import { unexpectedLog } from '../n8n/errors/unexpected-log';
import { downloadsOf } from './attachments';
import { claimMailbox, releaseMailbox } from './claims';
import { pollKindOf, type PollKind } from './engine';
import type { Environment } from './environment';
import { openEar, tickEveryMs, type Prepared, type Trigger } from './ear';
import { mayReturnFrom, settledIn, takeLost, toSayAgain, withoutLost } from './handed-on';
import { beginTurn } from './poll-turn';
import { react, type OpenedPoll } from './reaction';
import { authenticationOf, outageMsOf, readSettings } from './read-settings';
import { stateStore, type StateStore } from './state-store';
import { nodeOf, triggerIdOf } from './node-of';
import { memoryOf, type TriggerMemory } from './trigger-memory';

/** Runs one poll. Throws only to end an activation for a mistake in the settings. */
export async function pollMailbox(
	context: IPollFunctions,
	environment: Environment,
): Promise<void> {
	const memory = memoryOf(environment.memories, triggerIdOf(context));
	const kind = pollKindOf(context, memory);
	// n8n starts the next poll whether or not this one is done, and nothing but this keeps them apart.
	while (memory.running !== null) {
		// Published again meanwhile: what the old poll emits would be run by the name of a node that may be gone.
		if (kind.isActivation) memory.running.stop();
		else if (!memory.running.makeWay()) return;
		await memory.running.ended;
	}
	const stopped = new AbortController();
	const trigger = { context, environment, memory, signal: stopped.signal };
	const beganAt = environment.clock();
	const poll = pollOnce(trigger, kind, null);
	const ear = openEar(trigger, kind, beganAt, pollOnce);
	const whole = poll.then((next) => (next === null ? undefined : ear.listen(next)));
	const end = () => {
		memory.running = null;
	};
	const ended = whole.then(end, end);
	memory.running = { stop: () => stopped.abort(), makeWay: ear.close, ended };
	try {
		await poll;
		// n8n holds an isolate of its own for each poll that goes on: where it need not, none does.
		if (kind.mustStay) await whole;
	} finally {
		if (!ear.isOpen()) await ended;
	}
}

/** Returns what those that follow until the next tick go by; null when nobody is to listen. */
async function pollOnce(
	{ context, environment, memory, signal }: Trigger,
	kind: PollKind,
	prepared: Prepared | null,
): Promise<Prepared | null> {
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
	if (prepared === null) noteInterval(memory, kind.isActivation, now);
	else memory.lastPollAt = now;
	memory.failures ??= afterRestart(savedFailures(stored, id), now);
	const { trouble } = memory;
	const noteUnexpected = unexpectedLog(context.logger);
	if (stored.kind === 'unreadable' && stored.error !== undefined) noteUnexpected(stored.error);
	const attempt: Attempt = { outageMs: 0, account: null, poll: null };
	const over = new AbortController();
	try {
		const work = collectOnce(AbortSignal.any([signal, over.signal]));
		const limit = { ms: kind.timeLimitMs + FAREWELL_MS, signal };
		const success = await within(work, limit, () => {
			throw pollOver();
		});
		if (success === null) return null;
		memory.failures = success.failures;
		memory.keptError = null;
		return kind.isActivation ? null : success.next;
	} catch (error) {
		if (signal.aborted) {
			memory.trouble = trouble;
			return null;
		}
		if (isCrowded(error)) beContentWithPolls();
		const release = () => releaseMailbox(claims, context);
		const known = { hadSuccess, isBroken: isBrokenIn(stored) };
		react(error, { context, memory, kind, now, release, ...attempt, ...known });
		return null;
	} finally {
		over.abort();
		attempt.poll?.turn.end();
	}

	/** Returns what a poll that read all folders leaves behind; null when it did not begin. */
	async function collectOnce(isOver: AbortSignal): Promise<Success | null> {
		attempt.outageMs = prepared?.settings.outageMs ?? outageMsOf(context);
		const entered =
			prepared?.entered ?? (await readAccount(context, authenticationOf(context), isOver));
		attempt.account = prepared?.account ?? entered;
		assertGoesOn(isOver);
		const settings = prepared?.settings ?? readSettings(context, entered, now);
		forgetFailuresOfOtherSettings(memory, settingsKeyOf(settings));
		const failures = memory.failures ?? NO_FAILURES;
		const owner = { ...id, account: entered.stamp };
		const { isSwitchedOn, mayThrow, timeLimitMs } = kind;
		const opening = { isSwitchedOn, previousPollAt, lastSeq: store.lastSeq(), now };
		const open = (saved: DecodedState): OpenedState => {
			const opened = openState(saved, settings, owner, opening);
			return { ...opened, state: { ...opened.state, failures } };
		};
		const opened = open(takeBackLost(settings));
		const { state } = opened;
		const turn = beginTurn(context, store, settings, { memory, signal, clock, state });
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
		const account = prepared?.account ?? (await environment.locate(context, entered, limits));
		assertGoesOn(isOver);
		attempt.account = account;
		memory.located = account;
		const located = { ...settings, account };
		const mayRefuse = mayThrow && !hadSuccess;
		const rival = claimMailbox(claims, context, located, { kind, mayRefuse, memory, now });
		const keeping = keep(settings.isInstant, account);
		await environment.visit(
			context,
			account,
			{ ...limits, ...(keeping && { keeping }) },
			async (mailbox) => {
				const { brokenDownloads: broken } = memory;
				const downloadsUntil = (until: number) =>
					downloadsOf(context, mailbox, settings.downloads, { until, signal: isOver, broken });
				await collectMailbox(mailbox, {
					...{ settings: located, opened, turn, memory, downloadsUntil, rival },
					...{ mayThrow, isSwitchedOn, timeLimitMs, now, clock, noteUnexpected },
				});
			},
		);
		const doesListen = keeping !== null && memory.seen.size > 0;
		const committed = turn.committed();
		const next = doesListen ? { entered, account, settings, keeping, committed } : null;
		return { failures: afterSuccess(failures, now), next };
	}

	/** Returns the stored state; what n8n did not run with is not settled in it. */
	function takeBackLost({ rules: { periodSeconds } }: Settings): DecodedState {
		const lost = takeLost(memory, nodeOf(context).name, now);
		const [first] = lost;
		if (first === undefined) return stored;
		memory.committing = null;
		memory.isRefused = lost.some(({ fate }) => fate === 'neverBegan');
		const said = `n8n ran no node with what it was handed (${lost.length} ×). It is handed on again`;
		const line = lineToLog(memory.logged, 'lost', `Email Inquiry Trigger: ${said}`, now);
		if (line !== null) context.logger.warn(line);
		// A beginning that was not saved stays one: a mailbox is collected from when it was first tried.
		if (stored.kind === 'none') return decodeState(first.beginning);
		if (stored.kind !== 'state') return stored;
		const { state: present } = stored;
		const settled = settledIn(present, lost, store.isDurable);
		if (settled.length === 0) return stored;
		memory.unsaid = [...memory.unsaid, ...toSayAgain(settled)];
		const state = { ...withoutLost(present, settled), seq: store.lastSeq() + 1 };
		const undone = encodeState(state, periodSeconds, mayReturnFrom(memory));
		store.save(undone.json);
		store.emitted(undone.json);
		// Nothing has changed on the server; all the same there is mail to be read.
		memory.quiet.clear();
		return { ...stored, state: undone.state };
	}

	/** Returns how the connection is kept for the next poll, or null when it is not. */
	function keep(isInstant: boolean, account: Account): Keeping | null {
		const intervalMs = tickEveryMs(memory);
		if (!isInstant || now < memory.plainUntil || intervalMs > LONGEST_KEPT_INTERVAL_MS) return null;
		const { clients } = environment;
		const keeping = keepingOf(clients, account, 2 * intervalMs);
		const { mailbox } = keeping;
		// Another password was entered: what was proved by the old one is over.
		if (memory.keptMailbox !== null && memory.keptMailbox !== mailbox)
			clients.drop(memory.keptMailbox);
		memory.keptMailbox = mailbox;
		return keeping;
	}

	/** Other programs need the connections more: a poll each minute takes one for a moment. */
	function beContentWithPolls(): void {
		if (memory.keptMailbox === null) return;
		environment.clients.drop(memory.keptMailbox);
		memory.keptMailbox = null;
		memory.plainUntil = now + DAY_MS;
	}
}

/** What a poll that read all folders leaves behind. */
interface Success {
	readonly failures: Failures;
	/** Null when nobody is to listen. */
	readonly next: Prepared | null;
}

/** A connection is kept for two polls: longer, and it would cost the server more than a login does. */
const LONGEST_KEPT_INTERVAL_MS = 10 * MINUTE_MS;

function isCrowded(error: unknown): boolean {
	return error instanceof MailboxError && error.kind === 'tooManyConnections';
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

/** Returns what changes when the user changes how or where mail is read. */
function settingsKeyOf({ account, folders }: Settings): string {
	return JSON.stringify([connectionKeyOf(account.connection), folders]);
}

/**
 * n8n commits what a poll emitted after the poll is over, and may have read the cursor for this one
 * before: its mail would be collected again. Should the commit never come, a later poll starts from there.
 */
function awaitsCommit(
	{ state }: OpenedState,
	store: StateStore,
	{ committing }: TriggerMemory,
	now: number,
): boolean {
	if (!store.isDurable || committing === null) return false;
	return state.seq < committing.seq && now - committing.at < COMMIT_MS;
}

const COMMIT_MS = 30_000;
