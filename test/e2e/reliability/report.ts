import { ENGINES } from './engines';
import { measuredNow, writeSection, type Measured } from './page';
import type { Plan } from './plan';
import type { Result, Run } from './run';
import { AROUND_AN_OUTAGE, KILLED, type Scenario } from './scenarios';

const COLUMNS = [
	'Scenario',
	'Engine',
	'Sent',
	'Collected',
	'Lost',
	'Duplicated',
	'Error executions',
	'Duration',
];

/** Writes the sections about outages and kills of docs/RELIABILITY.md, each as far as its runs were played. */
export async function writeReport(
	repository: string,
	plan: Plan,
	results: readonly Result[],
): Promise<void> {
	const isKilling = ({ scenarios }: Run) => scenarios.includes(KILLED);
	const sections = [
		['A broken network', plan.runs.filter((run) => !isKilling(run)), BROKEN],
		['A killed n8n', plan.runs.filter(isKilling), KILLS],
	] as const;
	for (const [title, runs, { scenarios, conditions, notes }] of sections) {
		const [first] = runs;
		const rows = results.filter(({ scenario }) => scenarios.includes(scenario));
		if (first === undefined || rows.length === 0) continue;
		const before = [
			'Written by',
			['```', commandOf(), '```'].join('\n'),
			await measuredNow(repository),
			[
				...shortened(),
				...conditions(first),
				`- The trigger polls every ${first.pollEverySeconds} seconds.`,
			].join('\n'),
		];
		await writeSection(repository, title, { before, after: notes }, measured(rows, scenarios));
	}
}

const BROKEN = {
	scenarios: AROUND_AN_OUTAGE,
	conditions: ({ outageMs, outageMinutes, mailEveryMs }: Run) => [
		`- Outages last ${outageMs / 60_000} minutes, 'Outage Minutes' is ${outageMinutes}, a message comes to every mailbox each ${mailEveryMs / 1000} seconds.`,
		'- All scenarios run side by side, one workflow and mailbox each, in one n8n that is restarted before the outage begins.',
	],
	notes: [
		"- An outage shorter than 'Outage Minutes' makes no failed execution, a longer one makes one.",
		'- Collected means that the published workflow had it: what went to the former name of a renamed node counts for nothing.',
	],
};

const KILLS = {
	scenarios: [KILLED],
	conditions: ({ kills }: Run) => [
		`- n8n is killed ${kills} times, each time at a random moment while it collects 20 messages in batches of 5.`,
	],
	notes: [
		'- Without durable cursors n8n saves the state and creates the execution one after the other: a kill between them can cost or double one batch. With durable cursors it commits both at once.',
		'- n8n 1.x with its default SQLite (`DB_SQLITE_POOL_SIZE=0`) writes them in three commits without a write-ahead log, in no fixed order: the state, the execution, and the data of the execution. A kill after the first two leaves an execution without data. With `DB_SQLITE_POOL_SIZE=2` the execution and its data are one transaction (read in the code of n8n, not measured).',
	],
};

const FULL_NIGHT = 'npm run test:e2e -- --nightly reliability';

const SHORTENING = ['E2E_OUTAGE_MINUTES', 'E2E_KILLS', 'E2E_ENGINE'];

function commandOf(): string {
	const settings = [...SHORTENING, 'E2E_AT_ONCE'].flatMap((name) => {
		const value = process.env[name];
		return value === undefined ? [] : [`${name}='${value}' `];
	});
	return `${settings.join('')}${FULL_NIGHT}`;
}

function shortened(): string[] {
	if (SHORTENING.every((name) => process.env[name] === undefined)) return [];
	return [
		`- A part of a night. \`${FULL_NIGHT}\` is a whole one: outages of 20 minutes, 20 kills.`,
	];
}

function measured(results: readonly Result[], scenarios: readonly Scenario[]): Measured {
	const rows = results.map((row) => {
		const cells = [
			row.scenario.name,
			row.engine.name,
			String(row.sent),
			String(row.collected),
			String(row.lost.length),
			String(row.doubled.length),
			String(row.errors.length),
			`${Math.floor(row.seconds / 60)} min ${row.seconds % 60} s`,
		];
		return [aboutOf(cells), cells] as const;
	});
	const wanted = scenarios.flatMap(({ name }) =>
		ENGINES.map((engine) => aboutOf([name, engine.name])),
	);
	return { columns: COLUMNS, rows: new Map(rows), wanted, aboutOf };
}

function aboutOf([scenario = '', engine = '']: readonly string[]): string {
	return `${scenario}, ${engine}`;
}
