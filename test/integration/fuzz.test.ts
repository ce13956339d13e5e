import { ENGINE_KINDS } from '../support/engine';
import { recordDialogues, runCase, type Dialogue } from '../support/fuzz/dialogue';
import { mutationsOf } from '../support/fuzz/mutations';
import { randomOf } from '../support/fuzz/random';
import { startScripted, type ScriptedServer } from '../support/imap/scripted';

/*
 * Polls whose server sends changed bytes. A case is told by its seed and number alone:
 *   FUZZ_SEED=<seed> FUZZ_CASES=100000   more of them
 *   FUZZ_SEED=<seed> FUZZ_CASE=<number>  one again, with what was changed
 */
const SEED = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 1e9));
const CASES = Number(process.env['FUZZ_CASES'] ?? (process.env['CI'] ? 20_000 : 1_000));
const ONLY = process.env['FUZZ_CASE'];

const PER_TEST = 1_000;

let server: ScriptedServer;
let dialogues: readonly Dialogue[];
beforeAll(async () => {
	server = await startScripted();
	dialogues = await recordDialogues(server);
	expect(dialogues.map(({ ids }) => ids.size)).toEqual([4, 4, 2, 2]);
	jest.useFakeTimers({
		doNotFake: ['Date', 'nextTick', 'setImmediate', 'clearImmediate', 'queueMicrotask'],
	});
});
afterAll(async () => {
	jest.useRealTimers();
	await server.stop();
});

const first = ONLY === undefined ? 0 : Number(ONLY);
const until = ONLY === undefined ? CASES : first + 1;
const blocks = Array.from({ length: Math.ceil((until - first) / PER_TEST) }, (_, block) => {
	const from = first + block * PER_TEST;
	return [from, Math.min(until, from + PER_TEST) - 1] as const;
});

// Jest itself fails a test in which anything is thrown or rejected that nobody catches.
test.each(blocks)(
	`no changed byte ends, holds up or loses anything (FUZZ_SEED=${SEED}, cases %i to %i)`,
	async (from, to) => {
		const failures: string[] = [];
		for (let number = from; number <= to; number++) {
			const failure = await run(number);
			if (failure !== null) failures.push(failure);
		}
		expect(failures).toEqual([]);
		while (server.openSockets > 0) await new Promise((resolve) => setImmediate(resolve));
		expect(jest.getTimerCount()).toBe(0);
	},
	600_000,
);

async function run(number: number): Promise<string | null> {
	const random = randomOf(SEED, number);
	const dialogue = dialogues[[0, 0, 0, 1, 2, 3][random.below(6)] ?? 0];
	if (dialogue === undefined) throw new Error('No dialogue was recorded');
	const mutations = mutationsOf(random, dialogue.bytes);
	const kind = random.pick(ENGINE_KINDS as ['classic', ...typeof ENGINE_KINDS]);
	const failure = await runCase(server, dialogue, mutations, kind);
	if (failure === null) return null;
	const changes = mutations
		.map(({ at, name }) => (at === null ? name : `${name} at ${at}`))
		.join(', ');
	return `FUZZ_CASE=${number} (${dialogue.name}, ${kind}; ${changes}): ${failure}`;
}
