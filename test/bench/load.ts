import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ensureN8n, N8N_VERSION, type InstalledN8n } from '../support/n8n/install';

/** What our nodes cost an n8n that has nothing to do yet, and what their first work adds, beside its own mail nodes. */
export async function bench(): Promise<void> {
	const n8n = await ensureN8n(process.env['E2E_N8N'] ?? N8N_VERSION, console.log);
	const folder = await mkdtemp(join(tmpdir(), 'load-'));
	try {
		await run(process.execPath, ['node_modules/gulp/bin/gulp.js', 'build']);
		// Away from this repository: `n8n-workflow` must be the one of n8n.
		await cp('dist', folder, { recursive: true });
		const rows = rowsOf(folder, join(n8n.folder, 'node_modules', 'n8n-nodes-base', 'dist'));
		// In turns, so that a busy moment of the machine meets every row.
		const costs = new Map(rows.map((row) => [row, [] as Cost[]]));
		for (let round = 0; round < ROUNDS; round++) {
			for (const row of rows) costs.get(row)?.push(await measure(n8n, row));
		}
		console.log(`n8n ${n8n.version}, median of ${ROUNDS} fresh processes`);
		console.log('nodes                                             MB        ms    CPU ms');
		for (const [row, measured] of costs) console.log(lineOf(row, measured));
	} finally {
		await rm(folder, { recursive: true });
	}
}

const ROUNDS = 9;

const run = promisify(execFile);

interface Row {
	readonly name: string;
	readonly files: readonly string[];
	readonly isWorking: boolean;
}

function rowsOf(ours: string, base: string): readonly Row[] {
	const files = ['EmailInquiryTrigger', 'EmailInquiry'].map((name) =>
		join(ours, 'nodes', name, `${name}.node.js`),
	);
	const peers = ['EmailReadImap/EmailReadImap', 'Google/Gmail/GmailTrigger'].map((name) =>
		join(base, 'nodes', `${name}.node.js`),
	);
	return [
		{ name: 'both of ours', files, isWorking: false },
		{ name: 'both of ours, at their first work', files, isWorking: true },
		{ name: 'EmailReadImap and Gmail Trigger of n8n', files: peers, isWorking: false },
	];
}

interface Cost {
	readonly mb: number;
	readonly ms: number;
	readonly cpuMs: number;
}

async function measure(n8n: InstalledN8n, { files, isWorking }: Row): Promise<Cost> {
	const args = ['-e', LOAD, String(isWorking), ...files];
	// Where n8n has its nodes look for `n8n-workflow`.
	const env = { ...process.env, NODE_PATH: join(n8n.folder, 'node_modules') };
	const { stdout } = await run(n8n.node, args, { env, cwd: n8n.folder });
	return JSON.parse(stdout);
}

/** Without a context the first call goes no further than to load what it needs. */
const LOAD = `
require('n8n-workflow');
const [isWorking, ...files] = process.argv.slice(1);
const [rss, cpu, start] = [process.memoryUsage.rss(), process.cpuUsage(), performance.now()];
const nodes = files.map((file) => {
	const [className] = require('node:path').basename(file).split('.');
	return new (require(file)[className])();
});
const work = ({ poll, execute, methods }) => [
	poll?.call({ getMode: () => 'trigger' }),
	execute?.call({ getNodeParameter: () => '' }),
	methods.loadOptions.getFolders.call({}),
];
const begun = isWorking === 'true' ? nodes.flatMap(work) : [];
Promise.allSettled(begun).then((calls) => {
	for (const { reason } of calls) if (reason?.code === 'MODULE_NOT_FOUND') throw reason;
	const ms = performance.now() - start;
	const { user, system } = process.cpuUsage(cpu);
	const mb = (process.memoryUsage.rss() - rss) / 1e6;
	console.log(JSON.stringify({ mb, ms, cpuMs: (user + system) / 1e3 }));
	process.exit();
});
`;

function lineOf({ name }: Row, costs: readonly Cost[]): string {
	const figures = (['mb', 'ms', 'cpuMs'] as const).map((key) =>
		medianOf(costs.map((cost) => cost[key]))
			.toFixed(key === 'mb' ? 1 : 0)
			.padStart(10),
	);
	return `${name.padEnd(42)}${figures.join('')}`;
}

function medianOf(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
