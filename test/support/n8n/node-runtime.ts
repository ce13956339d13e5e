import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cacheFolder } from './cache';
import { installOnce } from './install-once';
import { npm } from './npm';
import type { Report } from './report';

export interface NodeRuntime {
	readonly binary: string;
	readonly major: number;
	/** Folder with the C headers of this Node, when they came with it. */
	readonly headers?: string;
}

const NODE_24 = '24.21.0';
/** n8n 2.41 is not tried on anything newer. */
const NEWEST_MAJOR = 24;

/** Returns the running Node if n8n runs on it, else Node 24 from npm's `node` packages. */
export async function ensureNode(oldestMajor: number, report: Report): Promise<NodeRuntime> {
	const running = Number(process.versions.node.split('.')[0]);
	if (running >= oldestMajor && running <= NEWEST_MAJOR) return runtime(process.execPath, running);
	const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
	const target = join(cacheFolder(), `node-${NODE_24}`);
	await installOnce(target, report, async (folder) => {
		report(`Installing Node ${NODE_24}, because n8n needs Node ${oldestMajor} …`);
		await writeFile(join(folder, 'package.json'), manifestOf(name));
		const logFile = `${target}.log`;
		const code = await npm(
			{ args: ['install', '--ignore-scripts'], folder, logFile, label: 'installing Node' },
			report,
		);
		if (code !== 0) throw new Error(`Node ${NODE_24} could not be installed; see ${logFile}`);
	});
	const file = process.platform === 'win32' ? 'node.exe' : 'node';
	return runtime(join(target, 'node_modules', name, 'bin', file), 24);
}

function runtime(binary: string, major: number): NodeRuntime {
	const home = dirname(dirname(binary));
	const hasHeaders = existsSync(join(home, 'include', 'node', 'node.h'));
	return { binary, major, ...(hasHeaders ? { headers: home } : {}) };
}

function manifestOf(nodePackage: string): string {
	return JSON.stringify({ private: true, dependencies: { [nodePackage]: NODE_24 } }, null, 2);
}
