import fc from 'fast-check';
import type { EngineKind } from '../engine';
import { isNightly, noteSearch, seedOf } from '../searches';
import { rollback, setting, stepFor } from './arbitraries';
import type { Setting, Step } from './steps';
import { World } from './world';

/** MODEL_RUNS: histories per test file. MODEL_SEED: plays those of another run again. */
const RUNS = Number(process.env['MODEL_RUNS'] ?? (isNightly ? 10_000 : 15));
const SEED = seedOf('MODEL_SEED');
const TIME_LIMIT_MS = 3_600_000;

/** Tests that random histories on an engine of n8n lose nothing, double nothing and count rightly. */
export function describeHistories(kind: EngineKind, choice = { withRollbacks: false }): void {
	test(
		`${RUNS} histories, MODEL_SEED=${SEED}`,
		async () => {
			const step = choice.withRollbacks
				? fc.oneof({ weight: 15, arbitrary: stepFor(kind) }, { weight: 1, arbitrary: rollback })
				: stepFor(kind);
			const steps = fc.array(step, { minLength: 1, maxLength: 40, size: 'max' });
			const property = fc.asyncProperty(setting, steps, async (begun, rest) => {
				await live(kind, begun, rest);
			});
			const started = performance.now();
			const found = await fc.check(property, { numRuns: RUNS, seed: SEED });
			noteSearch({
				name: `histories, ${kind}${choice.withRollbacks ? ' with rollbacks' : ''}`,
				played: `${found.numRuns} histories`,
				seed: SEED,
				seconds: (performance.now() - started) / 1000,
				findings: found.failed ? 1 : 0,
			});
			// Throws what was found, in its shortest form.
			await fc.asyncDefaultReportMessage(found).then((message) => {
				if (message !== undefined) throw new Error(message, { cause: found.errorInstance });
			});
		},
		TIME_LIMIT_MS,
	);
}

/** Runs one history to its end. Throws what is wrong with it. */
export async function live(
	kind: EngineKind,
	begun: Setting,
	steps: readonly Step[],
): Promise<void> {
	const world = new World(kind, begun);
	await world.begin();
	for (const step of steps) await world.apply(step);
	await world.end();
}
