import { writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { cacheFolder } from './cache';
import { hasCompiler, NO_COMPILER } from './compiler';
import { installOnce } from './install-once';
import { ensureNode, type NodeRuntime } from './node-runtime';
import { npm } from './npm';
import type { Report } from './report';

export const N8N_VERSION = '2.41.1';

export interface InstalledN8n {
	readonly version: string;
	/** Node binary that runs it. */
	readonly node: string;
	/** Folder whose `node_modules` holds n8n. */
	readonly folder: string;
	/** Settings this version needs to run here. */
	readonly env: NodeJS.ProcessEnv;
}

interface Recipe {
	readonly oldestNode: number;
	readonly overrides: Readonly<Record<string, string>>;
	readonly env: NodeJS.ProcessEnv;
}

const RECIPES: Readonly<Record<string, Recipe>> = {
	[N8N_VERSION]: {
		oldestNode: 24,
		overrides: {},
		// The one module that asks the internet although told not to.
		env: { N8N_DISABLED_MODULES: 'mcp-registry' },
	},
	'1.123.81': {
		oldestNode: 20,
		// xlsx of 1.x is fetched from outside the registry.
		overrides: { xlsx: 'npm:xlsx@0.18.5' },
		// isolated-vm has no build for Node 20.
		env: { N8N_EXPRESSION_ENGINE: 'legacy', N8N_RUNNERS_ENABLED: 'false' },
	},
};

/** Installs n8n into the user's cache on first use (4–8 minutes, about 3 GB). */
export async function ensureN8n(version: string, report: Report): Promise<InstalledN8n> {
	const recipe = RECIPES[version];
	if (!recipe) {
		throw new Error(`n8n ${version} is none of ${Object.keys(RECIPES).join(', ')}`);
	}
	const runtime = await ensureNode(recipe.oldestNode, report);
	const target = join(cacheFolder(), `n8n-${version}-node${runtime.major}`);
	await installOnce(target, report, async (folder) => {
		report(`Installing n8n ${version} into ${target} (once; 4–8 minutes, about 3 GB) …`);
		const manifest = { private: true, dependencies: { n8n: version }, overrides: recipe.overrides };
		await writeFile(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
		await installTree(folder, `${target}.log`, report);
		await buildDatabaseDriver(folder, `${target}.log`, runtime, report);
	});
	return { version, node: runtime.binary, folder: target, env: recipe.env };
}

async function installTree(folder: string, logFile: string, report: Report): Promise<void> {
	const args = ['install', '--ignore-scripts', '--omit=dev'];
	const code = await npm({ args, folder, logFile, label: 'downloading n8n' }, report);
	if (code !== 0) throw new Error(`n8n could not be installed; see ${logFile}`);
}

/** sqlite3 is native: compiled for the Node that runs n8n, or downloaded where there is no compiler. */
async function buildDatabaseDriver(
	folder: string,
	logFile: string,
	runtime: NodeRuntime,
	report: Report,
): Promise<void> {
	const compile = await hasCompiler();
	const args = ['rebuild', 'sqlite3', '--ignore-scripts=false'];
	const env = {
		...process.env,
		PATH: `${dirname(runtime.binary)}${delimiter}${process.env['PATH'] ?? ''}`,
		...(runtime.headers ? { npm_config_nodedir: runtime.headers } : {}),
	};
	const label = `${compile ? 'compiling' : 'downloading'} n8n's database driver`;
	const code = await npm(
		{ args: compile ? [...args, '--build-from-source'] : args, folder, logFile, label, env },
		report,
	);
	if (code === 0) return;
	throw new Error(
		compile ? `n8n's database driver could not be compiled; see ${logFile}` : NO_COMPILER,
	);
}
