import { markdownTable } from '../../support/markdown-table';
import { ENGINES } from './engines';
import { measuredNow, writeSection } from './page';
import type { Plan } from './plan';
import type { Result } from './run';
import { AROUND_AN_OUTAGE, KILLED } from './scenarios';

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

/** Writes the section about outages and kills of docs/RELIABILITY.md. */
export async function writeReport(
	repository: string,
	plan: Plan,
	results: readonly Result[],
): Promise<void> {
	await writeSection(repository, 'A broken network, a killed n8n', [
		'Written by',
		['```', commandOf(), '```'].join('\n'),
		await measuredNow(repository),
		conditions(plan).join('\n'),
		table(results).join('\n'),
		notes(plan, results).join('\n'),
	]);
}

const FULL_NIGHT = 'npm run test:e2e -- --nightly reliability';

const SHORTENING = ['E2E_OUTAGE_MINUTES', 'E2E_KILLS', 'E2E_ENGINE'];

function commandOf(): string {
	const settings = [...SHORTENING, 'E2E_AT_ONCE'].flatMap((name) => {
		const value = process.env[name];
		return value === undefined ? [] : [`${name}='${value}' `];
	});
	return `${settings.join('')}${FULL_NIGHT}`;
}

function conditions({ runs }: Plan): string[] {
	const outage = runs.find(({ scenarios }) => !scenarios.includes(KILLED));
	const killing = runs.find(({ scenarios }) => scenarios.includes(KILLED));
	return [
		...(SHORTENING.every((name) => process.env[name] === undefined)
			? []
			: [
					`- A shortened night. \`${FULL_NIGHT}\` is a whole one: outages of 20 minutes, 20 kills.`,
				]),
		...(outage
			? [
					`- Outages last ${outage.outageMs / 60_000} minutes, 'Outage Minutes' is ${outage.outageMinutes}, a mail comes to every mailbox each ${outage.mailEveryMs / 1000} seconds.`,
					'- All scenarios but the last run side by side, one workflow and mailbox each, in one n8n that is restarted before the outage begins.',
				]
			: []),
		...(killing
			? [
					`- n8n is killed ${killing.kills} times, each time at a random moment while it collects 20 mails in batches of 5.`,
				]
			: []),
		`- The trigger polls every ${runs[0]?.pollEverySeconds} seconds.`,
	];
}

function table(results: readonly Result[]): string[] {
	const order = [...AROUND_AN_OUTAGE, KILLED];
	const sorted = [...results].sort(
		(a, b) =>
			order.indexOf(a.scenario) - order.indexOf(b.scenario) ||
			ENGINES.indexOf(a.engine) - ENGINES.indexOf(b.engine),
	);
	const cells = sorted.map((row) => [
		row.scenario.name,
		row.engine.name,
		String(row.sent),
		String(row.collected),
		String(row.lost.length),
		String(row.doubled.length),
		String(row.errors.length),
		`${Math.floor(row.seconds / 60)} min ${row.seconds % 60} s`,
	]);
	return markdownTable([COLUMNS, ...cells]);
}

function notes({ runs }: Plan, results: readonly Result[]): string[] {
	const played = new Set(results.map(({ engine, scenario }) => `${scenario.name}, ${engine.name}`));
	const missing = runs.flatMap(({ engine, scenarios }) =>
		scenarios
			.map(({ name }) => `${name}, ${engine.name}`)
			.filter((row) => !played.has(row))
			.map((row) => `- Not finished: ${row}.`),
	);
	return [
		'- Without durable cursors n8n saves the state and creates the execution one after the other: a kill between them can cost or double one batch. With durable cursors it commits both at once.',
		"- An outage shorter than 'Outage Minutes' makes no failed execution, a longer one makes one.",
		...missing,
	];
}
