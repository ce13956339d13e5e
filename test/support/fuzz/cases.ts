import { ENGINE_KINDS } from '../engine';
import { startScripted, type ScriptedServer } from '../imap/scripted';
import { recordDialogues, runCase, type Dialogue } from './dialogue';
import { isNightly, noteSearch, seedOf } from '../searches';
import { mutationsOf } from './mutations';
import { randomOf } from './random';

/*
 * Polls whose server sends changed bytes. A case is identified by its seed and number alone:
 *   FUZZ_SEED=<seed> FUZZ_CASES=100000   more of them
 *   FUZZ_SEED=<seed> FUZZ_CASE=<number>  one again, with what was changed (`-- fuzz/even`)
 */
const SEED = seedOf('FUZZ_SEED');
const CASES = Number(process.env['FUZZ_CASES'] ?? (isNightly ? 100_000 : 60));
const ONLY = process.env['FUZZ_CASE'];

const PER_TEST = 1_000;

/** Tests every second case, beginning with `first` (0 or 1): a file for each half, so that both run at once. */
export function describeCases(first: 0 | 1): void {
	let server: ScriptedServer;
	let dialogues: readonly Dialogue[];
	let played = 0;
	let findings = 0;
	// Not of `performance`, whose clock stands still with the timers.
	let started = 0;
	beforeAll(async () => {
		server = await startScripted();
		dialogues = await recordDialogues(server);
		expect(dialogues.map(({ ids }) => ids.size)).toEqual([4, 4, 2, 2]);
		started = Date.now();
		jest.useFakeTimers({
			doNotFake: ['Date', 'nextTick', 'setImmediate', 'clearImmediate', 'queueMicrotask'],
		});
	});
	afterAll(async () => {
		noteSearch({
			name: `changed bytes, ${first === 0 ? 'even' : 'odd'} cases`,
			played: `${played} polls`,
			seed: SEED,
			seconds: (Date.now() - started) / 1000,
			findings,
		});
		jest.useRealTimers();
		await server.stop();
	});

	// Jest itself fails a test in which anything is thrown or rejected that nobody catches.
	test.each(blocksOf(numbersFrom(first)))(
		`no changed byte ends, holds up or loses anything (FUZZ_SEED=${SEED}, cases %i to %i)`,
		async (_from, _to, numbers) => {
			const failures: string[] = [];
			for (const number of numbers) {
				const failure = await run(number, server, dialogues);
				if (failure !== null) failures.push(failure);
				played++;
			}
			findings += failures.length;
			expect(failures).toEqual([]);
			while (server.openSockets > 0) await new Promise((resolve) => setImmediate(resolve));
			expect(jest.getTimerCount()).toBe(0);
		},
		600_000,
	);
}

function numbersFrom(first: number): number[] {
	if (ONLY !== undefined) return [Number(ONLY)];
	return Array.from({ length: Math.ceil((CASES - first) / 2) }, (_, index) => first + 2 * index);
}

function blocksOf(numbers: readonly number[]): Array<[from: number, to: number, number[]]> {
	const blocks: Array<[number, number, number[]]> = [];
	for (let from = 0; from < numbers.length; from += PER_TEST) {
		const block = numbers.slice(from, from + PER_TEST);
		blocks.push([block[0] ?? 0, block.at(-1) ?? 0, block]);
	}
	return blocks;
}

async function run(
	number: number,
	server: ScriptedServer,
	dialogues: readonly Dialogue[],
): Promise<string | null> {
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
