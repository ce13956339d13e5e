import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { ENGINES } from './engines';
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

/** Writes docs/RELIABILITY.md, as Prettier would. */
export async function writeReport(
	repository: string,
	plan: Plan,
	results: readonly Result[],
): Promise<void> {
	const manifest: unknown = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8'));
	const version =
		typeof manifest === 'object' && manifest !== null && 'version' in manifest
			? String(manifest.version)
			: '';
	const text = [
		'# Reliability',
		'What became of mail while everything around the trigger broke: real n8n, a real mail server (Dovecot), and a network between them that a proxy breaks. This page is written by',
		['```', commandOf(), '```'].join('\n'),
		`Measured on ${new Date().toISOString().slice(0, 10)} with version ${version} on ${cpus().length} processors, Node ${process.versions.node} for the tests.`,
		conditions(plan).join('\n'),
		table(results).join('\n'),
		notes(plan, results).join('\n'),
	].join('\n\n');
	await writeFile(join(repository, 'docs', 'RELIABILITY.md'), `${text}\n`);
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
		`- The trigger polls every ${runs[0]?.pollEverySeconds} seconds. Collected means that n8n holds an execution with the mail.`,
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
	const widths = COLUMNS.map((title, column) =>
		Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)),
	);
	const line = (row: readonly string[]) =>
		`| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
	return [line(COLUMNS), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line)];
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
