import fc from 'fast-check';
import type { EngineKind } from '../engine';
import { rollback, setting, stepFor } from './arbitraries';
import type { Setting, Step } from './steps';
import { World } from './world';

/**
 * MODEL_RUNS: histories per test file. MODEL_SEED: another seed searches on; without it the same histories are
 * played each time, so that a failure is about what was changed.
 */
const { MODEL_RUNS, MODEL_SEED, CI } = process.env;
const RUNS = Number(MODEL_RUNS ?? (CI ? 2_600 : 250));
const SEED = Number(MODEL_SEED ?? 71);
const TIME_LIMIT_MS = 3_600_000;

/** Tests that random histories on an engine of n8n lose nothing, double nothing and count rightly. */
export function describeHistories(kind: EngineKind, choice = { withRollbacks: false }): void {
	test(
		`${RUNS} histories, seed ${SEED}`,
		async () => {
			const step = choice.withRollbacks
				? fc.oneof({ weight: 15, arbitrary: stepFor(kind) }, { weight: 1, arbitrary: rollback })
				: stepFor(kind);
			const steps = fc.array(step, { minLength: 1, maxLength: 40, size: 'max' });
			const property = fc.asyncProperty(setting, steps, async (begun, rest) => {
				await live(kind, begun, rest);
			});
			await fc.assert(property, { numRuns: RUNS, seed: SEED });
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
