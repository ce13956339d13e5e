import type { INodeExecutionData, IPollFunctions, IRun } from 'n8n-workflow';
import type { Notice } from '../core/items/status-item';
import type { PollState } from '../core/memory/state';
import { isStepTo, readAgainFrom, undo, type Step } from '../core/memory/undo';
import { HOUR_MS, MINUTE_MS } from '../core/time/lengths';
import { nodeOf } from './node-of';

/** What was handed to n8n for one execution, until it is known that the workflow ran with it. */
export interface HandedOn {
	/** The trigger's name at that time. */
	readonly nodeName: string;
	/** When, Unix ms. */
	readonly at: number;
	/** By what the state that was saved with it is known again, and what was settled in it. */
	readonly saved: Pick<PollState, 'seq' | 'lastPollAt'>;
	readonly step: Step;
	/** The first state of all, as it is stored, where none had been saved; null otherwise. */
	readonly beginning: Record<string, unknown> | null;
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

/** What a process knows of it, by trigger. */
interface Memory {
	handedOn: readonly HandedOn[];
}

/**
 * Hands items to n8n and learns in `memory` what becomes of them. Returns whether there was an execution, once n8n
 * tells of its end. n8n reads the published workflow anew for each execution, up to 15 seconds before the trigger is
 * told: the items may go to a name that no node has any more, or to a workflow that was just switched off. See
 * docs/TRAPS.md.
 */
export function handOn(
	context: IPollFunctions,
	outputs: INodeExecutionData[][],
	what: Omit<HandedOn, 'nodeName' | 'at' | 'fate' | 'endedAt'>,
	memory: Memory,
	clock: () => number,
): Promise<boolean> {
	if (!tellsFates(context)) {
		context.__emit(outputs);
		return Promise.resolve(false);
	}
	const { name: nodeName } = nodeOf(context);
	const entry: HandedOn = { ...what, nodeName, at: clock(), fate: 'open', endedAt: null };
	if (what.hasMail || what.notices.length > 0) remember(memory, entry);
	let tell: (isTaken: boolean) => void = () => {};
	const isTaken = new Promise<boolean>((resolve) => {
		tell = resolve;
	});
	const end = (fate: Fate) => {
		entry.fate = fate;
		entry.endedAt = clock();
		if (fate === 'ran') forget(memory, entry);
	};
	let isHandedOn = false;
	try {
		context.__emit(outputs, undefined, {
			promise: NEVER,
			resolve: (value) => {
				const run = value as IRun | undefined;
				end(fateOf(run, nodeName));
				// Undefined also when n8n did not commit a durable cursor.
				tell(run !== undefined);
			},
			reject: (error) => {
				end(fateAfter(error));
				tell(false);
			},
		});
		isHandedOn = true;
	} finally {
		if (!isHandedOn) end('neverBegan');
	}
	return isTaken;
}

/**
 * Takes out of `memory` what did not reach the workflow. `nodeName` is the trigger's present one: under another than
 * it had, an execution in which nothing ran was one of the workflow as it is now. `now` is Unix ms.
 */
export function takeLost(memory: Memory, nodeName: string, now: number): readonly HandedOn[] {
	const isLost = (entry: HandedOn) =>
		entry.fate === 'neverBegan' || (entry.fate === 'ranNothing' && entry.nodeName !== nodeName);
	const isYoung = ({ at, endedAt }: HandedOn) =>
		now - at < LONGEST_KEPT_MS && now - (endedAt ?? now) < UNTIL_PUBLISHED_MS;
	const lost = memory.handedOn.filter(isLost);
	memory.handedOn = memory.handedOn.filter((entry) => !isLost(entry) && isYoung(entry));
	return lost;
}

/** Returns the state in which the mail of what was lost is not settled. */
export function withoutLost(state: PollState, lost: readonly HandedOn[]): PollState {
	return lost
		.filter(({ hasMail }) => hasMail)
		.reverse()
		.reduce((present, { step }) => undo(present, step), state);
}

/**
 * Returns what was lost and is settled in this state: not in that of another mailbox or before a clean start, nor in a
 * durable cursor that n8n did not commit.
 */
export function settledIn(
	state: PollState,
	lost: readonly HandedOn[],
	isDurable: boolean,
): readonly HandedOn[] {
	return lost.filter(({ fate, saved, step }) => {
		if (!isStepTo(state, step)) return false;
		const isUnsure = isDurable && fate === 'neverBegan';
		return !isUnsure || (saved.seq === state.seq && saved.lastPollAt === state.lastPollAt);
	});
}

/** Returns what Status has to say again: the rest comes again with the mail. */
export function toSayAgain(lost: readonly HandedOn[]): readonly Notice[] {
	return lost.flatMap(({ hasMail, notices }) =>
		notices.filter((notice) => !hasMail || !comesAgain(notice)),
	);
}

/** Returns the arrival (ms) from which on mail may have to be read again; Infinity: none. */
export function mayReturnFrom({ handedOn }: Memory): number {
	return Math.min(...handedOn.map(({ step }) => readAgainFrom(step)));
}

function comesAgain(notice: Notice): boolean {
	if (notice.event === 'settingsChanged') return notice.what === 'folders';
	return COME_AGAIN.has(notice.event);
}

/** What is said of folders that are read again. */
const COME_AGAIN: ReadonlySet<Notice['event']> = new Set([
	...(['connected', 'folderRecreated', 'importProgress', 'skippedWhileOff'] as const),
]);

/** Those of the present name are the first to go: only under another may they be lost while they are open. */
function remember(memory: Memory, entry: HandedOn): void {
	const { handedOn } = memory;
	const isFull = handedOn.length >= MOST_KEPT;
	const [oldest] = handedOn;
	const first = handedOn.find(({ nodeName }) => nodeName === entry.nodeName) ?? oldest;
	memory.handedOn = [...handedOn.filter((other) => !isFull || other !== first), entry];
}

function forget(memory: Memory, entry: HandedOn): void {
	memory.handedOn = memory.handedOn.filter((other) => other !== entry);
}

/** More than wait for a free worker of n8n in ordinary times. */
const MOST_KEPT = 100;
/** Behind it the ring may no longer know what was settled since. */
const LONGEST_KEPT_MS = HOUR_MS;
/** n8n begins to use what was published within 15 s, if all goes well. */
const UNTIL_PUBLISHED_MS = 5 * MINUTE_MS;
/** n8n only resolves or rejects it. */
const NEVER = new Promise<undefined>(() => {});

/**
 * n8n 1.x runs the workflow as it was when the trigger was started, and an execution that cannot begin becomes an
 * unhandled rejection when it is asked for its end. Poll budgets came with the change.
 */
function tellsFates(context: Partial<Pick<IPollFunctions, 'getPollBudgetMs'>>): boolean {
	return context.getPollBudgetMs !== undefined;
}

/** In queue mode the last node is all that n8n tells of an execution. */
function fateOf(run: IRun | undefined, nodeName: string): Fate {
	const isAlone = run?.data.resultData.lastNodeExecuted === nodeName;
	return run?.status === 'success' && isAlone ? 'ranNothing' : 'ran';
}

/**
 * What n8n rejects for once an execution has begun. Anything else kept it from beginning, but that n8n may have
 * written it down before its database failed: then it runs when n8n starts again, beside the one that is handed on.
 */
const AFTER_THE_BEGINNING = /ExecutionCancelled|ExecutionNotFound|ExecutionAlreadyResuming/;

function fateAfter(error: Error): Fate {
	return AFTER_THE_BEGINNING.test(error.constructor.name) ? 'ran' : 'neverBegan';
}
