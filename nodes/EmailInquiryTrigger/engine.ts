import type { IPollFunctions } from 'n8n-workflow';
import { hasDurableCursor } from './state-store';
import type { TriggerMemory } from './trigger-memory';
import { MINUTE_MS } from '../core/time/lengths';

/** What kind of poll n8n is running. */
export interface PollKind {
	/** The poll that belongs to an activation or a start of n8n, not a tick. */
	readonly isActivation: boolean;
	/** Somebody has just switched the workflow on. */
	readonly isSwitchedOn: boolean;
	/** An exception ends an activation somebody is watching; at a start of n8n it would end the trigger for good. */
	readonly mayThrow: boolean;
	/** How long the poll may take, in ms. */
	readonly timeLimitMs: number;
	/** For how long n8n lets one poll go on, in ms; Infinity where it does not say. */
	readonly budgetMs: number;
	/**
	 * n8n takes the mail of a poll only while the poll goes on: the durable engines, and the classic one where a durable
	 * cursor is left over.
	 */
	readonly mustStay: boolean;
}

/**
 * Returns the kind of a poll. The classic engine keeps one context per activation, whose first poll is the
 * activation itself. The durable one builds a context for each tick, told apart by its small budget.
 */
export function pollKindOf(
	context: IPollFunctions,
	memory: Pick<TriggerMemory, 'contexts'>,
): PollKind {
	const budgetMs = budgetOf(context) ?? Infinity;
	const isFirst = !memory.contexts.has(context);
	memory.contexts.add(context);
	const isActivation = isFirst && budgetMs >= TICK_BUDGET_MS;
	const mode = context.getActivationMode();
	return {
		isActivation,
		isSwitchedOn: isActivation && mode === 'activate',
		mayThrow: isActivation && (mode === 'activate' || mode === 'update'),
		timeLimitMs: Math.min(isActivation ? ACTIVATION_POLL_MS : POLL_MS, budgetMs),
		budgetMs,
		mustStay: budgetMs < TICK_BUDGET_MS || hasDurableCursor(context),
	};
}

/** Returns the kind of a poll that begins between two ticks and may take so long at most, in ms. */
export function betweenTicks(kind: PollKind, timeLimitMs: number): PollKind {
	return { ...kind, ...{ isActivation: false, isSwitchedOn: false, mayThrow: false }, timeLimitMs };
}

/** The longest poll: below the minute between two of them. */
const POLL_MS = 45_000;
/** n8n gives up an activation that takes a minute. */
const ACTIVATION_POLL_MS = 25_000;
/** Ticks of the durable scheduler have a budget below its lease of 60 s; an activation has minutes. */
const TICK_BUDGET_MS = MINUTE_MS;

/** n8n 1.x has no such function. */
function budgetOf(context: Partial<Pick<IPollFunctions, 'getPollBudgetMs'>>): number | undefined {
	return context.getPollBudgetMs?.();
}
