import type { IPollFunctions, IRun } from 'n8n-workflow';
import { handOn, takeLost, type HandedOn } from '../../../nodes/EmailInquiryTrigger/handed-on';

const NAME = 'Email Inquiry Trigger';
const RENAMED = 'Client mail';
const NOW = Date.parse('2026-05-12T09:00:00Z');
const WHAT = { before: {}, after: {}, hasMail: true, notices: [] };

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
	const memory: { handedOn: HandedOn[] } = { handedOn: [] };
	const emit = () => handOn(context, [[]], WHAT, memory, () => NOW);
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
