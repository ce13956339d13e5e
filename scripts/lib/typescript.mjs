import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** Imports a TypeScript module of this repository into a script: Node 20 cannot do that by itself. */
export async function importTypeScript(file) {
	const folder = join('node_modules', '.cache', 'n8n-nodes-email-inquiry');
	await mkdir(folder, { recursive: true });
	// Its own file for each process: two scripts may start at the same moment.
	const outfile = join(folder, `${basename(file, '.ts')}.${process.pid}.cjs`);
	await build({
		entryPoints: [file],
		outfile,
		bundle: true,
		platform: 'node',
		packages: 'external',
		logLevel: 'warning',
	});
	const module = await import(pathToFileURL(outfile).href);
	await rm(outfile);
	return module.default;
}
