import { appendFileSync } from 'node:fs';

/** One row of docs/NIGHTLY.md. */
export interface Search {
	readonly name: string;
	/** What was played, with its unit. */
	readonly played: string;
	readonly seed: number;
	readonly seconds: number;
	readonly findings: number;
}

/** True for the long runs of `--nightly`. */
export const isNightly = process.env['NIGHTLY'] === '1';

/** Returns the seed of this run, a fresh one unless the environment tells it: see jest/global-setup.ts. */
export function seedOf(search: 'MODEL_SEED' | 'FUZZ_SEED'): number {
	return Number(process.env[search] ?? 1);
}

/** Keeps what a search of a nightly run came to, for the table that is written when all have ended. */
export function noteSearch(search: Search): void {
	const file = process.env['NIGHTLY_ROWS'];
	if (isNightly && file !== undefined) appendFileSync(file, `${JSON.stringify(search)}\n`);
}
