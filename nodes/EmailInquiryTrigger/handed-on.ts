import type { INodeExecutionData, IPollFunctions, IRun } from 'n8n-workflow';
import type { Notice } from '../core/items/status-item';
import { decodeState } from '../core/memory/state-codec';
import type { PollState } from '../core/memory/state';
import { undo } from '../core/memory/undo';
import { MINUTE_MS } from '../core/time/lengths';
import { nodeOf } from './node-of';

/** What was handed to n8n for one execution, until it is known that the workflow ran with it. */
export interface HandedOn {
	/** The trigger's name at that time. */
	readonly nodeName: string;
	/** The stored states around it. */
	readonly before: Record<string, unknown>;
	readonly after: Record<string, unknown>;
	/** There is mail in it, not only Status. */
	readonly hasMail: boolean;
	readonly notices: readonly Notice[];
	fate: Fate;
	/** When the fate was known, Unix ms; null while it is open. */
	endedAt: number | null;
}

/**
 * What became of an execution. `ranNothing`: it succeeded, and no node behind the trigger ran. `neverBegan`: n8n could
 * not start it.
 */
type Fate = 'open' | 'ran' | 'ranNothing' | 'neverBegan';

/**
 * Hands items to n8n, learns in `memory` what becomes of them, and returns whether there was an execution, once n8n
 * tells of its end: n8n reads the published workflow anew for each
 * execution, up to 15 seconds before the trigger is told, so they may go to a name that no node has any more, or to a
 * workflow that was just switched off. See docs/TRAPS.md.
 */
export function handOn(
	context: IPollFunctions,
	outputs: INodeExecutionData[][],
	what: Omit<HandedOn, 'fate' | 'endedAt' | 'nodeName'>,
	memory: { handedOn: HandedOn[] },
	clock: () => number,
): Promise<boolean> {
	if (!tellsFates(context)) {
		context.__emit(outputs);
		return Promise.resolve(false);
	}
	const entry: HandedOn = {
		...what,
		...{ nodeName: nodeOf(context).name, fate: 'open', endedAt: null },
	};
	memory.handedOn = [...memory.handedOn, entry].slice(-MOST_KEPT);
	const end = (fate: Fate) => {
		entry.fate = fate;
		entry.endedAt = clock();
		if (fate === 'ran') memory.handedOn = memory.handedOn.filter((other) => other !== entry);
	};
	return new Promise((tell) => {
		context.__emit(outputs, undefined, {
			promise: NEVER,
			resolve: (value) => {
				const run = value as IRun | undefined;
				end(fateOf(run, entry.nodeName));
				// Undefined also when n8n did not commit a durable cursor.
				tell(run !== undefined);
			},
			reject: (error) => {
				end(fateAfter(error));
				tell(false);
			},
		});
	});
}

/**
 * Takes out of `memory` what did not reach the workflow. `nodeName` is the trigger's present one: under another than
 * it had, an execution in which nothing ran was one of the workflow as it is now. `now` is Unix ms.
 */
export function takeLost(
	memory: { handedOn: HandedOn[] },
	nodeName: string,
	now: number,
): readonly HandedOn[] {
	const isLost = (entry: HandedOn) =>
		entry.fate === 'neverBegan' || (entry.fate === 'ranNothing' && entry.nodeName !== nodeName);
	const lost = memory.handedOn.filter(isLost);
	memory.handedOn = memory.handedOn.filter(
		(entry) => !isLost(entry) && now - (entry.endedAt ?? now) < UNTIL_PUBLISHED_MS,
	);
	return lost;
}

/** Returns the state in which the mail of what was lost is not settled. */
export function withoutLost(state: PollState, lost: readonly HandedOn[]): PollState {
	return lost
		.filter(({ hasMail }) => hasMail)
		.reverse()
		.reduce((present, entry) => {
			const [before, after] = [decodeState(entry.before), decodeState(entry.after)];
			if (before.kind !== 'state' || after.kind !== 'state') return present;
			return undo(present, { before: before.state, after: after.state });
		}, state);
}

/** More than wait for a free worker of n8n in ordinary times. */
const MOST_KEPT = 100;
/** n8n begins to use what was published within 15 s, if all goes well. */
const UNTIL_PUBLISHED_MS = 5 * MINUTE_MS;
/** n8n only resolves or rejects it. */
const NEVER = new Promise<undefined>(() => {});

/**
 * n8n 1.x lets an execution that cannot begin end the process's patience (an unhandled rejection) when it is asked for
 * its end; it runs the workflow as it was when the trigger was started. Poll budgets came with the change.
 */
function tellsFates(context: Partial<Pick<IPollFunctions, 'getPollBudgetMs'>>): boolean {
	return context.getPollBudgetMs !== undefined;
}

/** In queue mode the last node is all that n8n tells of an execution. */
function fateOf(run: IRun | undefined, nodeName: string): Fate {
	const isAlone = run?.data.resultData.lastNodeExecuted === nodeName;
	return run?.status === 'success' && isAlone ? 'ranNothing' : 'ran';
}

/** What n8n rejects for once an execution has begun; anything else kept it from beginning. */
const AFTER_THE_BEGINNING = /ExecutionCancelled|ExecutionNotFound|ExecutionAlreadyResuming/;

function fateAfter(error: Error): Fate {
	return AFTER_THE_BEGINNING.test(error.constructor.name) ? 'ran' : 'neverBegan';
}
