import { createMemory } from '../../../nodes/detect/found-servers';

class Outage extends Error {}
class Settled extends Error {}

const MINUTE = 60_000;

/** A memory with a clock that is set by hand, and a world that answers what it is told to. */
function remember() {
	const state = { now: 0, answer: 'a' as string | Error, lookups: 0 };
	const memory = createMemory<string>(
		(error) => error instanceof Outage,
		() => state.now,
	);
	const ask = (key = 'company.example') =>
		memory
			.recall(key, async () => {
				state.lookups++;
				if (state.answer instanceof Error) throw state.answer;
				return state.answer;
			})
			.catch((error: Error) => error.constructor.name);
	return { state, ask };
}

test('what was found is taken for an hour, then looked up again', async () => {
	const { state, ask } = remember();
	await ask();
	state.answer = 'b';
	state.now = 60 * MINUTE - 1;
	expect(await ask()).toBe('a');
	state.now = 60 * MINUTE;
	expect(await ask()).toBe('b');
	expect(state.lookups).toBe(2);
});

test('that there is nothing is taken for a minute', async () => {
	const { state, ask } = remember();
	state.answer = new Settled();
	expect(await ask()).toBe('Settled');
	state.answer = 'a';
	state.now = MINUTE - 1;
	expect(await ask()).toBe('Settled');
	state.now = MINUTE;
	expect(await ask()).toBe('a');
});

test('an outage is not kept', async () => {
	const { state, ask } = remember();
	state.answer = new Outage();
	expect(await ask()).toBe('Outage');
	state.answer = 'a';
	expect(await ask()).toBe('a');
});

test('in an outage what was found before holds, and is not looked up at every poll', async () => {
	const { state, ask } = remember();
	await ask();
	state.now = 90 * MINUTE;
	state.answer = new Outage();
	expect([await ask(), await ask()]).toEqual(['a', 'a']);
	expect(state.lookups).toBe(2);
	state.now = 91 * MINUTE;
	state.answer = 'b';
	expect(await ask()).toBe('b');
});

test('a settled answer leaves what was found before', async () => {
	const { state, ask } = remember();
	await ask();
	state.now = 60 * MINUTE;
	// A server that refuses connections for a moment looks like none.
	state.answer = new Settled();
	expect(await ask()).toBe('a');
	state.now += MINUTE;
	state.answer = new Outage();
	expect(await ask()).toBe('a');
	state.now += MINUTE;
	state.answer = 'b';
	expect(await ask()).toBe('b');
});

test('callers at once share one lookup, also a failing one', async () => {
	const { state, ask } = remember();
	state.answer = new Outage();
	expect(await Promise.all([ask(), ask(), ask()])).toEqual(['Outage', 'Outage', 'Outage']);
	expect(state.lookups).toBe(1);
});

test('domains are told apart, and after a thousand the oldest is forgotten', async () => {
	const { state, ask } = remember();
	for (let index = 0; index < 1_001; index++) await ask(`${index}.example`);
	await ask('1000.example');
	expect(state.lookups).toBe(1_001);
	await ask('0.example');
	expect(state.lookups).toBe(1_002);
});
