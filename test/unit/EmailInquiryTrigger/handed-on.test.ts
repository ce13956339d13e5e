import type { IPollFunctions, IRun } from 'n8n-workflow';
import { stepOf } from '../../../nodes/core/memory/undo';
import {
	handOn,
	settledIn,
	takeLost,
	type HandedOn,
} from '../../../nodes/EmailInquiryTrigger/handed-on';
import { pollState } from '../../support/poll-state';

const NAME = 'Email Inquiry Trigger';
const RENAMED = 'Client mail';
const NOW = Date.parse('2026-05-12T09:00:00Z');
const STATE = pollState();
const WHAT = {
	...{ saved: { seq: 1, lastPollAt: NOW }, step: stepOf(STATE, STATE), beginning: null },
	...{ hasMail: true, notices: [] },
};

type Done = NonNullable<Parameters<IPollFunctions['__emit']>[2]>;

/** n8n's errors are told apart by their classes alone. */
class ManualExecutionCancelledError extends Error {}
class ExecutionNotFoundError extends Error {}
class UnexpectedError extends Error {}

function emitter(n8n: { readonly isOld?: boolean } = {}) {
	const emitted: Array<Done | undefined> = [];
	const context = {
		getNode: () => ({ name: NAME }),
		...(n8n.isOld ? {} : { getPollBudgetMs: () => 1 }),
		__emit: (_items: unknown, _response?: unknown, done?: Done) => emitted.push(done),
	} as unknown as IPollFunctions;
	const memory: { handedOn: readonly HandedOn[] } = { handedOn: [] };
	const emit = () => void handOn(context, [[]], WHAT, memory, () => NOW);
	return { emit, emitted, memory };
}

const run = (status: string, lastNodeExecuted?: string) =>
	({ status, data: { resultData: { runData: {}, lastNodeExecuted } } }) as unknown as IRun;

test.each<[string, (done: Done) => void, boolean]>([
	['nothing ran behind the former name', (done) => done.resolve(run('success', NAME)), true],
	['a node behind it ran', (done) => done.resolve(run('success', 'CRM')), false],
	['it failed, which n8n lists', (done) => done.resolve(run('error', NAME)), false],
	['it waits', (done) => done.resolve(run('waiting', NAME)), false],
	['n8n listed a failure without data', (done) => done.resolve(undefined), false],
	['no version is published', (done) => done.reject(new UnexpectedError('not found')), true],
	['the database is away', (done) => done.reject(new Error('Connection terminated')), true],
	['somebody stopped it', (done) => done.reject(new ManualExecutionCancelledError()), false],
	['it had ended already', (done) => done.reject(new ExecutionNotFoundError()), false],
])('of a renamed trigger: %s', (_, end, isLost) => {
	const { emit, emitted, memory } = emitter();
	emit();
	expect(takeLost(memory, RENAMED, NOW)).toEqual([]);
	const [done] = emitted;
	if (done === undefined) throw new Error('asked for the end of the execution');
	end(done);
	expect(takeLost(memory, RENAMED, NOW)).toHaveLength(isLost ? 1 : 0);
	expect(memory.handedOn).toEqual([]);
});

test('under its own name a trigger with nothing behind it has lost nothing, and that is forgotten', () => {
	const { emit, emitted, memory } = emitter();
	emit();
	emitted[0]?.resolve(run('success', NAME));
	expect(takeLost(memory, NAME, NOW + 60_000)).toEqual([]);
	expect(memory.handedOn).toHaveLength(1);
	expect(takeLost(memory, NAME, NOW + 600_000)).toEqual([]);
	expect(takeLost(memory, RENAMED, NOW + 600_000)).toEqual([]);
});

test('what is known of executions that never end is bounded', () => {
	const { emit, memory } = emitter();
	for (let each = 0; each < 1_000; each++) emit();
	expect(memory.handedOn.length).toBeLessThanOrEqual(100);
});

test('n8n 1.x is not asked for the end: it runs the workflow as the trigger knows it', () => {
	const { emit, emitted, memory } = emitter({ isOld: true });
	emit();
	expect(emitted).toEqual([undefined]);
	expect(memory.handedOn).toEqual([]);
});

test('an emit that n8n refuses at once is lost, and said', () => {
	const memory: { handedOn: readonly HandedOn[] } = { handedOn: [] };
	const context = {
		getNode: () => ({ name: NAME }),
		getPollBudgetMs: () => 1,
		__emit: () => {
			throw new UnexpectedError('not supported');
		},
	} as unknown as IPollFunctions;
	expect(() => handOn(context, [[]], WHAT, memory, () => NOW)).toThrow('not supported');
	expect(takeLost(memory, NAME, NOW)).toHaveLength(1);
});

test('what was open for an hour is forgotten: what came since may be', () => {
	const { emit, emitted, memory } = emitter();
	emit();
	expect(takeLost(memory, NAME, NOW + 2 * 3_600_000)).toEqual([]);
	emitted[0]?.reject(new Error('Connection terminated'));
	expect(memory.handedOn).toEqual([]);
});

test('when there are many, those of the present name are forgotten first', () => {
	const { emit, memory } = emitter();
	const former = { ...WHAT, nodeName: RENAMED, at: NOW, fate: 'open', endedAt: null } as const;
	memory.handedOn = [former];
	for (let each = 0; each < 200; each++) emit();
	expect(memory.handedOn).toContain(former);
});

test.each<[string, Partial<HandedOn>, boolean, boolean]>([
	['as it was saved', {}, false, true],
	['whatever was saved since', { saved: { seq: 1, lastPollAt: 1 } }, false, true],
	['a cursor that was committed', { fate: 'neverBegan' }, true, true],
	[
		'a cursor that was not',
		{ fate: 'neverBegan', saved: { seq: 2, lastPollAt: NOW } },
		true,
		false,
	],
	[
		'a number that was used again',
		{ fate: 'neverBegan', saved: { seq: 1, lastPollAt: 1 } },
		true,
		false,
	],
	['a cursor whose execution ran nothing', { saved: { seq: 1, lastPollAt: 1 } }, true, true],
])('what was lost is settled in the state: %s', (_, changes, isDurable, isSettled) => {
	const entry: HandedOn = {
		...{ ...WHAT, nodeName: NAME, at: NOW, fate: 'ranNothing', endedAt: NOW, ...changes },
	};
	const state = pollState({ seq: 1, lastPollAt: NOW });
	expect(settledIn(state, [entry], isDurable)).toHaveLength(isSettled ? 1 : 0);
	const other = pollState({ ...state, salt: 'b3RoZXI=' });
	expect(settledIn(other, [entry], isDurable)).toEqual([]);
});
