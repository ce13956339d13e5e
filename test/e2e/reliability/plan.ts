import { CLASSIC, DURABLE_CURSORS, ENGINES } from './engines';
import type { Run } from './run';
import { AROUND_AN_OUTAGE, ASLEEP, DOWN_AT_START, KILLED, REFUSED, RENAMED } from './scenarios';

export interface Plan {
	readonly isNightly: boolean;
	readonly runs: readonly Run[];
	/** Runs side by side. */
	readonly atOnce: number;
}

const MINUTE_MS = 60_000;
const NIGHTLY = { outageMinutes: 20, kills: 20 };

/**
 * Minutes for every change; real lengths on all engines for the night. `E2E_ENGINE` is a pattern for the
 * names of the engines to run on, `E2E_AT_ONCE` says how many n8n run side by side.
 */
export function planOf(env: NodeJS.ProcessEnv): Plan {
	const atOnce = Number(env['E2E_AT_ONCE'] ?? 2);
	const isNightly = env['NIGHTLY'] === '1';
	const wanted = new RegExp(env['E2E_ENGINE'] ?? '');
	const isWanted = ({ engine }: Run) => wanted.test(engine.name);
	return { isNightly, runs: (isNightly ? nightly(env) : short()).filter(isWanted), atOnce };
}

function short(): Run[] {
	const common = { outageMinutes: 1, mailEveryMs: 5_000, pollEverySeconds: 5 };
	const brief = { ...common, outageMs: 1.5 * MINUTE_MS, kills: 0 };
	const others = ENGINES.filter((engine) => engine !== CLASSIC);
	return [
		{ ...common, engine: CLASSIC, scenarios: AROUND_AN_OUTAGE, outageMs: 3 * MINUTE_MS, kills: 0 },
		{ ...common, engine: CLASSIC, scenarios: [KILLED], outageMs: 0, kills: 3 },
		{ ...brief, engine: DURABLE_CURSORS, scenarios: [ASLEEP] },
		...others.map((engine) => ({
			...brief,
			engine,
			scenarios: [REFUSED, DOWN_AT_START, RENAMED],
		})),
	];
}

/** `E2E_OUTAGE_MINUTES` and `E2E_KILLS` make a night shorter, 0 leaves them out; the report says what was run. */
function nightly(env: NodeJS.ProcessEnv): Run[] {
	const outage = Number(env['E2E_OUTAGE_MINUTES'] ?? NIGHTLY.outageMinutes);
	const kills = Number(env['E2E_KILLS'] ?? NIGHTLY.kills);
	const outageMs = outage * MINUTE_MS;
	// 15, the default, in a full night.
	const outageMinutes = Math.max(1, Math.floor(outage * 0.75));
	const common = { outageMinutes, mailEveryMs: 10_000, pollEverySeconds: 15 };
	return [
		...ENGINES.map((engine) => ({
			...common,
			engine,
			scenarios: AROUND_AN_OUTAGE,
			outageMs,
			kills: 0,
		})),
		...ENGINES.map((engine) => ({ ...common, engine, scenarios: [ASLEEP], outageMs, kills: 0 })),
		...ENGINES.map((engine) => ({ ...common, engine, scenarios: [KILLED], outageMs: 0, kills })),
	].filter(({ kills, outageMs }) => kills > 0 || outageMs > 0);
}
